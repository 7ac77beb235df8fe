"""How often a contact came, and what a merge makes of two answers to one event."""

import pytest

from contacts.models import Commitment
from contacts.services.merging import merge_contacts, undo_merge
from events.models import Rsvp


@pytest.fixture
def past(make_event, maria):
    """Four events that are over, one cancelled, one still to come: came to two, one unknown."""
    told = [("yes", "attended"), ("yes", "no-show"), ("yes", ""), ("maybe", "attended")]
    for number, (answer, presence) in enumerate(told):
        event = make_event(f"E {number}", f"2026-10-0{number + 1} 18:00")
        Rsvp.objects.create(event=event, contact=maria, answer=answer, presence=presence)
    said_no = make_event("Not asked", "2026-10-06 18:00")
    off = make_event("Off", "2026-10-07 18:00", status="cancelled")
    Rsvp.objects.create(event=said_no, contact=maria, answer="no")
    Rsvp.objects.create(event=off, contact=maria, answer="yes")
    Rsvp.objects.create(event=make_event("Soon"), contact=maria, answer="yes")
    return maria


def test_contact_page_counts_what_is_over_and_took_place(browser_of, dana, past):
    page = browser_of(dana).get(past.get_absolute_url())

    attendance = page.context["attendance"]
    assert "Came to 2 of 4 events, 1 not written down" in page.text
    assert [(row.title, row.words) for row in attendance.last] == [
        ("E 3", "came"),
        ("E 2", "not written down"),
        ("E 1", "did not come"),
        ("E 0", "came"),
    ]


def test_day_is_that_of_the_place(browser_of, dana, maria, make_event):
    late = make_event("Late", "2026-10-01 21:00")  # the 2nd already in UTC
    Rsvp.objects.create(event=late, contact=maria, answer="yes", presence="attended")

    assert "1 Oct 2026, came" in browser_of(dana).get(maria.get_absolute_url()).text


def test_volunteers_read_no_attendance(browser_of, vera, past):
    text = browser_of(vera).get(past.get_absolute_url()).text

    assert ("At our events" in text, "E 3" in text) == (False, False)


@pytest.mark.parametrize("rows", [0, 3])
def test_attendance_costs_the_contact_page_nothing(
    browser_of, dana, maria, make_event, django_assert_num_queries, rows
):
    for number in range(rows):
        event = make_event(f"E {number}", f"2026-10-0{number + 1} 18:00")
        Rsvp.objects.create(event=event, contact=maria, answer="yes")
    browser = browser_of(dana)

    with django_assert_num_queries(12):
        browser.get(maria.get_absolute_url())


@pytest.fixture
def merge(grace, make_contact):
    """Merge Maria and her double, both on one list."""
    return lambda kept, other: merge_contacts(
        survivor=kept, merged=other, versions=(1, 1), fields={}, author=grace
    )


def answers(event):
    return list(event.rsvps.order_by("pk").values_list("answer", "party", "presence", "note"))


@pytest.mark.parametrize(
    ("mine", "theirs", "left"),
    [
        ("invited", "yes", [("yes", 3, "", ""), ("no", 3, "", "Ramp")]),
        ("yes", "no", [("yes", 1, "", ""), ("no", 3, "", "Ramp")]),
        ("maybe", "maybe", [("maybe", 1, "", ""), ("no", 3, "", "Ramp")]),
    ],
)
def test_merge_keeps_the_better_answer_and_undo_gives_both_back(
    tour, maria, make_contact, merge, mine, theirs, left
):
    twin = make_contact("M. Lopez")
    Rsvp.objects.create(event=tour, contact=maria, answer=mine)
    Rsvp.objects.create(event=tour, contact=twin, answer=theirs, party=3, note="Ramp")

    made = merge(maria, twin)
    merged = answers(tour)
    undo_merge(merge=made)

    assert merged == left
    assert [row[:3] for row in answers(tour)] == [(mine, 1, ""), (theirs, 3, "")]


def test_merge_keeps_that_one_of_them_came_and_lists_them_once(
    browser_of, dana, make_event, maria, make_contact, merge
):
    twin, event = make_contact("M. Lopez"), make_event("Supper", "2026-11-19 18:00")
    Rsvp.objects.create(event=event, contact=maria, answer="yes", presence="no-show")
    Rsvp.objects.create(event=event, contact=twin, answer="yes", presence="attended")

    merge(maria, twin)

    page = browser_of(dana).get(f"/events/{event.pk}/guests/")
    assert [(row.who, row.presence) for row in page.context["page"].rows] == [
        ("Maria Lopez", "attended")
    ]
    assert event.rsvps.places_taken() == 1


def test_merge_moves_answers_to_other_events(tour, maria, make_contact, merge):
    twin = make_contact("M. Lopez")
    rsvp = Rsvp.objects.create(event=tour, contact=twin, answer="yes")

    merge(maria, twin)

    rsvp.refresh_from_db()
    assert (rsvp.contact, rsvp.answer) == (maria, "yes")


def test_notes_of_guests_are_not_kept_by_a_merge(tour, maria, make_contact, merge):
    twin = make_contact("M. Lopez")
    Rsvp.objects.create(event=tour, contact=maria)
    Rsvp.objects.create(event=tour, contact=twin, note="Needs a ramp")

    assert "ramp" not in str(merge(maria, twin).before)


def test_allies_page_says_how_often_each_came(browser_of, dana, past, today):
    kept = {"status": "kept", "due_on": today, "settled_on": today}
    Commitment.objects.create(contact=past, topic="testify", what="Speak", owner=dana, **kept)

    text = browser_of(dana).get("/contacts/allies/", {"topic": "testify"}).text

    assert "came to 2 of 4 events" in text
