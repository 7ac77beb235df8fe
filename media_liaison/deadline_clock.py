"""How long until a deadline, in words and a tone, and the deadline as both sides' clocks show it.

Hours and minutes are those that pass; days are days of the calendar of the given zone. Time that
is left is rounded down, so that nobody believes in a minute that is not there.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from ssp_crm.time_words import clock_words, day_words, place_words

PRESSING = timedelta(hours=2)  # from then on it stands on the Today of everyone who reads the desk
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
WITH_MINUTES = 3  # hours; below that the minutes are told too
IN_DAYS = 48  # hours; from there on days are enough


@dataclass(frozen=True)
class Clock:
    """A clock in words, with the tone of its badge: overdue, soon, or "" for calm."""

    tone: str
    words: str


NO_DEADLINE = Clock("", "no deadline told")


def clock_of(deadline: datetime | None, now: datetime, zone: tzinfo) -> Clock:
    """Return how a deadline stands at a moment; all times are aware."""
    if deadline is None:
        return NO_DEADLINE
    # Of two times in one zone Python subtracts the clocks on the wall, not the time that passes.
    deadline, now = deadline.astimezone(UTC), now.astimezone(UTC)
    if deadline < now:
        return Clock("overdue", f"late by {_length(now - deadline)}")
    left = deadline - now
    tone = "soon" if left <= PRESSING else ""
    days = (deadline.astimezone(zone).date() - now.astimezone(zone).date()).days
    if left >= DAY and days:
        return Clock(tone, "tomorrow" if days == 1 else f"in {days} days")
    return Clock(tone, f"in {_length(left)}")


def deadline_words(deadline: datetime, zone: tzinfo, here: tzinfo, now: datetime) -> str:
    """Return a deadline on its own clock, and on ours where that shows another time.

    "Tue 24 Nov, 5 pm in Chicago (6 pm here)"; the year stands only if it is another.
    """
    theirs, ours = deadline.astimezone(zone), deadline.astimezone(here)
    words = _moment(theirs, now)
    if theirs.replace(tzinfo=None) == ours.replace(tzinfo=None):
        return words
    is_same_day = theirs.date() == ours.date()
    told = clock_words(ours.time()) if is_same_day else _moment(ours, now)
    return f"{words} {place_words(zone)} ({told} here)"


def _moment(at: datetime, now: datetime) -> str:
    this_year = now.astimezone(at.tzinfo).year
    return f"{day_words(at.date()).removesuffix(f' {this_year}')}, {clock_words(at.time())}"


def _length(span: timedelta) -> str:
    hours, rest = divmod(span, HOUR)
    minutes = rest // MINUTE
    if not hours:
        return _count(minutes, "minute") if minutes else "less than a minute"
    if hours >= IN_DAYS:
        return _count(hours // 24, "day")
    if hours < WITH_MINUTES and minutes:
        return f"{_count(hours, 'hour')} {_count(minutes, 'minute')}"
    return _count(hours, "hour")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
