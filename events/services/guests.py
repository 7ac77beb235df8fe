"""Who comes: answers, places and the waiting list. One lock on the event keeps them in order."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..models import Event, Rsvp

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
    event = locked_event(rsvp.event_id)
    refuse_answers(event, now)
    if rsvp.pk:
        rsvp = Rsvp.objects.select_related("contact").get(pk=rsvp.pk)
    party = party or rsvp.party
    had_place, party_before = rsvp.pk and rsvp.answer == Answer.YES, rsvp.party
    is_waiting = rsvp.answer == Answer.WAITLISTED and answer in {Answer.YES, Answer.WAITLISTED}
    if rsvp.pk and party == rsvp.party and (answer == rsvp.answer or is_waiting):
        return rsvp
    rsvp.event, rsvp.party, rsvp.answered_at = event, party, now
    if answer in {Answer.YES, Answer.WAITLISTED}:
        _take_place(rsvp, party_before if had_place else 0, now)
    else:
        rsvp.answer, rsvp.waiting_since = answer, None
    rsvp.full_clean()
    rsvp.save()
    moved = {row.pk: row for row in move_up(event=event)}
    return moved.get(rsvp.pk, rsvp)


def _take_place(rsvp: Rsvp, places_held: int, now: datetime) -> None:
    """Give a group places, or the end of the waiting list; nobody overtakes those who wait."""
    waiting = rsvp.event.rsvps.waiting().exclude(pk=rsvp.pk)
    free = places_free(rsvp.event)
    fits = free is None or rsvp.party <= free + places_held
    is_growing = rsvp.party > places_held
    if fits and not (is_growing and waiting.exists()):
        rsvp.answer, rsvp.waiting_since = Answer.YES, None
    elif places_held:
        raise ValidationError(
            {"party": f"There are {places_held + (free or 0)} places for this group, no more."}
        )
    else:
        rsvp.answer, rsvp.waiting_since = Answer.WAITLISTED, rsvp.waiting_since or now


def places_free(event: Event) -> int | None:
    """Return how many more may come, or None if there is no limit."""
    if event.capacity is None:
        return None
    return max(event.capacity - event.rsvps.places_taken(), 0)


def move_up(*, event: Event) -> list[Rsvp]:
    """Let those who wait in, strictly in their order, as far as places reach; return who got in.

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
    return moved


def locked_event(pk: int) -> Event:
    """Return an event that nobody else changes answers to until the transaction ends."""
    return Event.objects.select_for_update(no_key=True).get(pk=pk)


def refuse_answers(event: Event, now: datetime) -> None:
    """Raise ValidationError if an event takes no answers any more."""
    if event.is_cancelled:
        raise ValidationError(CALLED_OFF)
    if event.ends_at <= now:
        raise ValidationError(OVER)
