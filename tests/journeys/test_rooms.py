"""A reporter rings, an event is planned, a list is brought in and taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from contacts.models import Affiliation, Contact, ContactMethod
from events.models import Event
from media_liaison.models import Journalist
from tests.journeys.conftest import fits_the_width, sign_in


@pytest.fixture
def nadia(make_contact, make_note, dana) -> Contact:
    """A journalist with an outlet, a beat, a number and a note."""
    nadia = make_contact("Nadia Osei", category="media")
    ledger = make_contact("The Ledger", kind="organization", category="media")
    Affiliation.objects.create(person=nadia, organization=ledger, role="Reporter")
    ContactMethod.objects.create(contact=nadia, channel="mobile", value="(315) 555-0199")
    Journalist.objects.create(contact=nadia, beats="health, city hall", approach="Text first.")
    make_note(dana, nadia, happened="She asked for figures on clean-up.")
    return nadia


@pytest.mark.parametrize("typed", ["osei", "led", "hea"])
def test_three_letters_find_the_journalist(page: Page, transactional_db, dana, nadia, typed):
    sign_in(page, dana)
    page.goto("/media/")

    page.keyboard.type(typed)

    card = page.locator("#journalist-card")
    for words in ("Nadia Osei", "(315) 555-0199", "Text first.", "figures on clean-up"):
        expect(card).to_contain_text(words)
    assert fits_the_width(page)


def test_an_event_is_planned_and_stands_on_the_calendar(page: Page, transactional_db, dana):
    sign_in(page, dana)
    page.goto("/events/")

    page.get_by_role("link", name="Plan event").click()
    page.get_by_label("Title").fill("Tour for the block")
    page.get_by_label("Kind").select_option(label="Tour")
    page.get_by_label("Day", exact=False).first.fill("2031-03-04")
    page.get_by_label("From").fill("10:00")
    page.get_by_label("Until").fill("11:00")
    page.get_by_role("button", name="Plan event").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tour for the block")
    page.goto("/events/?month=2031-03")

    expect(page.get_by_role("main")).to_contain_text("Tour for the block")
    assert Event.objects.get().starts_at.isoformat() == "2031-03-04T15:00:00+00:00"
    assert fits_the_width(page)


def test_a_list_is_looked_at_imported_and_taken_back(
    page: Page, transactional_db, dana, tmp_path: Path
):
    file = tmp_path / "neighbours.csv"
    file.write_text("Name;E-mail;Phone\nZoë Park;zoe@row.example;315 555 0101\n;;\n", "cp1252")
    sign_in(page, dana)
    page.goto("/contacts/import/")

    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_role("button", name="Show the preview").click()
    expect(page.get_by_role("main")).to_contain_text("Zoë Park")
    before = Contact.objects.count()
    page.get_by_role("button", name="Import 1").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    imported = Contact.objects.count()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("main")).to_contain_text("taken back as a whole")

    assert (before, imported, Contact.objects.count()) == (0, 1, 0)
