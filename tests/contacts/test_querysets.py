"""Who sees which rows, and who has gone quiet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.models import Contact, FollowUp, Note


@pytest.mark.parametrize(
    ("who", "seen"), [("vera", 1), ("dana", 1), ("lior", 1), ("grace", 2), ("ada", 1), ("olu", 0)]
)
def test_restricted_notes_show_to_leadership_alone(request, maria, make_note, who, seen):
    author = request.getfixturevalue("grace")
    make_note(author, maria)
    make_note(author, maria, sensitivity="restricted")

    visible = Note.objects.visible_to(request.getfixturevalue(who))

    assert visible.count() == seen


def test_authors_read_their_own_restricted_notes(maria, dana, lior, make_note):
    note = make_note(dana, maria, sensitivity="restricted")

    assert list(Note.objects.visible_to(dana)) == [note]
    assert list(Note.objects.visible_to(lior)) == []


def test_follow_ups_of_a_restricted_note_are_as_hidden_as_the_note(
    maria, dana, lior, grace, make_note, today
):
    note = make_note(grace, maria, sensitivity="restricted")
    promise = FollowUp.objects.create(
        what="Ask", due_on=today, assigned_to=dana, contact=maria, note=note
    )

    assert list(FollowUp.objects.visible_to(dana)) == [promise]
    assert list(FollowUp.objects.visible_to(grace)) == [promise]
    assert list(FollowUp.objects.visible_to(lior)) == []


@pytest.mark.parametrize(("days_ago", "is_quiet"), [(29, False), (30, False), (31, True)])
def test_contact_is_quiet_once_the_days_have_passed(
    maria, dana, make_note, today, days_ago, is_quiet
):
    Contact.objects.update(keep_in_touch_days=30, created_at=timezone.now() - timedelta(days=400))
    make_note(dana, maria, days_ago=days_ago)

    quiet = Contact.objects.quiet(dana, today)

    assert list(quiet) == ([maria] if is_quiet else [])


def test_quiet_is_counted_from_notes_one_may_read(maria, dana, grace, make_note, today):
    Contact.objects.update(keep_in_touch_days=30, created_at=timezone.now() - timedelta(days=400))
    make_note(grace, maria, days_ago=40)
    make_note(grace, maria, days_ago=1, sensitivity="restricted")

    assert list(Contact.objects.quiet(dana, today)) == [maria]
    assert list(Contact.objects.quiet(grace, today)) == []


@pytest.mark.parametrize(
    "fields",
    [{"do_not_contact": True, "do_not_contact_reason": "Asked us."}, {"keep_in_touch_days": None}],
)
def test_some_contacts_are_never_quiet(maria, dana, today, fields):
    quiet = {"keep_in_touch_days": 30, "created_at": timezone.now() - timedelta(days=400)}
    Contact.objects.update(**{**quiet, **fields})

    assert list(Contact.objects.quiet(dana, today)) == []


@pytest.mark.parametrize("ages", [(1, 2, 3), (1, 200, 300), (100, 200, 300)])
def test_newest_matching_finds_the_newest_wherever_they_stand_in_time(dana, maria, make_note, ages):
    notes = [make_note(dana, maria, days_ago=age, happened="The fence.") for age in ages]
    make_note(dana, maria, happened="Something else.")

    found = Note.objects.newest_matching("fence", 2, timezone.now())

    assert found == [note.pk for note in notes[:2]]
