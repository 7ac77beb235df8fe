"""Kind words: marked while one writes, put right by a tap or by keyboard, and never in the way."""

from playwright.sync_api import Page, expect

from contacts.models import Note
from library.models import Term
from tests.journeys.conftest import fits_the_width, sign_in

KIND = "We met a person who uses drugs at the gate."


def junkie() -> None:
    """The only term."""
    Term.objects.all().delete()
    words = {"prefer": "person who uses drugs, neighbor", "why": "An insult."}
    Term.objects.create(avoid="junkie", **words)


def open_form(page: Page, dana, maria, typed: str):
    """Sign in, open the form of a note, and type."""
    junkie()
    sign_in(page, dana)
    page.goto(f"/contacts/{maria.pk}/notes/new/")
    field = page.get_by_label("What happened")
    field.press_sequentially(typed)
    return field


def test_word_is_marked_and_a_tap_replaces_it(page: Page, transactional_db, dana, maria):
    field = open_form(page, dana, maria, "We met a junkie at the gate.")

    mark = page.locator(".mark")
    expect(mark).to_contain_text("An insult.")
    expect(page.get_by_role("status").last).to_have_text("1 word to look at beneath What happened.")
    assert fits_the_width(page)
    page.get_by_role("button", name="write “a person who uses drugs”").click()
    expect(field).to_have_value(KIND)
    expect(mark).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(field).to_have_value("We met a junkie at the gate.")


def test_word_is_replaced_by_keyboard(page: Page, transactional_db, dana, maria):
    field = open_form(page, dana, maria, "We met a junkie at the gate.")
    expect(page.locator(".mark")).to_be_visible()

    page.keyboard.press("Tab")
    expect(page.locator(".mark-offer").first).to_be_focused()
    page.keyboard.press("Enter")

    expect(field).to_have_value(KIND)
    expect(field).to_be_focused()


def test_quotation_is_let_be_and_saving_never_blocked(page: Page, transactional_db, dana, maria):
    field = open_form(page, dana, maria, "He said: “Junkie!”")
    page.wait_for_timeout(1_500)  # longer than the pause after which a text is looked through
    expect(page.locator(".mark")).to_have_count(0)

    field.press_sequentially(" I met no junkie.")
    expect(page.locator(".mark")).to_have_count(1)
    page.get_by_role("button", name="Log note").click()

    expect(page.locator("#timeline")).to_contain_text("I met no junkie.")
    assert Note.objects.count() == 1


def test_notice_is_put_away(page: Page, transactional_db, dana, maria):
    open_form(page, dana, maria, "Hello.")

    page.get_by_role("button", name="Put this notice away").click()

    expect(page.locator(".guard-notice")).to_have_count(0)


def test_without_scripts_words_are_told_when_the_form_comes_back(
    chromium, live_server, dana, maria
):
    junkie()
    context = chromium.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    sign_in(page, dana)

    page.goto("/contacts/notes/new/")
    page.get_by_label("What happened").fill("We met a junkie.")
    page.get_by_role("button", name="Log note").click()

    expect(page.get_by_role("main")).to_contain_text("You may want to look at these words.")
    expect(page.get_by_label("What happened")).to_have_value("We met a junkie.")
    context.close()
