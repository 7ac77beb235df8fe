"""By when a challenge is answered, and how its clock is told.

The unit is the business day: Monday to Friday in the program's time zone, holidays included. A
first answer is due at 5 pm of the nth business day after the day the word reached us; that
day itself never counts, whatever its hour. What comes on a weekend is counted from Monday on.
The hour is one on the wall: where clocks change in between, a day of 23 or 25 hours is still one.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from ssp_crm.time_words import clock_words, day_words

CLOSING = time(17)
SATURDAY = 6  # ISO weekday
SOON = 1  # business days that are left


def answer_due(received: datetime, days: int, zone: tzinfo) -> datetime:
    """Return the instant a first answer is due, `days` business days after a word was received.

    Both instants are aware; the answer is on the clock of `zone`.
    """
    day = received.astimezone(zone).date()
    while days > 0:
        day += timedelta(days=1)
        days -= day.isoweekday() < SATURDAY
    return datetime.combine(day, CLOSING, tzinfo=zone)


def business_days(start: datetime, end: datetime, zone: tzinfo) -> int:
    """Return how many business days begin after one day and until another; 0 on the same day."""
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    weeks, rest = divmod(max((last - first).days, 0), 7)
    days = (first + timedelta(days=n) for n in range(1, rest + 1))
    return weeks * 5 + sum(day.isoweekday() < SATURDAY for day in days)


@dataclass(frozen=True)
class Clock:
    """A clock in words, with the tone of its badge: overdue, soon, kept or none."""

    tone: str
    words: str


def clock_of(due: datetime, answered: datetime | None, now: datetime, zone: tzinfo) -> Clock:
    """Return how a first-response clock stands at a moment."""
    if answered:
        late = business_days(due, answered, zone)
        kept = f", {_days(late)} late" if late else ""
        return Clock("kept", f"answered {_moment(answered, now, zone)}{kept}")
    if due < now:
        ago = business_days(due, now, zone)
        since = f"{_days(ago)} ago" if ago else "less than a business day ago"
        return Clock("overdue", f"answer was due {_moment(due, now, zone)} – {since}")
    left = business_days(now, due, zone)
    when = f"{_days(left)} left" if left else "today"
    return Clock("soon" if left <= SOON else "", f"answer by {_moment(due, now, zone)} – {when}")


def _moment(at: datetime, now: datetime, zone: tzinfo) -> str:
    """Return a moment with the year only if it is another: "Tue 24 Nov, 5 pm"."""
    local, this_year = at.astimezone(zone), now.astimezone(zone).year
    day = day_words(local.date()).removesuffix(f" {this_year}")
    return f"{day}, {clock_words(local.time())}"


def _days(count: int) -> str:
    return f"{count} business day{'' if count == 1 else 's'}"
