"""A real Chromium at the widths of a phone and a desk, watched for what must never happen."""

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from accounts.models import User
from tests.conftest import PASSWORD

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys are marked, and skipped with a reason where no Chromium is found."""
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker("journey")
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium found on this machine"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs an event loop of its own
    with sync_playwright() as playwright:
        expect.set_options(timeout=20_000)  # milliseconds; a busy machine is no fault of the page
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """What a page did that no page of ours may do."""

    def __init__(self) -> None:
        self.other_hosts: set[str] = set()
        self.complaints: list[str] = []

    def over(self, page: Page) -> None:
        """Listen to a page's requests, console and errors."""
        page.on("request", lambda request: self._asked(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._said(message.type, message.text))

    def _asked(self, url: str) -> None:
        host = urlsplit(url).hostname
        if host not in {None, "localhost", "127.0.0.1"}:
            self.other_hosts.add(str(host))

    def _said(self, kind: str, text: str) -> None:
        # A 4xx answer is told on the console too; those are the application's to give.
        if kind == "error" and "the server responded with a status of 4" not in text:
            self.complaints.append(text)


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the test if a page asked another host, broke the CSP or threw an error."""
    watch = Watch()
    yield watch
    assert watch.other_hosts == set()
    assert watch.complaints == []


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(request, chromium: Browser, live_server, watch: Watch) -> Iterator[Page]:
    """A page of the live server at both widths."""
    context = chromium.new_context(viewport=request.param, base_url=live_server.url)
    page = context.new_page()
    watch.over(page)
    yield page
    context.close()


def sign_in(page: Page, user: User) -> None:
    """Sign in through the form."""
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    # Only a signed-in page has it; any address ends in a slash, the sign-in page's too.
    page.locator(".dock").wait_for(state="attached")
    page.wait_for_load_state()  # the keys work once the scripts have run


def fits_the_width(page: Page) -> bool:
    """Nobody must scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
