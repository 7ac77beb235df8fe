"""A neighbor's concern, from the public page to a lesson, and the lesson to the next one."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from accounts.models import Program
from contacts.models import Challenge
from ssp_crm.demo import load_demo
from ssp_crm.demo.challenges import REFERENCE
from tests.journeys.conftest import Watch, fits_the_width, sign_in
from tests.journeys.test_accessibility import RULES

HAPPENED = "Engines and loud music under my window until midnight."
OPENED = 3_200  # milliseconds a person needs at least


@pytest.fixture
def line(transactional_db) -> Program:
    """The neighbors' line is open."""
    return Program.objects.update_or_create(pk=1, defaults={"concerns_open": True})[0]


def tell(page: Page, place: str) -> str:
    """Tell a concern on the public page and return the reference."""
    page.goto("/concerns/")
    page.get_by_label("What is it about").select_option(label="Noise or crowding")
    page.get_by_label("Where").fill(place)
    page.get_by_label("What happened").fill(HAPPENED)
    page.wait_for_timeout(OPENED)
    page.get_by_role("button", name="Send to us").click()
    expect(page.get_by_role("heading", name="Thank you for telling us")).to_be_visible()
    assert fits_the_width(page)
    return page.locator(".concern-reference").inner_text()


def look_up(page: Page, reference: str) -> None:
    """Ask for our answer by the reference."""
    page.goto("/concerns/status/")
    page.get_by_label("Your reference").fill(reference)
    page.get_by_role("button", name="Show the answer").click()


def test_a_concern_becomes_a_lesson_and_the_lesson_helps(page: Page, line, dana):
    reference = tell(page, "Mill Street 12")
    look_up(page, reference)
    expect(page.get_by_role("main")).to_contain_text("We have your concern.")

    sign_in(page, dana)
    page.goto("/contacts/challenges/")
    expect(page.get_by_role("main")).to_contain_text("answer by")
    page.get_by_role("link", name="Noise or crowding: Mill Street 12").click()
    page.get_by_placeholder("Went by").fill("Stood there for an hour and asked for quiet.")
    page.get_by_role("button", name="Add to the log").click()
    expect(page.locator("#steps")).to_contain_text("asked for quiet")
    page.get_by_role("link", name="Write our answer").click()
    page.get_by_label("Our answer to them").fill("Engines go off at our door now.")
    page.get_by_role("button", name="Publish answer").click()
    expect(page.locator(".page-head")).to_contain_text("answered")
    assert fits_the_width(page)

    look_up(page, reference)
    expect(page.get_by_role("main")).to_contain_text("Engines go off at our door now.")

    page.goto(Challenge.objects.get().get_absolute_url())
    page.get_by_role("link", name="Close", exact=True).click()
    page.get_by_label("Resolved").check()
    page.get_by_label("What worked").fill("A sign inside the door.")
    page.get_by_role("button", name="Close challenge").click()
    expect(page.locator(".page-head")).to_contain_text("Resolved")

    tell(page, "Mill Street 20")
    page.goto("/contacts/challenges/")
    page.get_by_role("link", name="Noise or crowding: Mill Street 20").click()
    expect(page.locator("#similar")).to_contain_text("A sign inside the door.")
    page.goto("/contacts/challenges/?view=playbook&q=loud+music")
    expect(page.locator("#challenge-list mark").first).to_be_visible()


def test_the_neighbors_line_works_without_javascript(chromium, live_server, line):
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()

    reference = tell(page, "Mill Street 12")
    look_up(page, reference)

    expect(page.get_by_role("main")).to_contain_text("We have your concern.")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_public_pages_are_usable_by_everyone(page: Page, watch: Watch, line, theme):
    load_demo()
    page.emulate_media(color_scheme=theme)

    def close() -> None:
        Program.objects.update(concerns_open=False)
        page.goto("/concerns/")

    ways = {
        "form": lambda: page.goto("/concerns/"),
        "thanks": lambda: tell(page, "Mill Street 12"),
        "reference": lambda: page.goto("/concerns/status/"),
        "answer": lambda: look_up(page, REFERENCE),
        "unknown": lambda: look_up(page, "x"),
        "closed": close,
    }
    found = {name: [go(), violations(page, watch)][1] for name, go in ways.items()}

    assert {name: faults for name, faults in found.items() if faults} == {}


def violations(page: Page, watch: Watch) -> list[str]:
    """Return what axe-core finds on a page, and whether one must scroll sideways."""
    said = list(watch.complaints)  # axe adds styles of its own, which the CSP refuses
    found = Axe().run(page, options=RULES).response["violations"]
    watch.complaints[:] = said
    faults = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found]
    return faults if fits_the_width(page) else [*faults, "scrolls sideways"]
