"""The rules of a time zone as an iCalendar component (RFC 5545 3.6.5).

Our own, because the library's begin summer time an hour late: ical.js, which Thunderbird reads
with, then moves what starts in its first hour.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

A_DAY, A_MINUTE = timedelta(days=1), timedelta(minutes=1)


@lru_cache(maxsize=64)
def zone_rules(name: str, first: int, last: int) -> Timezone:
    """Return what a zone's clock does in the years from first to last, each change by itself."""
    zone = ZoneInfo(name)
    # A year before, so that a rule stands before whatever begins on New Year's Day.
    since, until = datetime(first - 1, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 2, tzinfo=UTC)
    component = Timezone()
    component.add("tzid", name)
    component.add_component(_observance(since, since, zone))
    for change in _changes(zone, since, until):
        component.add_component(_observance(change - A_MINUTE, change, zone))
    return component


def _changes(zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[datetime]:
    day = since
    while day < until:
        following = day + A_DAY
        if _offset(day, zone) != _offset(following, zone):
            yield _first_moment(day, following, zone)
        day = following


def _first_moment(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    while after - before > A_MINUTE:
        between = before + (after - before) // A_MINUTE // 2 * A_MINUTE
        if _offset(between, zone) == _offset(before, zone):
            before = between
        else:
            after = between
    return after


def _observance(
    before: datetime, change: datetime, zone: ZoneInfo
) -> TimezoneDaylight | TimezoneStandard:
    here, old = change.astimezone(zone), _offset(before, zone)
    component = TimezoneDaylight() if here.dst() else TimezoneStandard()
    # The clock as it stood until then (RFC 5545 3.8.2.4).
    component.add("dtstart", (change + old).replace(tzinfo=None))
    component.add("tzoffsetfrom", old)
    component.add("tzoffsetto", _offset(change, zone))
    component.add("tzname", here.tzname())
    return component


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
