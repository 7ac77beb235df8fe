"""The dates of an entry of a calendar file (RFC 5545 3.3.10, 3.8.5), in bounded time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice

from dateutil.rrule import rrulestr

from .ical_reading import BROKEN, Entry, Mark
from .recurrence import UNITS

MOST_DATES = 20_000  # of one entry
LONGEST_RULE = 500
MOST_EVERY = 1_000
# The Gregorian calendar repeats itself every 400 years. dateutil looks for a rule's next date up
# to the year 9999, for minutes if there is none: so late a year leaves it little to look through.
CYCLES = 19 * 400
FORMATS = {8: "%Y%m%d", 15: "%Y%m%dT%H%M%S", 16: "%Y%m%dT%H%M%SZ"}


class RuleError(ValueError):
    """A rule that cannot be followed; its text is a sentence for the person."""


@dataclass(frozen=True)
class Occurrence:
    """One date of an entry, in the words of the entry that says most about it."""

    entry: Entry
    start: datetime  # on its own clock
    end: datetime  # UTC
    rule_day: date  # the date by the rule, which a changed one may have left


def parts_of(rule: str) -> dict[str, str]:
    """Return a rule's parts. Raises RuleError for one we do not follow."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    every = parts.get("INTERVAL", "1")
    if len(rule) > LONGEST_RULE or parts.get("FREQ") not in UNITS:
        raise RuleError("It repeats by a rule we cannot follow.")
    if not every.isdigit() or not 1 <= int(every) <= MOST_EVERY:
        raise RuleError("It repeats by a rule we cannot follow.")
    return parts


def is_endless(entry: Entry) -> bool:
    """Whether a rule of it has no end."""
    return any(not {"COUNT", "UNTIL"} & set(parts_of(rule)) for rule in entry.rules)


def rule_starts(entry: Entry, rule: str, last: date) -> Iterator[datetime]:
    """Yield a rule's starts as wall times, up to and with a day; raises RuleError."""
    parts = parts_of(rule)
    count, until = parts.pop("COUNT", ""), parts.pop("UNTIL", "")
    first = entry.start.replace(tzinfo=None)
    try:
        most = int(count) if count else MOST_DATES
        end = datetime.strptime(until, FORMATS[len(until)]) if until else None
        if end and _is_after(entry, first, end, until):
            raise RuleError("It ends before it begins.")
        text = ";".join(f"{name}={value}" for name, value in parts.items())
        moments = rrulestr(text, dtstart=first.replace(year=first.year + CYCLES))
        for moment in islice(moments, most):
            start = moment.replace(year=moment.year - CYCLES)
            if start.date() > last or (end and _is_after(entry, start, end, until)):
                return
            yield start
    except RuleError:
        raise
    except BROKEN:
        raise RuleError("It repeats by a rule we cannot follow.") from None


def _is_after(entry: Entry, start: datetime, end: datetime, until: str) -> bool:
    if entry.is_all_day or "T" not in until:
        return start.date() > end.date()
    if until.endswith("Z"):
        return start.replace(tzinfo=entry.start.tzinfo) > end.replace(tzinfo=UTC)
    return start > end


def occurrences(entry: Entry, last: date) -> list[Occurrence]:
    """Return its dates up to and with a day, in order, changed ones in their own words.

    Raises RuleError if there are too many, or its rule cannot be followed.
    """
    zone, wall = entry.start.tzinfo, entry.start.replace(tzinfo=None)
    lengths: dict[datetime, timedelta] = {}
    for moment, lasts in entry.added:
        lengths[moment.astimezone(zone).replace(tzinfo=None)] = lasts or entry.lasts
    ruled = chain.from_iterable(rule_starts(entry, rule, last) for rule in entry.rules)
    found = list(islice(chain([wall], ruled), MOST_DATES + 1))
    if len(found) > MOST_DATES:
        raise RuleError("It has more than 20,000 dates.")
    starts = {start.replace(tzinfo=zone) for start in [*found, *lengths]}
    out = _hidden(entry)
    own = [
        _occurrence(entry, start, lengths.get(start.replace(tzinfo=None), entry.lasts))
        for start in starts
        if not {start.astimezone(UTC), start.date()} & out
    ]
    changed = [
        _occurrence(other, other.start, other.lasts, _day(mark, entry))
        for mark, other in entry.changed.items()
    ]
    return sorted((one for one in [*own, *changed] if one.start.date() <= last), key=_by_start)


def _by_start(one: Occurrence) -> datetime:
    return one.start.astimezone(UTC)


def _hidden(entry: Entry) -> set[Mark]:
    return entry.left_out | set(entry.changed)


def _day(mark: Mark, entry: Entry) -> date:
    return mark.astimezone(entry.start.tzinfo).date() if isinstance(mark, datetime) else mark


def hidden_days(entry: Entry) -> set[date]:
    """Return the days its rule gives and the file leaves out or changes."""
    return {_day(mark, entry) for mark in _hidden(entry)}


def _occurrence(
    entry: Entry, start: datetime, lasts: timedelta, rule_day: date | None = None
) -> Occurrence:
    begins = start.astimezone(UTC)
    end = (start.replace(tzinfo=None) + lasts).replace(tzinfo=start.tzinfo).astimezone(UTC)
    if end <= begins:  # the clocks changed on the way
        end = begins + lasts
    return Occurrence(entry, start, end, rule_day or start.date())
