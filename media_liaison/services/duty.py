"""Changing the rota; the database alone decides that two are not first to call at once."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from ssp_crm.history import history_model
from ssp_crm.instants import instant

from ..duty_gaps import short_words
from ..models import DutyShift

KEPT = ("user_id", "role", "starts_at", "ends_at", "number", "handover", "version")
ONE_PRIMARY = "media_liaison_dutyshift_one_primary"
CLASH = next(
    str(constraint.violation_error_message)
    for constraint in DutyShift._meta.constraints
    if constraint.name == ONE_PRIMARY
)


@transaction.atomic
def save_shift(*, shift: DutyShift) -> DutyShift:
    """Save one turn. Raises ValidationError if there is a first to call then already."""
    DutyShift.objects.lock_rota()
    _write(shift)
    return shift


@transaction.atomic
def add_shifts(*, shift: DutyShift, weeks: int) -> list[DutyShift]:
    """Save a turn and the same one on the same clock in the weeks after: all of them or none.

    Raises ValidationError naming the first week that cannot be.
    """
    DutyShift.objects.lock_rota()
    saved = []
    for number in range(weeks):
        try:
            turn = _weeks_later(shift, number) if number else shift
            _write(turn)
        except ValidationError as error:
            raise _about_week(error, shift, number) if weeks > 1 else error from error
        saved.append(turn)
    return saved


@transaction.atomic
def take_shift(*, shift: DutyShift, by: User) -> DutyShift:
    """Give a turn to whoever takes it; taken twice, it is theirs all the same.

    Whoever has the other turn of that time leaves it to the one they stand in for. A number goes
    with the person who answers it: the turn publishes the program's own from now on.
    Raises ValidationError if the turn is over.
    """
    shift = _locked(shift)
    if shift.user_id == by.pk:
        return shift
    other = _other(shift)
    if other and other.user_id == by.pk:
        _exchange(shift, other)
    else:
        shift.user, shift.number = by, ""
        shift.save()
    return shift


def had_it_before(*, shift: DutyShift) -> User | None:
    """Return who of those still here had a turn before the one who has it, if anybody."""
    version = _others_version(shift)
    return User.objects.active().filter(pk=version["user_id"]).first() if version else None


@transaction.atomic
def give_back(*, shift: DutyShift, by: User) -> DutyShift:
    """Give one's turn back to whoever had it, with their number; given back twice, it is theirs.

    If they have the other turn of that time, the two are exchanged back.
    Raises ValidationError if nobody had it, or if the turn is over.
    """
    shift = _locked(shift)
    if shift.user_id != by.pk:
        return shift
    before, version = had_it_before(shift=shift), _others_version(shift)
    if not before or not version:
        raise ValidationError("Nobody else had this turn before.")
    other = _other(shift)
    if other and other.user_id == before.pk:
        _exchange(shift, other)
    else:
        shift.user, shift.number = before, version["number"]
        shift.save()
    return shift


@transaction.atomic
def swap_shift(*, shift: DutyShift, version: int | None = None) -> tuple[DutyShift, DutyShift]:
    """Exchange who is first to call and who is backup, and the numbers that are theirs.

    Swapped again, all is as before.

    A version that is not the newest comes from a tap that was sent twice: nothing changes then.
    Raises ValidationError if there is nobody to swap with, or if the turn is over.
    """
    shift = _locked(shift)
    other = _other(shift)
    if other is None:
        raise ValidationError("There is nobody to swap with: nobody else has a turn then.")
    if version in {None, shift.version}:
        _exchange(shift, other)
    return (shift, other) if shift.is_primary else (other, shift)


@transaction.atomic
def restore_shift(*, pk: int) -> DutyShift | None:
    """Put a removed turn back as it was, from its history; None if there never was one.

    Raises ValidationError if there is a first to call then by now.
    """
    DutyShift.objects.lock_rota()
    if found := DutyShift.objects.filter(pk=pk).first():
        return found
    versions = history_model(DutyShift)._default_manager.filter(pgh_obj_id=pk)
    last = versions.order_by("pgh_id").values(*KEPT).last()
    if last is None:
        return None
    shift = DutyShift(pk=pk, **last)
    _write(shift)
    return shift


def _locked(shift: DutyShift) -> DutyShift:
    """Return a turn as it is now, and nobody else's to change for the moment."""
    DutyShift.objects.lock_rota()
    found: DutyShift = DutyShift.objects.for_list().get(pk=shift.pk)
    if found.ends_at <= timezone.now():
        raise ValidationError("This turn is over.")
    return found


def _other(shift: DutyShift) -> DutyShift | None:
    return DutyShift.objects.not_over(timezone.now()).opposite(shift)


def _others_version(shift: DutyShift) -> dict[str, Any] | None:
    versions = history_model(DutyShift)._default_manager.filter(pgh_obj_id=shift.pk)
    others = versions.exclude(user_id=shift.user_id).order_by("pgh_id")
    return others.values("user_id", "number").last()


def _exchange(shift: DutyShift, other: DutyShift) -> None:
    shift.user, other.user = other.user, shift.user
    shift.number, other.number = other.number, shift.number
    shift.save()
    other.save()


def _write(shift: DutyShift) -> None:
    shift.full_clean()
    try:
        with transaction.atomic():
            shift.save()
    except IntegrityError as error:
        found = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if found != ONE_PRIMARY:
            raise
        raise ValidationError(CLASH, code="clash") from error


def _weeks_later(shift: DutyShift, number: int) -> DutyShift:
    starts_at, ends_at = (_later(at, number) for at in (shift.starts_at, shift.ends_at))
    same = {name: getattr(shift, name) for name in ("user", "role", "number")}
    return DutyShift(starts_at=starts_at, ends_at=ends_at, **same)


def _later(at: datetime, number: int) -> datetime:
    here = timezone.localtime(at)
    zone = timezone.get_current_timezone()
    return instant(here.date() + timedelta(weeks=number), here.time(), zone)


def _about_week(error: ValidationError, shift: DutyShift, number: int) -> ValidationError:
    starts_at = timezone.localtime(shift.starts_at) + timedelta(weeks=number)
    day = short_words(starts_at, timezone.get_current_timezone())
    return ValidationError(
        f"Week {number + 1}, from {day}: {' '.join(error.messages)} Nothing is saved."
    )
