"""What is in sight while a journalist is on the phone."""

from datetime import date

from contacts.models import Affiliation, ContactMethod
from media_liaison.card import card_of


def add_method(journalist, channel, value, **fields):
    """Give a journalist one more way to be reached."""
    return ContactMethod.objects.create(
        contact=journalist.contact, channel=channel, value=value, **fields
    )


def test_phones_stand_apart_the_preferred_first(ana, dana):
    add_method(ana, "phone", "555-1", is_preferred=True)
    add_method(ana, "website", "https://example.org")
    add_method(ana, "email", "ana@example.org")

    card = card_of(ana, dana)

    assert [str(method) for method in card.phones] == ["555-1", "(555) 010-2030"]
    assert [str(method) for method in card.others] == ["ana@example.org", "https://example.org"]


def test_past_work_stands_apart(ana, dana, make_outlet):
    Affiliation.objects.create(
        person=ana.contact, organization=make_outlet("Old Post").contact, ended_on=date(2020, 1, 1)
    )

    card = card_of(ana, dana)

    assert [str(job.organization) for job in card.jobs] == ["The Harlow Herald"]
    assert [str(job.organization) for job in card.past_jobs] == ["Old Post"]


def test_the_last_five_notes_newest_first(ana, dana, make_note):
    notes = [make_note(dana, ana.contact, days_ago=days) for days in range(7)]

    assert card_of(ana, dana).notes == notes[:5]


def test_restricted_notes_are_for_leadership_and_their_author(ana, dana, grace, make_note):
    note = make_note(grace, ana.contact, sensitivity="restricted")

    assert card_of(ana, dana).notes == []
    assert card_of(ana, grace).notes == [note]


def test_where_nothing_was_said_the_card_says_so(browser_of, dana, ana, make_statement):
    page, words = f"/media/?journalist={ana.pk}", "We have told them nothing yet"

    assert words in browser_of(dana).get(page).content.decode()
    make_statement(journalist=ana)
    assert words not in browser_of(dana).get(page).content.decode()
