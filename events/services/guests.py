"""Who comes: answers, places and the waiting list. One lock on the event keeps them in order."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from ..models import Event, Rsvp
from .telling import tell_let_in, untell

Answer = Rsvp.Answer
OVER = "This event is over."
CALLED_OFF = "This event is cancelled, so nobody signs up for it any more."


@transaction.atomic
def answer_rsvp(
    *, rsvp: Rsvp, answer: str, party: int | None = None, now: datetime | None = None
) -> Rsvp:
    """Write down somebody's answer and how many they are; a full event puts a yes on the list.

    A new RSVP is saved by its first answer. Whoever gives up places lets the next ones in.
    Answering the same again changes nothing. Raises ValidationError for a cancelled event, one
    that is over, or a group of more than fifty.
    """
    now = now or timezone.now()
    rsvp.party = party or rsvp.party
    rsvp.full_clean()  # before the lock: others wait for what comes after it
    event = locked_event(rsvp.event_id)
    refuse_answers(event, now)
    before = Rsvp.objects.select_related("contact").get(pk=rsvp.pk) if rsvp.pk else None
    if before and before.says(answer, party or before.party):
        return before
    after = before or rsvp
    places_held = before.party if before and before.answer == Answer.YES else 0
    if before and before.waiting_since and party and party > before.party:
        before.waiting_since = None  # a larger group waits anew, behind those who came meanwhile
    after.event, after.party, after.answered_at = event, party or after.party, now
    if answer in {Answer.YES, Answer.WAITLISTED}:
        _take_place(after, places_held, now)
    else:
        after.answer, after.waiting_since = answer, None
    after.save()
    if answer == Answer.NO:
        untell(rsvp=after)
    moved = {row.pk: row for row in move_up(event=event)} if before else {}
    return moved.get(after.pk, after)


def _take_place(rsvp: Rsvp, places_held: int, now: datetime) -> None:
    """Give a group places, or the end of the waiting list; nobody overtakes those who wait."""
    others = rsvp.event.rsvps.exclude(pk=rsvp.pk).counts()
    capacity = rsvp.event.capacity
    free = rsvp.party if capacity is None else capacity - others["yes"]
    if rsvp.party <= places_held or (rsvp.party <= free and not others["waitlisted"]):
        rsvp.answer, rsvp.waiting_since = Answer.YES, None
    elif places_held:
        most = places_held if others["waitlisted"] else max(free, places_held)
        raise ValidationError({"party": f"No more than {most} can come in this group."})
    elif capacity is not None and rsvp.party > capacity:  # it would wait for ever, and all behind
        raise ValidationError({"party": f"This event has {capacity} places in all."})
    else:
        rsvp.answer, rsvp.waiting_since = Answer.WAITLISTED, rsvp.waiting_since or now


def places_free(event: Event) -> int | None:
    """Return how many more may come, or None if there is no limit."""
    if event.capacity is None:
        return None
    return max(event.capacity - event.rsvps.places_taken(), 0)


def move_up(*, event: Event) -> list[Rsvp]:
    """Let those who wait in, strictly in their order, as far as places reach; tell and return them.

    The event is locked by the caller. A group that does not fit keeps its turn, so that smaller
    ones never overtake it.
    """
    free = places_free(event)
    moved = []
    for rsvp in event.rsvps.waiting().select_related("contact"):
        if free is not None and rsvp.party > free:
            break
        free = None if free is None else free - rsvp.party
        rsvp.answer, rsvp.waiting_since = Answer.YES, None
        rsvp.save()
        moved.append(rsvp)
    tell_let_in(event=event, rsvps=moved)
    return moved


def refuse_small_capacity(*, event: Event) -> None:
    """Raise ValidationError if a group waits that would never fit: it would keep all behind it."""
    if event.pk and event.capacity:
        largest = event.rsvps.waiting().aggregate(most=Max("party"))["most"] or 0
        if largest > event.capacity:
            words = f"A group of {largest} waits for places. Keep as many, or answer them first."
            raise ValidationError({"capacity": words})


def locked_event(pk: int) -> Event:
    """Return an event that nobody else changes answers to until the transaction ends."""
    return Event.objects.select_for_update(no_key=True).get(pk=pk)


def refuse_answers(event: Event, now: datetime) -> None:
    """Raise ValidationError if an event takes no answers any more."""
    if event.is_cancelled:
        raise ValidationError(CALLED_OFF)
    if event.ends_at <= now:
        raise ValidationError(OVER)
