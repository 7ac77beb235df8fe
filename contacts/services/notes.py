"""Logging notes, and keeping what we said we would do."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..models import Contact, FollowUp, Note
from .mentions import keep_mentions


@transaction.atomic
def log_note(
    *,
    note: Note,
    contacts: Iterable[Contact],
    follow_up: FollowUp | None = None,
) -> Note:
    """Save a note with the contacts it is about and, if asked, what we will do next.

    Colleagues named with @ are told; names that could be several are left on `unclear_mentions`.
    Raises ValidationError without contacts, without words, or for a time still to come.
    """
    contacts = list(contacts)
    if not contacts:
        raise ValidationError({"contacts": "Say who this was with or about."})
    if note.happened_at > timezone.now() + timedelta(minutes=5):
        raise ValidationError({"happened_at": "A note is about what happened: choose a past time."})
    is_new = note.pk is None
    note.full_clean(exclude=["author"])  # whoever is signed in exists
    note.save()
    if is_new:
        note.contacts.add(*contacts)  # set() would first ask which there are
    else:
        note.contacts.set(contacts)
    note.unclear_mentions = keep_mentions(note=note, is_new=is_new)
    if follow_up is not None:
        follow_up.note, follow_up.contact = note, contacts[0]
        follow_up.full_clean()
        follow_up.save()
    return note


@transaction.atomic
def finish_follow_up(*, follow_up: FollowUp, now: datetime | None = None) -> FollowUp:
    """Tick a follow-up off; ticking it twice keeps the first time."""
    follow_up = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if follow_up.done_at is None:
        follow_up.done_at = now or timezone.now()
        follow_up.save()
    return follow_up


@transaction.atomic
def reopen_follow_up(*, follow_up: FollowUp) -> FollowUp:
    """Take a tick back."""
    follow_up = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if follow_up.done_at is not None:
        follow_up.done_at = None
        follow_up.save()
    return follow_up
