"""Somebody is asked, keeps their word, and stands among those we can count on."""

from playwright.sync_api import Page, expect

from contacts.models import Commitment
from tests.journeys.conftest import fits_the_width, sign_in


def test_an_ask_is_kept_with_one_tap_and_counted_on(page: Page, transactional_db, dana, maria):
    sign_in(page, dana)
    page.goto(f"/contacts/{maria.pk}/commitments/new/?topic=testify")

    page.get_by_label("What exactly").fill("Speak at the zoning hearing")
    page.get_by_label("By when").fill("2031-03-04")
    page.get_by_role("button", name="Write the ask down").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Speak at the zoning hearing")
    expect(page.get_by_role("main")).to_contain_text("Asked")
    assert fits_the_width(page)
    page.goto("/contacts/commitments/")
    page.get_by_role("button", name="Kept: Speak at the zoning hearing").click()

    expect(page.locator("#messages")).to_contain_text("Kept: Speak at the zoning hearing")
    page.goto("/contacts/allies/?topic=testify")
    row = page.get_by_role("listitem").filter(has_text="Maria Lopez")
    expect(row).to_contain_text("kept 1 of 1 that came due")
    assert fits_the_width(page)
    assert Commitment.objects.get().status == "kept"


def test_a_kept_ask_is_taken_back_with_one_tap(page: Page, transactional_db, dana, maria):
    ask = Commitment.objects.create(contact=maria, owner=dana, what="Write a letter")
    sign_in(page, dana)
    page.goto(ask.get_absolute_url())

    page.get_by_role("button", name="Kept").click()
    page.get_by_role("button", name="Take “kept” back").click()

    expect(page.get_by_role("button", name="Agreed")).to_be_visible()
    ask.refresh_from_db()
    assert (ask.status, ask.settled_on) == ("asked", None)


def test_a_broken_promise_asks_for_a_word(page: Page, transactional_db, dana, maria):
    ask = Commitment.objects.create(contact=maria, owner=dana, what="Write a letter")
    sign_in(page, dana)
    page.goto(ask.get_absolute_url())

    page.get_by_role("link", name="Not kept").click()
    page.get_by_role("button", name="Tell the outcome").click()
    expect(page.get_by_role("main")).to_contain_text("Say in a word what happened.")
    page.get_by_label("What happened").fill("She was ill that week.")
    page.get_by_role("button", name="Tell the outcome").click()

    expect(page.get_by_role("main")).to_contain_text("She was ill that week.")
    ask.refresh_from_db()
    assert ask.status == "broken"
