"""What people do with contacts."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from contacts.models import Contact, FollowUp, Note
from contacts.services.contacts import archive_contact, restore_contact
from contacts.services.notes import finish_follow_up, log_note, reopen_follow_up
from contacts.services.stances import record_stance


def test_record_stance_keeps_the_newest_overall_one_on_the_contact(maria, dana, today):
    record_stance(contact=maria, level="ally", on=today, evidence="Spoke for us.", author=dana)
    earlier = today - timedelta(days=30)
    record_stance(contact=maria, level="neutral", on=earlier, evidence="Asked.", author=dana)

    maria.refresh_from_db()

    assert maria.stance == "ally"


def test_record_stance_on_a_topic_leaves_the_overall_one(maria, dana, today):
    record_stance(
        contact=maria,
        level="challenging",
        topic="hours",
        on=today,
        evidence="Said so.",
        author=dana,
    )

    maria.refresh_from_db()

    assert maria.stance == "unknown"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"evidence": ""}, "evidence"), ({"level": "enthusiastic"}, "level"), ({"days": 1}, "on")],
)
def test_record_stance_refuses_with_a_sentence_at_the_field(maria, dana, today, changes, field):
    facts = {"level": "ally", "evidence": "Spoke for us.", **changes}
    on = today + timedelta(days=facts.pop("days", 0))

    with pytest.raises(ValidationError) as refused:
        record_stance(contact=maria, on=on, author=dana, **facts)

    assert list(refused.value.message_dict) == [field]
    assert maria.stances.count() == 0


def test_log_note_saves_note_contacts_and_follow_up_together(maria, make_contact, dana, today):
    rob = make_contact("Rob O'Brien")
    promise = FollowUp(what="Send the schedule", due_on=today, assigned_to=dana)

    note = log_note(
        note=Note(author=dana, happened="We met."), contacts=[maria, rob], follow_up=promise
    )

    assert set(note.contacts.all()) == {maria, rob}
    assert promise.contact == maria
    assert promise.note == note


@pytest.mark.parametrize(
    ("happened", "hours", "with_maria", "field"),
    [
        ("", 0, True, "happened"),
        ("We met.", 5, True, "happened_at"),
        ("We met.", 0, False, "contacts"),
    ],
)
def test_log_note_refuses_and_writes_nothing(maria, dana, happened, hours, with_maria, field):
    note = Note(author=dana, happened=happened, happened_at=timezone.now() + timedelta(hours=hours))

    with pytest.raises(ValidationError) as refused:
        log_note(note=note, contacts=[maria] if with_maria else [])

    assert list(refused.value.message_dict) == [field]
    assert Note.objects.count() == 0


def test_archive_and_restore_can_be_repeated(maria):
    archive_contact(contact=maria)
    first = archive_contact(contact=maria).archived_at
    restore_contact(contact=maria)
    restored = restore_contact(contact=maria)

    assert first is not None
    assert restored.archived_at is None
    assert list(Contact.objects.active()) == [maria]


def test_finish_follow_up_keeps_the_first_time(maria, dana, today):
    follow_up = FollowUp.objects.create(what="Call", due_on=today, assigned_to=dana, contact=maria)

    first = finish_follow_up(follow_up=follow_up).done_at
    second = finish_follow_up(follow_up=follow_up).done_at
    reopened = reopen_follow_up(follow_up=follow_up)

    assert first == second
    assert reopened.done_at is None
