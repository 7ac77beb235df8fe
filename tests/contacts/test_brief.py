"""The brief: what one needs before a meeting, and nothing one may not read."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contacts.brief import brief_of
from contacts.models import Challenge, Commitment, Relationship


@pytest.fixture
def make_challenge(dana, maria):
    """Make challenges about Maria."""

    def make(**fields):
        fields.setdefault("author", dana)
        told = {"source": "phone", "facts": "Boxes by the gate.", "title": "Boxes"}
        challenge = Challenge.objects.create(first_response_due=timezone.now(), **(told | fields))
        challenge.contacts.set([maria])
        return challenge

    return make


def promise(contact, owner, **fields):
    """Make a commitment."""
    return Commitment.objects.create(contact=contact, owner=owner, **fields)


def page_of(client, contact):
    """Return a contact's brief."""
    return client.get(reverse("contacts:contact_brief", args=[contact.pk])).content.decode()


def test_brief_tells_who_they_are_and_the_last_three_conversations(
    browser_of, dana, maria, make_note
):
    maria.pronunciation = "mah-REE-ah"
    maria.save()
    for age in range(4):
        make_note(dana, maria, days_ago=age, happened=f"Talk number {age}.")

    page = page_of(browser_of(dana), maria)

    assert "say “mah-REE-ah”" in page
    assert [age for age in range(4) if f"Talk number {age}." in page] == [0, 1, 2]
    assert "Dana (4 notes)" in page


def test_brief_keeps_promises_apart_by_side(dana, maria, today):
    theirs = promise(maria, dana, what="Speak at the hearing")
    ours = promise(maria, dana, what="Send the sheet", made_by="us", due_on=today)
    promise(maria, dana, what="Old", status="kept", settled_on=today)

    brief = brief_of(maria, dana, today)

    assert (brief.theirs, brief.ours) == ([theirs], [ours])


def test_brief_thanks_for_what_was_kept_and_tells_what_was_solved(
    dana, maria, today, make_challenge
):
    promise(maria, dana, what="Speak at the hearing", status="kept", settled_on=today)
    closed = {"status": "resolved", "closed_at": timezone.now()}
    make_challenge(**closed, worked="A call the same day.")

    assert brief_of(maria, dana, today).good_words == [
        "Thank them: they kept “Speak at the hearing”.",
        "“Boxes” was solved. What worked: A call the same day.",
    ]


def test_brief_shows_no_heading_over_nothing(browser_of, dana, maria, make_challenge):
    closed = {"status": "unresolved", "closed_at": timezone.now(), "lesson": "They moved away."}
    make_challenge(**closed)

    page = page_of(browser_of(dana), maria)

    assert [h for h in ("What works", "What to avoid", "What we learned") if h in page] == [
        "What we learned"
    ]


def test_brief_says_who_knows_them_and_how(dana, maria, make_contact, today):
    boss = make_contact("Bea Boss")
    Relationship.objects.create(from_contact=maria, kind="reports-to", to_contact=boss)

    assert brief_of(maria, dana, today).known_to == [(boss, "leads")]


def test_brief_leaves_out_what_is_restricted(browser_of, dana, grace, maria, make_note):
    make_note(grace, maria, happened="A private word.", sensitivity="restricted")

    assert "A private word." not in page_of(browser_of(dana), maria)
    assert "A private word." in page_of(browser_of(grace), maria)


def test_brief_leaves_out_restricted_challenges(browser_of, dana, grace, maria, make_challenge):
    make_challenge(author=grace, sensitivity="restricted", title="Private quarrel")

    assert "Private quarrel" not in page_of(browser_of(dana), maria)
    assert "Private quarrel" in page_of(browser_of(grace), maria)


def test_brief_tells_a_volunteer_nothing_of_promises(browser_of, vera, dana, maria):
    promise(maria, dana, what="Speak at the hearing")

    assert "Speak at the hearing" not in page_of(browser_of(vera), maria)
    assert "Speak at the hearing" in page_of(browser_of(dana), maria)


@pytest.mark.parametrize("count", [1, 3])
def test_brief_asks_the_same_for_one_and_three(
    browser_of, dana, maria, make_note, make_challenge, count, django_assert_num_queries
):
    for age in range(count):
        make_note(dana, maria, days_ago=age + 1)
        make_challenge()
        promise(maria, dana, what="Speak", asked_on=timezone.localdate() - timedelta(days=age))
    client = browser_of(dana)

    with django_assert_num_queries(12):
        page_of(client, maria)
