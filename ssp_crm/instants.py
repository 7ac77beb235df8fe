"""Local wall times and instants: what people type, and what is stored.

Python's PEP 495 names the two readings of a repeated hour by `fold`; we take the first.
"""

from datetime import UTC, date, datetime, time, tzinfo

from django.core.exceptions import ValidationError
from django.utils import timezone

from .time_words import clock_words, day_words, place_words


def instant(day: date, at: time, zone: tzinfo) -> datetime:
    """Return the UTC instant of a wall time in a zone.

    When clocks go back, an hour happens twice: the first is meant (PEP 495, fold 0). When they
    go forward, an hour is missing: raises ValidationError with the times on either side, and for
    days at the ends of all years, which have no UTC.
    """
    wall = datetime.combine(day, at, tzinfo=zone)
    try:
        found = wall.astimezone(UTC)
        here = found.astimezone(zone).replace(tzinfo=None)
    except OverflowError as error:
        raise ValidationError("Choose a day nearer to now.", code="far") from error
    if here == wall.replace(tzinfo=None):
        return found
    sides = [wall.replace(fold=fold).astimezone(UTC).astimezone(zone) for fold in (1, 0)]
    before, after = (clock_words(side.time()) for side in sides)
    raise ValidationError(
        f"There is no {clock_words(at)} on {day_words(day)} {place_words(zone)}: the clocks go "
        f"forward that day. Choose {before} or {after} instead.",
        code="gap",
    )


def day_begins(day: date, zone: tzinfo | None = None) -> datetime:
    """Return the UTC instant a day begins, by default on the program's clock."""
    zone = zone or timezone.get_current_timezone()
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
