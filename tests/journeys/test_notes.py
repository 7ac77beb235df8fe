"""Sign in, find someone, log a note, see it; and what happens when things go wrong on the way."""

from django.conf import settings
from playwright.sync_api import Page, expect

from contacts.models import Note
from tests.conftest import PASSWORD
from tests.journeys.conftest import fits_the_width, sign_in


def test_staff_find_someone_and_log_a_note(page: Page, transactional_db, dana, maria):
    sign_in(page, dana)

    page.keyboard.press("/")
    page.keyboard.type("mari")
    page.locator("#search-answer a").first.click()
    page.get_by_role("link", name="Log a note").locator("visible=true").last.click()
    page.get_by_label("How").select_option(label="Phone call")
    page.get_by_label("What happened").fill("She offered the gym for an open house.")
    page.get_by_label("What will we do next").fill("Send her two dates")
    page.get_by_label("By when").fill("2026-12-01")
    page.get_by_role("button", name="Log note").click()

    expect(page.locator("#timeline")).to_contain_text("She offered the gym for an open house.")
    expect(page.locator("#followup-list")).to_contain_text("Send her two dates")
    assert fits_the_width(page)
    assert Note.objects.get().author == dana


def test_what_was_typed_comes_back_after_a_session_ended(page: Page, transactional_db, dana, maria):
    sign_in(page, dana)
    page.goto(f"/contacts/{maria.pk}/notes/new/")
    page.get_by_label("What happened").fill("A long talk about the hours.")

    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Log note").click()
    page.get_by_label("E-mail").fill(dana.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("What happened")).to_have_value("A long talk about the hours.")
    page.get_by_role("button", name="Log note").click()

    expect(page.locator("#timeline")).to_contain_text("A long talk about the hours.")


def test_everything_works_without_javascript(chromium, live_server, dana, maria):
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    sign_in(page, dana)

    page.get_by_label("Search everything").fill("maria")
    page.get_by_label("Search everything").press("Enter")
    page.get_by_role("link", name="Maria Lopez").click()
    page.get_by_role("main").get_by_role("link", name="Log a note").click()
    page.get_by_label("What happened").fill("Plain and simple.")
    page.get_by_role("button", name="Log note").click()

    expect(page.locator("#timeline")).to_contain_text("Plain and simple.")
    context.close()
