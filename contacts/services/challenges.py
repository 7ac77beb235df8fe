"""Working on complaints, oppositions and conflicts, from the first word to the lesson."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import Program

from ..models import Challenge, ChallengeStep, Contact, Note
from ..response_clock import answer_due

if TYPE_CHECKING:
    from accounts.models import User

Status = Challenge.Status


@transaction.atomic
def save_challenge(*, challenge: Challenge, contacts: Iterable[Contact]) -> Challenge:
    """Save a challenge with the contacts it is about; its clock runs from when it reached us.

    A clock already running keeps its hour unless the day it began is mended. Raises
    ValidationError for a time still to come, or an answer before the question.
    """
    before = Challenge.objects.filter(pk=challenge.pk).first()
    _check_times(challenge)
    if before is None or before.received_at != challenge.received_at:
        challenge.first_response_due = answer_by(challenge.received_at)
    challenge.full_clean()
    challenge.save()
    challenge.contacts.set(contacts)
    return challenge


def answer_by(received: datetime) -> datetime:
    """Return when a first answer is due by the program's own measure."""
    program = Program.objects.current()
    return answer_due(received, program.first_response_days, program.zone)


def _check_times(challenge: Challenge) -> None:
    now, answered = timezone.now(), challenge.first_response_at
    if challenge.received_at > now:
        raise ValidationError({"received_at": "Choose a past time: the clock runs from then."})
    if answered and answered > now:
        raise ValidationError({"first_response_at": "Choose the time we answered, not a plan."})
    if answered and answered < challenge.received_at:
        raise ValidationError({"first_response_at": "This is before it reached us."})


@transaction.atomic
def start_work(*, challenge: Challenge, user: "User") -> Challenge:
    """Begin working on a challenge; one that nobody looked after is then this person's."""
    challenge = _locked(challenge)
    _must_be_open(challenge)
    if challenge.status == Status.OPEN:
        challenge.status = Status.WORKING
        challenge.owner = challenge.owner or user
        challenge.save()
    return challenge


@transaction.atomic
def log_step(*, challenge: Challenge, what: str, author: "User") -> ChallengeStep:
    """Add a line to the work log; the first one begins the work.

    Raises ValidationError without words, or on a challenge that is closed.
    """
    challenge = _locked(challenge)
    _must_be_open(challenge)
    step = ChallengeStep(challenge=challenge, what=what, author=author)
    step.full_clean()
    step.save()
    start_work(challenge=challenge, user=author)
    return step


@transaction.atomic
def give_first_answer(*, challenge: Challenge, now: datetime | None = None) -> Challenge:
    """Stop the clock: they have heard from us. A clock that stopped keeps its time."""
    challenge = _locked(challenge)
    if challenge.first_response_at is None:
        challenge.first_response_at = now or timezone.now()
        challenge.save()
    return challenge


@transaction.atomic
def close_challenge(
    *, challenge: Challenge, status: str, worked: str, avoid: str, lesson: str
) -> Challenge:
    """Close a challenge with what it taught us.

    Raises ValidationError without what worked (resolved) or why not (closed, not solved), and on
    a challenge that somebody closed already.
    """
    challenge = _locked(challenge)
    _must_be_open(challenge)
    if status == Status.RESOLVED and not worked:
        raise ValidationError({"worked": "Say what worked: the next of us will need it."})
    if status == Status.UNRESOLVED and not lesson:
        raise ValidationError({"lesson": "Say why it could not be solved."})
    challenge.status, challenge.closed_at = status, timezone.now()
    challenge.worked, challenge.avoid, challenge.lesson = worked, avoid, lesson
    challenge.full_clean()
    challenge.save()
    return challenge


@transaction.atomic
def reopen_challenge(*, challenge: Challenge) -> Challenge:
    """Take a challenge up again; what was learned so far stays on it."""
    challenge = _locked(challenge)
    if not challenge.is_open:
        challenge.status, challenge.closed_at = Status.OPEN, None
        challenge.reopened_at = timezone.now()
        challenge.save()
    return challenge


@transaction.atomic
def choose_notes(
    *, challenge: Challenge, chosen: Iterable[Note], offered: Iterable[Note] = ()
) -> None:
    """Say which of the notes that were offered belong to a challenge; others stay as they are."""
    chosen, challenge = list(chosen), _locked(challenge)
    challenge.notes.remove(*(note for note in offered if note not in chosen))
    challenge.notes.add(*chosen)


def _locked(challenge: Challenge) -> Challenge:
    # Two people at one challenge: the second sees what the first did.
    return Challenge.objects.select_for_update().get(pk=challenge.pk)


def _must_be_open(challenge: Challenge) -> None:
    if not challenge.is_open:
        raise ValidationError("This one is closed. Reopen it first.")
