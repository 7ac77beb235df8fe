"""What people do with contacts: each verb checks, writes once, and says why not in a sentence."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .models import Contact, FollowUp, Note, Stance

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_stance(
    *, contact: Contact, level: str, on: date, evidence: str, author: "User", topic: str = ""
) -> Stance:
    """Record where a contact stands, and keep the contact's copy of the newest overall stance.

    Raises ValidationError without evidence, or for a day still to come.
    """
    if on > timezone.localdate():
        raise ValidationError({"on": "A stance is something seen already: choose today or before."})
    stance = Stance(
        contact=contact, level=level, on=on, evidence=evidence, topic=topic, author=author
    )
    stance.full_clean()
    stance.save()
    locked = Contact.objects.select_for_update().get(pk=contact.pk)
    newest = locked.stances.overall().newest_first().first()
    if newest and newest.level != locked.stance:
        locked.stance = newest.level
        locked.save()
    return stance


@transaction.atomic
def log_note(
    *,
    note: Note,
    contacts: Iterable[Contact],
    follow_up: FollowUp | None = None,
) -> Note:
    """Save a note with the contacts it is about and, if asked, what we will do next.

    Raises ValidationError without contacts, without words, or for a time still to come.
    """
    contacts = list(contacts)
    if not contacts:
        raise ValidationError({"contacts": "Say who this was with or about."})
    if note.happened_at > timezone.now() + timedelta(minutes=5):
        raise ValidationError({"happened_at": "A note is about what happened: choose a past time."})
    note.full_clean()
    note.save()
    note.contacts.set(contacts)
    if follow_up is not None:
        follow_up.note, follow_up.contact = note, contacts[0]
        follow_up.full_clean()
        follow_up.save()
    return note


@transaction.atomic
def archive_contact(*, contact: Contact, now: datetime | None = None) -> Contact:
    """Put a contact away: out of lists and searches, with everything known about them kept."""
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if contact.archived_at is None:
        contact.archived_at = now or timezone.now()
        contact.save()
    return contact


@transaction.atomic
def restore_contact(*, contact: Contact) -> Contact:
    """Bring an archived contact back."""
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if contact.archived_at is not None:
        contact.archived_at = None
        contact.save()
    return contact


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
