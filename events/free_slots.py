"""When a visit can be, by the wall clock of its site."""

from collections.abc import Collection, Iterator
from datetime import datetime, time, timedelta

Stretch = tuple[datetime, datetime]  # from, up to but not including, without a zone

OPENS, CLOSES = time(8), time(20)
STEP = timedelta(minutes=30)
AHEAD = 14  # days
MOST = 3


def touch(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a moment; one may begin as the other ends."""
    return one[0] < other[1] and other[0] < one[1]


def free_slots(*, after: datetime, length: timedelta, busy: Collection[Stretch]) -> list[Stretch]:
    """Return the next three stretches of a length, from 8 am to 8 pm, that touch nothing busy.

    They begin on the hour or half hour, at or after a local time, at most 14 days later.
    """
    found: list[Stretch] = []
    for start in _starts(after, length):
        slot = (start, start + length)
        if not any(touch(slot, taken) for taken in busy):
            found.append(slot)
        if len(found) == MOST:
            break
    return found


def _starts(after: datetime, length: timedelta) -> Iterator[datetime]:
    for offset in range(AHEAD + 1):
        day = after.date() + timedelta(days=offset)
        start = datetime.combine(day, OPENS)
        while start + length <= datetime.combine(day, CLOSES):
            if after <= start <= after + timedelta(days=AHEAD):
                yield start
            start += STEP
