"""Which service hours hold on a day, in words for the calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ssp_crm.time_words import day_words, span_words

from .models import ServiceHours, Site

SUNDAY_FIRST = (7, 1, 2, 3, 4, 5, 6)  # ISO 8601 weekdays


@dataclass(frozen=True)
class ServiceDay:
    """One site's services on one day, its stretches joined in words."""

    site: Site
    hours: str


class ServiceWeek:
    """All service hours, looked up by day without asking the database again."""

    def __init__(self, sites: Iterable[Site]) -> None:
        self.sites = list(sites)
        self._by_weekday: dict[int, list[ServiceHours]] = {}
        for site in self.sites:
            for row in site.service_hours.all():
                self._by_weekday.setdefault(row.weekday, []).append(row)

    def on(self, day: date) -> list[ServiceDay]:
        """Return each site's services on a day, in the sites' order."""
        found: dict[Site, list[ServiceHours]] = {}
        for row in self._by_weekday.get(day.isoweekday(), ()):
            if row.holds_on(day):
                found.setdefault(row.site, []).append(row)
        return [ServiceDay(site, _hours_words(rows)) for site, rows in found.items()]


@dataclass(frozen=True)
class WeekRow:
    """One weekday of a site's week: its hours, and bars of a day's 1440 minutes."""

    weekday: str
    hours: list[ServiceHours]

    @property
    def bars(self) -> list[tuple[int, int]]:
        """Start and length of each stretch, in minutes since midnight."""
        ends = [(_minute(row.opens), _minute(row.closes)) for row in self.hours]
        return [(opens, closes - opens) for opens, closes in ends]


def week_rows(hours: Iterable[ServiceHours]) -> list[WeekRow]:
    """Return a site's week, Sunday first, closed days included."""
    by_day: dict[int, list[ServiceHours]] = {day: [] for day in SUNDAY_FIRST}
    for row in hours:
        by_day[row.weekday].append(row)
    return [WeekRow(ServiceHours.Weekday(day).label, rows) for day, rows in by_day.items()]


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _hours_words(rows: Sequence[ServiceHours]) -> str:
    spans = [span_words(row.opens, row.closes) for row in sorted(rows, key=lambda r: r.opens)]
    return " and ".join(spans)


def overlap_words(hours: Iterable[ServiceHours], start: datetime, end: datetime) -> str:
    """Return the service hours a local stretch of time touches, in words, or ""."""
    rows, found = list(hours), []
    for offset in range((end.date() - start.date()).days + 1):
        day = start.date() + timedelta(days=offset)
        touched = [row for row in rows if row.holds_on(day) and _touches(row, day, start, end)]
        if touched:
            found.append(f"{day_words(day)}, {_hours_words(touched)}")
    return "; ".join(found)


def _touches(row: ServiceHours, day: date, start: datetime, end: datetime) -> bool:
    # Compared on the site's wall clock: both sides without their zone.
    opens, closes = datetime.combine(day, row.opens), datetime.combine(day, row.closes)
    return opens < end.replace(tzinfo=None) and start.replace(tzinfo=None) < closes
