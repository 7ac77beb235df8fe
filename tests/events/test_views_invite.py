"""Inviting many at once: each source, shown before it writes, and who is left out."""

import uuid

import pytest

from contacts.models import Affiliation, SavedFilter, Tag
from events.models import Rsvp


def page_of(event, rest="guests/"):
    return f"/events/{event.pk}/{rest}"


def invited(event):
    return sorted(row.who for row in event.rsvps.select_related("contact"))


@pytest.fixture
def crowd(make_contact, make_event, dana):
    """Contacts each of whom another source finds."""
    names = ("Tagged", "Working", "School", "Kept", "Before")
    found = {name: make_contact(name) for name in names}
    tag = Tag.objects.create(name="neighbor")
    found["Tagged"].tags.add(tag)
    place = make_contact("Oak House", kind="organization")
    Affiliation.objects.create(person=found["Working"], organization=place)
    found["School"].category = "school"
    found["School"].save()
    kept = SavedFilter.objects.create(name="K", query="q=kept", owner=dana)
    last_year = make_event("Last year", "2025-11-24 10:00")
    Rsvp.objects.create(event=last_year, contact=found["Before"])
    sources = {"tag": tag, "organization": place, "saved": kept, "earlier": last_year}
    return {name: row.pk for name, row in sources.items()} | {
        "people": "Kept",
        "category": "school",
    }


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("people", "Kept"),
        ("tag", "Tagged"),
        ("organization", "Working"),
        ("category", "School"),
        ("saved", "Kept"),
        ("earlier", "Before"),
    ],
)
def test_each_source_is_shown_first_and_invited_once(browser_of, dana, tour, crowd, source, name):
    browser, asked = browser_of(dana), {source: crowd[source]}

    shown = browser.get(page_of(tour, "invite/"), asked)
    form = {**asked, "form_id": str(uuid.uuid4())}
    before = Rsvp.objects.filter(event=tour).count()
    sent = [browser.post(page_of(tour, "invite/"), form) for _ in "ab"]

    assert (f">{name}</a>" in shown.text, before) == (True, 0)
    assert [each.url for each in sent] == [page_of(tour)] * 2
    assert (invited(tour), tour.rsvps.get().invited_by) == ([name], dana)


def test_sources_together_invite_all_they_find(browser_of, dana, tour, crowd):
    browser_of(dana).post(page_of(tour, "invite/"), crowd)

    assert invited(tour) == ["Before", "Kept", "School", "Tagged", "Working"]


@pytest.fixture
def tagged(tour, maria, make_contact):
    """A tag on somebody new, somebody to leave alone, one put away, and one on the list."""
    Rsvp.objects.create(event=tour, contact=maria)
    alone = make_contact("Alone", do_not_contact=True, do_not_contact_reason="Grief")
    gone = make_contact("Gone", archived_at="2026-01-01T12:00Z")
    tag = Tag.objects.create(name="t")
    tag.contacts.add(make_contact("New"), alone, gone, maria)
    return {"tag": tag.pk}


def test_left_alone_are_named_and_archived_and_known_left_out(browser_of, dana, tour, tagged):
    page = browser_of(dana).get(page_of(tour, "invite/"), tagged)
    browser_of(dana).post(page_of(tour, "invite/"), tagged)

    choice = page.context["choice"]
    assert ([*map(str, choice.new)], [*map(str, choice.left_alone)]) == (["New"], ["Alone"])
    assert (choice.there, "1 is on the list already" in page.text) == (1, True)
    assert invited(tour) == ["Maria Lopez", "New"]


def test_five_hundred_at_once_and_the_rest_after_them(browser_of, dana, tour, make_contact):
    tag = Tag.objects.create(name="t")
    tag.contacts.add(*(make_contact(f"P {number}") for number in range(501)))
    browser, page = browser_of(dana), page_of(tour, "invite/")

    assert "At most 500 are invited at a time" in browser.get(page, {"tag": tag.pk}).text
    counts = []
    for _ in "ab":
        browser.post(page, {"tag": tag.pk})
        counts.append(tour.rsvps.count())

    assert counts == [500, 501]


@pytest.mark.parametrize("typed", [{}, {"people": "Nobody & Co"}, {"tag": "4711"}])
def test_refused_invitation_keeps_what_was_typed(browser_of, dana, tour, typed):
    sent = browser_of(dana).post(page_of(tour, "invite/"), typed)

    assert (sent.status_code, Rsvp.objects.count()) == (422, 0)
    assert ("Nobody &amp; Co" in sent.text) == ("people" in typed)


def test_nobody_is_invited_to_what_is_over(browser_of, dana, make_event, maria):
    over = make_event("Over", "2026-11-19 10:00")

    sent = browser_of(dana).post(page_of(over, "invite/"), {"people": maria.pk})

    assert (sent.status_code, Rsvp.objects.count()) == (422, 0)
    assert "nobody is invited any more" in sent.text


@pytest.mark.parametrize("rows", [1, 3])
def test_invite_costs_the_same_for_one_and_three(
    browser_of, dana, tour, make_contact, django_assert_num_queries, rows
):
    tag = Tag.objects.create(name="t")
    tag.contacts.add(*(make_contact(f"P {number}") for number in range(rows)))
    browser = browser_of(dana)

    with django_assert_num_queries(11):
        browser.get(page_of(tour, "invite/"), {"tag": tag.pk})
