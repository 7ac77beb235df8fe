"""What we do with a reporter's question, from the call to the answer or another honest end."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from events.models import Event
from events.services.events import save_event
from library.models import Message

from ..models import GroundRule, Inquiry, Journalist, Outlet, PressRoom, Statement

if TYPE_CHECKING:
    from accounts.models import User

Status = Inquiry.Status
# An approval is of an answer to this question, in this form, for these people.
APPROVED_FOR = ["question", "angle", "format", "attribution"]
APPROVED_FOR += ["journalist_id", "caller", "outlet_id"]


@transaction.atomic
def open_inquiry(*, inquiry: Inquiry, rules: Iterable[GroundRule], taken_by: "User") -> Inquiry:
    """Write down what a reporter asks; without an outlet it is the one they work for.

    Raises ValidationError for a question that asks nothing, comes from nobody or from later.
    """
    inquiry.taken_by = taken_by
    if inquiry.outlet is None and inquiry.journalist:
        inquiry.outlet = Outlet.objects.employing(inquiry.journalist.contact).first()
    _check_received(inquiry)
    inquiry.full_clean()
    inquiry.save()
    inquiry.rules.set(rules)
    return inquiry


@transaction.atomic
def mend_inquiry(*, inquiry: Inquiry) -> Inquiry:
    """Save what is known of a question.

    While it is open, another question, or another reporter, takes the approval of its answer back.
    """
    stored = _locked(inquiry)
    if stored.is_open and any(
        getattr(stored, name) != getattr(inquiry, name) for name in APPROVED_FOR
    ):
        _take_approval(inquiry)
    _check_received(inquiry)
    inquiry.full_clean()
    inquiry.save()
    return inquiry


@transaction.atomic
def name_caller(*, inquiry: Inquiry, journalist: Journalist) -> Inquiry:
    """Say who a caller new to us is, now that the directory knows them; who is chosen stays.

    An approval was of an answer to the name that stood there: it is taken back.
    """
    inquiry = _locked(inquiry)
    if inquiry.journalist_id is None:
        inquiry.journalist = journalist
        if inquiry.is_open:
            _take_approval(inquiry)
        inquiry.outlet = inquiry.outlet or Outlet.objects.employing(journalist.contact).first()
        inquiry.full_clean()
        inquiry.save()
    return inquiry


@transaction.atomic
def draft_answer(
    *, inquiry: Inquiry, messages: Iterable[Message], rules: Iterable[GroundRule], by: "User"
) -> Inquiry:
    """Keep `inquiry.draft` with its message points and ground rules.

    Whoever wrote the words last is their writer. A change takes an approval back; the same once
    more changes nothing. Raises ValidationError on an inquiry that ended.
    """
    stored, messages, rules = _locked(inquiry), list(messages), list(rules)
    _must_be_open(stored)
    has_new_words = stored.draft != inquiry.draft
    has_new_points = set(stored.messages.all()) != set(messages)
    if not (has_new_words or has_new_points or set(stored.rules.all()) != set(rules)):
        return stored
    if has_new_words:
        inquiry.drafted_by = by
    inquiry.status = Status.DRAFTED if inquiry.draft else Status.NEW
    _take_approval(inquiry)
    inquiry.full_clean()
    inquiry.save()
    inquiry.messages.set(messages)
    inquiry.rules.set(rules)
    return inquiry


@transaction.atomic
def approve_answer(*, inquiry: Inquiry, version: int, by: "User") -> Inquiry:
    """Approve the answer as it stood in a version; twice is once.

    Raises ValidationError without an answer, for words changed since they were read, and for
    one's own words where the program wants a second person.
    """
    inquiry = _locked(inquiry)
    _must_be_open(inquiry)
    if inquiry.status == Status.APPROVED:
        return inquiry
    if not inquiry.draft:
        raise ValidationError("Write the answer before it is approved.")
    if inquiry.version != version:
        raise ValidationError("Somebody changed it while you were reading. Read it once more.")
    if _wants_two() and inquiry.drafted_by_id == by.pk:
        raise ValidationError("You wrote it, so somebody else reads and approves it.")
    inquiry.status, inquiry.approved_by = Status.APPROVED, by
    inquiry.approved_at = timezone.now()
    inquiry.full_clean()
    inquiry.save()
    return inquiry


@transaction.atomic
def withdraw_approval(*, inquiry: Inquiry) -> Inquiry:
    """Take an approval back; where there is none, nothing changes."""
    inquiry = _locked(inquiry)
    _must_be_open(inquiry)
    if inquiry.status == Status.APPROVED:
        _take_approval(inquiry)
        inquiry.save()
    return inquiry


@transaction.atomic
def answer_inquiry(*, inquiry: Inquiry, statement: Statement, by: "User") -> Statement:
    """Keep what was actually said, and end the inquiry.

    Raises ValidationError where it ended already, where a second person has to approve the
    answer first, and for words not said yet.
    """
    inquiry = _locked(inquiry)
    _must_be_open(inquiry)
    if not _is_approved_by_another(inquiry) and _wants_two():
        raise ValidationError("Here a second person approves every answer before it is given.")
    if statement.said_at > timezone.now():
        raise ValidationError({"said_at": "Choose when it was said, not when it will be."})
    statement.inquiry, statement.author, statement.topic = inquiry, by, inquiry.topic
    statement.journalist, statement.outlet = inquiry.journalist, inquiry.outlet
    statement.full_clean()
    statement.save()
    inquiry.outcome = ""  # of an earlier end
    _end(inquiry, Status.ANSWERED)
    return statement


@transaction.atomic
def close_inquiry(*, inquiry: Inquiry, status: str, outcome: str) -> Inquiry:
    """End an inquiry without an answer, with a few honest words.

    Raises ValidationError without words, for an end that needs an answer, and if it ended already.
    """
    inquiry = _locked(inquiry)
    _must_be_open(inquiry)
    if status not in Status.unanswered():
        raise ValidationError({"status": "Choose how it ended without an answer."})
    if not outcome.strip():
        raise ValidationError({"outcome": "Say in a few words why: the next of us will wonder."})
    inquiry.outcome = outcome.strip()
    _end(inquiry, status)
    return inquiry


@transaction.atomic
def reopen_inquiry(*, inquiry: Inquiry) -> Inquiry:
    """Take an inquiry up again; its answer is to be approved anew, and what was said stays."""
    inquiry = _locked(inquiry)
    if not inquiry.is_open:
        inquiry.status = Status.DRAFTED if inquiry.draft else Status.NEW
        inquiry.closed_at = None
        _take_approval(inquiry)
        inquiry.full_clean()
        inquiry.save()
    return inquiry


@transaction.atomic
def plan_visit(*, inquiry: Inquiry, event: Event) -> Event:
    """Put a reporter's visit on the calendar, by all rules of visits, and tie it to the inquiry.

    Raises ValidationError on an inquiry that ended or has a visit, and for services or another
    visit at that time.
    """
    inquiry = _locked(inquiry)
    _must_be_open(inquiry)
    if inquiry.visit and not inquiry.visit.is_cancelled:
        raise ValidationError("Their visit is on the calendar already.")
    event.kind, event.confidential, event.public = Event.Kind.MEDIA, True, False
    inquiry.visit = save_event(event=event)
    inquiry.save()
    return event


def _locked(inquiry: Inquiry) -> Inquiry:
    # Two people at one inquiry: the second sees what the first did.
    return Inquiry.objects.select_for_update().get(pk=inquiry.pk)


def _must_be_open(inquiry: Inquiry) -> None:
    if not inquiry.is_open:
        ended = inquiry.get_status_display().lower()
        raise ValidationError(f"This one ended already ({ended}). Reopen it first.")


def _check_received(inquiry: Inquiry) -> None:
    if inquiry.received_at > timezone.now():
        raise ValidationError({"received_at": "Choose when they asked, not a time to come."})


def _wants_two() -> bool:
    return PressRoom.objects.current().two_people


def _is_approved_by_another(inquiry: Inquiry) -> bool:
    # Whoever wrote it may have approved it before a second person was wanted.
    is_approved = inquiry.status == Status.APPROVED
    return is_approved and inquiry.approved_by_id != inquiry.drafted_by_id


def _take_approval(inquiry: Inquiry) -> None:
    inquiry.approved_by = inquiry.approved_at = None
    if inquiry.status == Status.APPROVED:
        inquiry.status = Status.DRAFTED


def _end(inquiry: Inquiry, status: str) -> None:
    inquiry.status, inquiry.closed_at = status, timezone.now()
    inquiry.full_clean()
    inquiry.save()
