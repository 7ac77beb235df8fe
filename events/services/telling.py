"""Telling guests: of a new time or place, of a cancellation, and of a place that became free."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from accounts.models import Program
from ssp_crm.outbox import drop_waiting

from ..guest_mail import CANCELLED, LET_IN, MOVED, REMINDER, RESTORED, put_guest_mail
from ..models import Event, Rsvp
from ..visitor_mail import KEY as SIGN_UP

ABOUT_EVENTS = (SIGN_UP, REMINDER, MOVED, CANCELLED, RESTORED, LET_IN)


def is_moved(event: Event) -> bool:
    """Whether an event about to be saved has other times or another place than the stored one."""
    return event.pk is not None and not Event.objects.still_as(event).exists()


@transaction.atomic(savepoint=False)
def tell_guests(
    *, event: Event, what: str, told: Iterable[Rsvp] = (), now: datetime | None = None
) -> int:
    """Write to everyone who said yes or maybe or waits, except those told already; return how many.

    Mails about this event that still wait are taken back, so that no old time arrives after the
    new one; reminders are written anew in their time. Nobody is told of what is over, or of a new
    time for what is cancelled.
    """
    now, told = now or timezone.now(), list(told)
    pattern = f"^({'|'.join(ABOUT_EVENTS)})-{event.pk}-"
    drop_waiting(key_pattern=pattern, keep=[_key(rsvp, LET_IN, rsvp.version) for rsvp in told])
    if event.ends_at <= now or (event.is_cancelled and what != CANCELLED):
        return 0
    guests = event.rsvps.to_tell().exclude(pk__in=[rsvp.pk for rsvp in told]).with_addresses()
    keys = [(rsvp, _key(rsvp, what, event.version)) for rsvp in guests]
    return _write(event, what, keys, now)


def tell_let_in(*, event: Event, rsvps: Iterable[Rsvp], now: datetime | None = None) -> int:
    """Write to those who moved up from the waiting list; return how many."""
    now = now or timezone.now()
    if event.ends_at <= now or event.is_cancelled:
        return 0
    rows = [(rsvp, _key(rsvp, LET_IN, rsvp.version)) for rsvp in rsvps]
    prefetch_related_objects([rsvp for rsvp, _ in rows], "contact__methods")
    return _write(event, LET_IN, rows, now)


def untell(*, rsvp: Rsvp) -> None:
    """Take back what waits to tell somebody that they come, now that they do not."""
    drop_waiting(key_pattern=f"^({REMINDER}|{LET_IN})-{rsvp.event_id}-.*-{rsvp.pk}$")


def _key(rsvp: Rsvp, what: str, version: int) -> str:
    return f"{what}-{rsvp.event_id}-{version}-{rsvp.pk}"


def _write(event: Event, what: str, rows: list[tuple[Rsvp, str]], now: datetime) -> int:
    if not rows:
        return 0
    program = Program.objects.current()
    return sum(
        put_guest_mail(rsvp=rsvp, event=event, what=what, key=key, program=program, now=now)
        for rsvp, key in rows
    )
