"""Repeating rules (RFC 5545 RRULE): built from plain choices, expanded, and said back.

Everything is counted on local dates; only `stretch` turns a date into instants, so that
Tuesdays at 6 pm stay Tuesdays at 6 pm when the clocks change.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from itertools import islice
from typing import Any

from dateutil.rrule import rrulestr
from django.utils.text import get_text_list

from ssp_crm.time_words import day_words

MOST = 400  # dates one series may put on the calendar at once
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NTH = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
SHORTEST_MONTH = 28
LEAP_DAY = (2, 29)


def build_rule(
    freq: str, first: date, *, every: int = 1, weekdays: Iterable[int] = (), monthly: str = "date"
) -> str:
    """Return an RRULE's value without an end.

    `weekdays` are ISO 8601 (1 is Monday), by default the first date's; `monthly` is "date", "nth"
    or "last" (weekday of the month). Weeks begin on Sunday, as on the calendar.
    """
    parts = [f"FREQ={freq}"] + ([f"INTERVAL={every}"] if every > 1 else [])
    if freq == "WEEKLY":
        days = sorted(set(weekdays) or {first.isoweekday()})
        parts += ["BYDAY=" + ",".join(CODES[day - 1] for day in days), "WKST=SU"]
    if freq == "MONTHLY" and monthly == "date":
        parts.append(f"BYMONTHDAY={first.day}")
    elif freq == "MONTHLY":
        place = "-1" if monthly == "last" else str(nth_of_month(first))
        parts.append(f"BYDAY={place}{CODES[first.weekday()]}")
    if freq == "YEARLY":
        parts += [f"BYMONTH={first.month}", f"BYMONTHDAY={first.day}"]
    return ";".join(parts)


def nth_of_month(day: date) -> int:
    """Return 2 for the second Tuesday of a month."""
    return (day.day - 1) // 7 + 1


def dates(
    rule: str, starts_on: date, *, until: date | None = None, skip_holidays: bool = False
) -> Iterator[date]:
    """Yield the dates of a rule, the first day first and always: it stands on the calendar.

    Months and years without the day are skipped (RFC 5545 3.3.10), as are federal holidays if
    asked. Without an end it goes on; take what is needed.
    """
    yield starts_on
    for moment in rrulestr(rule, dtstart=datetime.combine(starts_on, time())):
        day = moment.date()
        if until and day > until:
            return
        if day > starts_on and not (skip_holidays and is_holiday(day)):
            yield day


def last_of(rule: str, starts_on: date, *, times: int, skip_holidays: bool = False) -> date:
    """Return the date of the last of so many times; a skipped holiday is not one of them."""
    return list(islice(dates(rule, starts_on, skip_holidays=skip_holidays), times))[-1]


def is_holiday(day: date) -> bool:
    """Say whether a day is a federal holiday of the United States, or one is observed on it."""
    return day in _federal_holidays()


@cache
def _federal_holidays() -> Any:
    import holidays  # slow to load, and only few rules ask

    return holidays.country_holidays("US")


def stretch(day: date, at: time, lasts: timedelta, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return the UTC instants from a wall time on for a length on the same wall clock.

    A wall time that does not exist that day is moved past the gap, one that happens twice is the
    first (RFC 5545 3.3.5; PEP 495 fold 0).
    """
    wall = datetime.combine(day, at)
    start = wall.replace(tzinfo=zone).astimezone(UTC)
    end = (wall + lasts).replace(tzinfo=zone).astimezone(UTC)
    return start, end if end > start else start + lasts


def shift_rule(rule: str, days: int) -> str:
    """Return the rule with every date so many days later.

    Raises ValueError if no rule says that: days of a month, or of a year, do not shift alike.
    """
    parts = _parts(rule)
    if not days or parts["FREQ"] == "DAILY":
        return rule
    old = [CODES.index(code) for code in parts.get("BYDAY", "").split(",") if code in CODES]
    one_week_like_the_next = len(old) == 1 or "INTERVAL" not in parts
    if parts["FREQ"] != "WEEKLY" or not old or not one_week_like_the_next:
        raise ValueError(rule)
    new = sorted((day + days) % 7 for day in old)
    return rule.replace(parts["BYDAY"], ",".join(CODES[day] for day in new))


def sentence(rule: str, *, until: date | None = None, skip_holidays: bool = False) -> str:
    """Say a rule back: "Every 2 weeks on Tuesday, until Fri 18 Dec 2026"."""
    parts = _parts(rule)
    every, unit = parts.get("INTERVAL", "1"), UNITS[parts["FREQ"]]
    said = f"Every {unit}" if every == "1" else f"Every {every} {unit}s"
    said += _on_words(parts)
    if until:
        said += f", until {day_words(until)}"
    if skip_holidays:
        said += ", not on federal holidays"
    return said + _skipped_words(parts)


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.split(";"))


def _on_words(parts: dict[str, str]) -> str:
    if "BYMONTH" in parts:
        return f" on {_month_day(parts)}"
    if "BYMONTHDAY" in parts:
        return f" on the {ordinal(int(parts['BYMONTHDAY']))}"
    codes = parts.get("BYDAY", "").split(",")
    if codes == [""]:
        return ""
    if parts["FREQ"] == "MONTHLY":
        return f" on the {NTH[codes[0][:-2]]} {WEEKDAYS[CODES.index(codes[0][-2:])]}"
    return " on " + get_text_list([WEEKDAYS[CODES.index(code)] for code in codes], "and")


def _skipped_words(parts: dict[str, str]) -> str:
    day = int(parts.get("BYMONTHDAY", 0))
    if (int(parts.get("BYMONTH", 0)), day) == LEAP_DAY:
        return f". Years without {_month_day(parts)} are skipped"
    if parts["FREQ"] == "MONTHLY" and day > SHORTEST_MONTH:
        return f". Months without a {ordinal(day)} are skipped"
    if parts.get("BYDAY", "").startswith("5"):
        return ". Months without a fifth one are skipped"
    return ""


def _month_day(parts: dict[str, str]) -> str:
    month = date(2000, int(parts["BYMONTH"]), 1)
    return f"{month:%B} {parts['BYMONTHDAY']}"


def ordinal(number: int) -> str:
    """Return "31st" of 31, up to a month's days."""
    teens = 11 <= number <= 13  # noqa: PLR2004
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
