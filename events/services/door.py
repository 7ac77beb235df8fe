"""On the day: who is here, who came unasked, and who did not come."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from ssp_crm.history import version_of

from ..models import Event, Rsvp
from .guests import CALLED_OFF, locked_event

Answer, Presence = Rsvp.Answer, Rsvp.Presence
TOO_EARLY = "The door opens on the day of the event."
NOT_BEGUN = "It has not begun yet: somebody may still come."


def refuse_door(event: Event, now: datetime) -> None:
    """Raise ValidationError before an event's day on its own clock, or if it was called off."""
    if event.is_cancelled:
        raise ValidationError(CALLED_OFF)
    if now.astimezone(event.zone).date() < event.first_day:
        raise ValidationError(TOO_EARLY)


@transaction.atomic
def check_in(*, rsvp: Rsvp, now: datetime | None = None) -> Rsvp:
    """Say that somebody on the list is here; saying it again changes nothing.

    Whoever is here has come: the answer becomes yes, for those who waited too, even if the list
    is full. Raises ValidationError before the day.
    """
    now = now or timezone.now()
    refuse_door(locked_event(rsvp.event_id), now)
    rsvp = Rsvp.objects.select_related("contact").get(pk=rsvp.pk)
    if rsvp.presence == Presence.ATTENDED:
        return rsvp
    rsvp.presence = Presence.ATTENDED
    if rsvp.answer != Answer.YES:
        rsvp.answer, rsvp.waiting_since, rsvp.answered_at = Answer.YES, None, now
    rsvp.full_clean()
    rsvp.save()
    return rsvp


@transaction.atomic
def undo_check_in(*, rsvp: Rsvp, by: User) -> None:
    """Take back that somebody is here: with the answer they had, and their turn if they waited.

    Somebody who walked in leaves the list again.
    """
    locked_event(rsvp.event_id)
    rsvp = Rsvp.objects.get(pk=rsvp.pk)
    if rsvp.presence != Presence.ATTENDED:
        return
    if rsvp.walked_in:
        rsvp.delete()
        return
    before = version_of(rsvp, rsvp.version - 1, user=by)
    if before and before.presence != Presence.ATTENDED:
        rsvp.answer, rsvp.waiting_since = before.answer, before.waiting_since
    rsvp.presence = Presence.UNKNOWN
    rsvp.save()


@transaction.atomic
def add_walk_in(*, rsvp: Rsvp, now: datetime | None = None) -> Rsvp:
    """Write down somebody who came without being asked; a contact on the list is checked in.

    Raises ValidationError before the day, or without a name.
    """
    now = now or timezone.now()
    refuse_door(locked_event(rsvp.event_id), now)
    if not rsvp.contact and not rsvp.name.strip():
        raise ValidationError({"name": "Write a name, or choose a contact."})
    here = Rsvp.objects.filter(event=rsvp.event_id)
    if rsvp.contact and (known := here.filter(contact=rsvp.contact).first()):
        return check_in(rsvp=known, now=now)
    rsvp.name = "" if rsvp.contact else rsvp.name.strip()
    rsvp.walked_in, rsvp.presence = True, Presence.ATTENDED
    rsvp.answer, rsvp.answered_at = Answer.YES, now
    rsvp.full_clean()
    rsvp.save()
    return rsvp


@transaction.atomic
def close_door(*, event: Event, now: datetime | None = None) -> int:
    """Say that nobody else came; return how many who said yes did not.

    Raises ValidationError before it begins, or if it was called off.
    """
    now = now or timezone.now()
    event = locked_event(event.pk)
    refuse_door(event, now)
    if event.starts_at > now:
        raise ValidationError(NOT_BEGUN)
    missing = event.rsvps.coming().filter(presence=Presence.UNKNOWN)
    return _say(missing, Presence.NO_SHOW, now)


@transaction.atomic
def reopen_door(*, event: Event, now: datetime | None = None) -> int:
    """Take back who did not come; return how many that are."""
    missing = locked_event(event.pk).rsvps.filter(presence=Presence.NO_SHOW)
    return _say(missing, Presence.UNKNOWN, now or timezone.now())


def _say(rows: object, presence: str, now: datetime) -> int:
    changes = {"presence": presence, "version": F("version") + 1, "updated_at": now}
    return rows.update(**changes)  # type: ignore[attr-defined, no-any-return]
