"""What people do with events: each verb checks, writes once, and says why not in a sentence."""

from django.core.exceptions import ValidationError
from django.db import transaction

from ..guest_mail import CANCELLED, MOVED, RESTORED
from ..models import Event
from .guests import locked_event, move_up, refuse_small_capacity
from .telling import is_moved, tell_guests
from .tours import begin_checklist
from .visits import refuse_clash, refuse_service_hours, write_event


@transaction.atomic
def save_event(*, event: Event) -> Event:
    """Put an event on the calendar, or change it; its times are UTC instants.

    Raises ValidationError if it ends before it starts, meets another visit, or breaks another
    rule of the table. Guests are told of another time or place.
    """
    if event.pk:
        locked_event(event.pk)  # event before site, here as everywhere
    refuse_clash(event=event)
    refuse_small_capacity(event=event)
    event.full_clean()
    has_moved = is_moved(event)
    write_event(event=event)
    let_in = move_up(event=event)
    if has_moved:
        tell_guests(event=event, what=MOVED, told=let_in)
    if event.confidential:
        begin_checklist(event=event)
    return event


@transaction.atomic
def cancel_event(*, event: Event, because: str) -> Event:
    """Call an event off; it stays on the calendar and says why, and guests are told.

    Cancelling twice keeps the first reason. Raises ValidationError without a reason.
    """
    if not because.strip():
        raise ValidationError({"because": "Say why, for those who wonder later."})
    event = Event.objects.select_for_update().get(pk=event.pk)
    if not event.is_cancelled:
        event.status, event.cancelled_because = Event.Status.CANCELLED, because.strip()
        event.save()
        tell_guests(event=event, what=CANCELLED)
    return event


@transaction.atomic
def restore_event(*, event: Event) -> Event:
    """Take a cancellation back, and tell the guests.

    Raises ValidationError if services or another visit are at its site by now.
    """
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.is_cancelled:
        event.status, event.cancelled_because = Event.Status.PLANNED, ""
        refuse_service_hours(event=event)
        refuse_clash(event=event)
        write_event(event=event)
        tell_guests(event=event, what=RESTORED)
    return event
