"""The checklists of visits, and what came of events."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User

from ..models import ChecklistItem, Event, Stage, TourCheck


@transaction.atomic
def begin_checklist(*, event: Event) -> None:
    """Copy the template for a visit; a list that was begun stays as it is.

    Raises ValidationError for an event that is no visit.
    """
    if not event.confidential:
        raise ValidationError("Only a visit has a checklist.")
    Event.objects.select_for_update().get(pk=event.pk)  # two at once copy it once
    if not event.tour_checks.exists():
        TourCheck.objects.bulk_create(
            TourCheck(event=event, stage=line.stage, words=line.words, place=line.place)
            for line in ChecklistItem.objects.all()
        )


@transaction.atomic
def tick_check(*, check: TourCheck, done: bool, by: User) -> TourCheck:
    """Say that a line is done, or is not; saying it again keeps who said it first."""
    check = TourCheck.objects.select_for_update().get(pk=check.pk)
    if done != check.is_done:
        check.done_at, check.done_by = (timezone.now(), by) if done else (None, None)
        check.full_clean()
        check.save()
    return check


@transaction.atomic
def number_lines(*, moved: Iterable[int] = ()) -> None:
    """Count the template's lines from 1 in each stage; moved ones stand where their place says."""
    moved, changed = set(moved), []
    for stage in Stage:
        lines = list(ChecklistItem.objects.select_for_update().filter(stage=stage))
        ordered = [line for line in lines if line.pk not in moved]
        for line in (line for line in lines if line.pk in moved):
            ordered.insert(max(line.place - 1, 0), line)
        for place, line in enumerate(ordered, 1):
            if line.place != place:
                line.place = place
                changed.append(line)
    ChecklistItem.objects.bulk_update(changed, ["place"])


@transaction.atomic
def tell_outcome(*, event: Event, now: datetime | None = None) -> Event:
    """Keep what came of an event, and when that was first written.

    Raises ValidationError before it began, or if it was cancelled.
    """
    now = now or timezone.now()
    if event.is_cancelled:
        raise ValidationError("It was cancelled. If it took place after all, say so on its page.")
    if event.starts_at > now:
        raise ValidationError("It has not begun yet. Come back when people were there.")
    event.reviewed_at = event.reviewed_at or now
    event.full_clean()
    event.save()
    return event
