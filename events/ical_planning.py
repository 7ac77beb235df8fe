"""What would become of a calendar file: series by rules of ours, single dates, and what is left.

A plan is plain data, so that what the preview shows is what the import writes.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice, takewhile
from time import thread_time
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from ssp_crm.time_words import day_words, when_words

from .ical_occurrences import (
    Occurrence,
    RuleError,
    hidden_days,
    is_endless,
    occurrences,
    parts_of,
    rule_starts,
)
from .ical_reading import BROKEN, CalendarFileError, Entry, read_calendar
from .models.series import AHEAD
from .querysets import LONGEST
from .recurrence import CODES, MOST, build_rule, dates, sentence

MOST_EVENTS = 2_000  # one import brings in, within one request
SECONDS = 5.0  # of work on the rules of a file
COMPARED = 400  # dates two rules must share to be one
YEARS_AHEAD = timedelta(days=20 * 366)  # of a rule with an end
MOST_EVERY = 99  # the form takes no more
NO_RULE = "our form has no rule that gives just these."
NO_CLOCK = "they follow another clock than a place’s, so we cannot repeat them."
WORDS = ("title", "place", "description")


@dataclass
class Planned:
    """One entry of the file as it would come in."""

    uid: str
    title: str
    place: str
    description: str
    zone: str
    dates: list[dict[str, str]] = field(default_factory=list)  # on their own
    rule: str = ""
    until: str = ""
    first: dict[str, str] = field(default_factory=dict)  # the series' first date
    apart: list[dict[str, str]] = field(default_factory=list)  # of the series, in their own words
    left_out: list[str] = field(default_factory=list)  # days the rule gives and the file does not
    laid: int = 0  # dates of the series on the calendar
    said: str = ""
    remark: str = ""

    @property
    def begins(self) -> dict[str, str]:
        """Its first date."""
        return min([*self.dates, *filter(None, [self.first])], key=lambda one: one["starts"])

    @property
    def when(self) -> str:
        """When it begins, in words, on its own clock."""
        zone = ZoneInfo(self.zone)
        moments = (datetime.fromisoformat(self.begins[name]) for name in ("starts", "ends"))
        return when_words(*(moment.astimezone(zone) for moment in moments))

    @property
    def count(self) -> int:
        """How many events it makes."""
        return self.laid + len(self.dates)


def plan_calendar(
    data: bytes, zone: tzinfo, *, since: date | None, today: date
) -> dict[str, list[dict[str, Any]]]:
    """Return {"planned": [...], "skipped": [...]} of a file, from a day on.

    Raises CalendarFileError with a sentence for the person.
    """
    entries, bad = read_calendar(data, zone)
    skipped = [{"title": title, "why": why} for title, why in bad]
    planned: list[Planned] = []
    until = thread_time() + SECONDS
    for entry in entries:
        if thread_time() > until:
            raise CalendarFileError("The repeating events of this file take too long to work out.")
        try:
            planned.append(plan_entry(entry, zone, since=since, today=today))
        except BROKEN as error:
            why = str(error) if isinstance(error, RuleError) else "Its dates cannot be worked out."
            title = "A private event" if entry.is_private else entry.title
            skipped.append({"title": title, "why": why})
    if sum(one.count for one in planned) > MOST_EVENTS:
        raise CalendarFileError(
            f"That is more than {MOST_EVENTS:,} events. Choose a later day to begin with, "
            "or export a shorter time."
        )
    planned.sort(key=lambda one: one.begins["starts"])
    return {"planned": [asdict(one) for one in planned], "skipped": skipped}


def plan_entry(entry: Entry, zone: tzinfo, *, since: date | None, today: date) -> Planned:
    """Return what an entry becomes. Raises RuleError with why it becomes nothing."""
    if entry.is_cancelled:
        raise RuleError("It was cancelled there.")
    if entry.is_private:
        raise RuleError("It is marked private there, and everyone here reads the calendar.")
    found = _found(entry, since, today)
    planned = Planned(entry.key, entry.title, entry.place, entry.description, "")
    planned.zone, planned.remark = _zone_name(entry, zone), entry.remark
    days = _series_days(entry, found, today) if planned.zone == entry.zone_name else []
    found = [one for one in found if one.rule_day <= _last(entry, days or [_first(found)], today)]
    rule = our_rule(entry, days) if days else ""
    until = None if is_endless(entry) else _end(entry, _far(entry, since, today))
    laid = _laid(rule, days[0], until, found) if rule else set()
    if laid and len(laid) < MOST:
        planned.rule, planned.until = rule, f"{until or ''}"
        found = _keep_series(planned, entry, found, laid)
    elif len(found) > 1:
        is_ours = planned.zone == entry.zone_name
        planned.said = f"{len(found)} single dates: {NO_RULE if is_ours else NO_CLOCK}"
    planned.dates = [_date(one, entry) for one in found]
    return planned


def _found(entry: Entry, since: date | None, today: date) -> list[Occurrence]:
    far = _far(entry, since, today)
    found = [one for one in occurrences(entry, far) if not one.entry.is_cancelled]
    found = [one for one in found if since is None or one.start.date() >= since]
    if not found:
        raise RuleError(f"None of it is on or after {day_words(since)}." if since else "No dates.")
    if any(one.end - one.start > LONGEST for one in found):
        raise RuleError("It lasts longer than 31 days. Plan it day by day.")
    return found


def _far(entry: Entry, since: date | None, today: date) -> date:
    begin = max(today, entry.start.date(), since or date.min)
    return begin + (2 * AHEAD if is_endless(entry) else YEARS_AHEAD)


def _first(found: list[Occurrence]) -> date:
    return min(one.rule_day for one in found)


def _last(entry: Entry, days: list[date], today: date) -> date:
    """Return the last day laid, as the service that repeats events lays it."""
    return max(days[0], today) + AHEAD if is_endless(entry) else date.max


def _zone_name(entry: Entry, zone: tzinfo) -> str:
    """Return its own clock's name; a time in UTC, or on a made-up clock, is read on ours."""
    is_known = entry.zone_name in available_timezones() - {"UTC", "Etc/UTC"}
    return entry.zone_name if is_known else str(zone)


def _series_days(entry: Entry, found: list[Occurrence], today: date) -> list[date]:
    """Return the days a series could take, in order; earlier ones of too many stay single."""
    if len(entry.rules) != 1 or entry.added:
        return []
    own = sorted({one.rule_day for one in found if one.entry is entry})
    for days in (own, [day for day in own if day >= today]):
        laid = [day for day in days if day <= _last(entry, days, today)]
        if 1 < len(laid) < MOST:
            is_seen = not is_endless(entry) or max(hidden_days(entry), default=today) <= laid[-1]
            return laid if is_seen else []
    return []


def _end(entry: Entry, far: date) -> date:
    days = (start.date() for rule in entry.rules for start in rule_starts(entry, rule, far))
    return max(days, default=entry.start.date())


def _laid(rule: str, first: date, until: date | None, found: list[Occurrence]) -> set[date]:
    """Return the days a series puts on the calendar."""
    last = until or max(one.rule_day for one in found)
    return set(takewhile(lambda day: day <= last, dates(rule, first, until=until)))


def _keep_series(
    planned: Planned, entry: Entry, found: list[Occurrence], laid: set[date]
) -> list[Occurrence]:
    """Keep what the rule gives as a series, and return the dates that stay single."""
    within = [one for one in found if one.rule_day in laid]
    until = date.fromisoformat(planned.until) if planned.until else None
    planned.said = f"{sentence(planned.rule, until=until)}."
    planned.first = _date(next(one for one in within if one.entry is entry), entry)
    planned.apart = [_date(one, entry) for one in within if one.entry is not entry]
    planned.left_out = sorted(f"{day}" for day in laid - {one.rule_day for one in within})
    planned.laid = len(within)
    return [one for one in found if one.rule_day not in laid]


def _date(one: Occurrence, whole: Entry) -> dict[str, str]:
    found = {
        "day": one.rule_day.isoformat(),
        "starts": one.start.astimezone(UTC).isoformat(),
        "ends": one.end.isoformat(),
    }
    if one.entry is not whole:
        found |= {name: getattr(one.entry, name) for name in WORDS}
    return found


def our_rule(entry: Entry, days: list[date]) -> str:
    """Return the rule our form would write for the same dates from the first day on, or ""."""
    theirs, first = entry.rules[0], days[0]
    starts = rule_starts(entry, theirs, days[-1] + YEARS_AHEAD)
    wanted = list(islice((day.date() for day in starts if day.date() >= first), COMPARED))
    for rule in _candidates(parts_of(theirs), first) if wanted else ():
        if list(islice(dates(rule, first, until=wanted[-1]), COMPARED)) == wanted:
            return rule
    return ""


def _candidates(parts: dict[str, str], first: date) -> Iterator[str]:
    freq, every = parts["FREQ"], int(parts.get("INTERVAL", "1"))
    codes = [code for code in parts.get("BYDAY", "").split(",") if code in CODES]
    weekdays = [CODES.index(code) + 1 for code in codes]
    if every > MOST_EVERY:
        return
    if freq == "MONTHLY":
        for monthly in ("date", "nth", "last"):
            yield build_rule(freq, first, every=every, monthly=monthly)
    elif freq == "DAILY" and weekdays:
        yield build_rule("WEEKLY", first, every=every, weekdays=weekdays)
    else:
        yield build_rule(freq, first, every=every, weekdays=weekdays)
