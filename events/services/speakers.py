"""What is done with speakers and their chances; each verb is harmless when repeated."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..models import Event, Speaker, SpeakingTurn

Status = SpeakingTurn.Status
# A step back: whoever practiced or spoke had accepted, whether or not somebody wrote it down.
BEFORE = {
    Status.ACCEPTED: Status.OFFERED,
    Status.DECLINED: Status.OFFERED,
    Status.PRACTISED: Status.ACCEPTED,
    Status.DELIVERED: Status.ACCEPTED,
}


@transaction.atomic
def archive_speaker(*, speaker: Speaker, now: datetime | None = None) -> Speaker:
    """Put a speaker away: nobody asks them any more, and all they did stays."""
    speaker = Speaker.objects.select_for_update().get(pk=speaker.pk)
    if not speaker.archived_at:
        speaker.archived_at = now or timezone.now()
        speaker.save()
    return speaker


@transaction.atomic
def restore_speaker(*, speaker: Speaker) -> Speaker:
    """Let a speaker be asked again."""
    speaker = Speaker.objects.select_for_update().get(pk=speaker.pk)
    if speaker.archived_at:
        speaker.archived_at = None
        speaker.save()
    return speaker


@transaction.atomic
def offer_turn(*, turn: SpeakingTurn, today: date | None = None) -> SpeakingTurn:
    """Write down that a speaker was offered a chance.

    Raises ValidationError for a cancelled event, a day to come, or somebody offered it before.
    """
    event = Event.objects.select_for_update().get(pk=turn.event_id)
    if event.is_cancelled:
        raise ValidationError("This event is cancelled: nobody is asked for it.")
    if turn.offered_on > (today or timezone.localdate()):
        raise ValidationError({"offered_on": "Write it down once they were asked."})
    turn.full_clean()
    turn.save()
    return turn


@transaction.atomic
def answer_turn(
    *, turn: SpeakingTurn, status: str, feedback: str | None = None, today: date | None = None
) -> SpeakingTurn:
    """Say what became of a chance; without words, those written before stay.

    Raises ValidationError for a cancelled event.
    """
    turn = SpeakingTurn.objects.select_for_update(of=("self",)).for_list().get(pk=turn.pk)
    if turn.event.is_cancelled:
        raise ValidationError("This event is cancelled: nothing came of it.")
    words = turn.feedback if feedback is None else feedback
    if (status, words) == (turn.status, turn.feedback):
        return turn
    turn.status, turn.feedback = status, words
    turn.answered_on = turn.answered_on or max(today or timezone.localdate(), turn.offered_on)
    turn.full_clean()
    turn.save()
    return turn


@transaction.atomic
def take_back_answer(*, turn: SpeakingTurn) -> SpeakingTurn:
    """Go one step back; the words stay. What is only offered stays as it is."""
    turn = SpeakingTurn.objects.select_for_update(of=("self",)).for_list().get(pk=turn.pk)
    if turn.status in BEFORE:
        turn.status = BEFORE[Status(turn.status)]
        turn.answered_on = None if turn.status == Status.OFFERED else turn.answered_on
        turn.save()
    return turn
