"""Which service hours hold on a day, in words for the calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Model

from ssp_crm.time_words import day_words, span_words

from .free_slots import Stretch, touch
from .models import ServiceException, ServiceHours, Site

SUNDAY_FIRST = (7, 1, 2, 3, 4, 5, 6)  # ISO 8601 weekdays
Span = tuple[time, time]


class SiteHours:
    """One site's services: its week, and the days on which the week does not hold."""

    def __init__(
        self,
        hours: Iterable[ServiceHours],
        exceptions: Iterable[ServiceException] = (),
        buffer_minutes: int = 0,
    ) -> None:
        self._hours = list(hours)
        self._exceptions: dict[date, list[ServiceException]] = {}
        for row in exceptions:
            self._exceptions.setdefault(row.day, []).append(row)
        self._buffer = timedelta(minutes=buffer_minutes)

    @classmethod
    def of(cls, site: Site) -> "SiteHours":
        """Those of a site as they are stored, or as they came along with it."""
        if hasattr(site, "hours_told"):
            return cls._told(site)
        exceptions = site.service_exceptions.all()
        return cls(site.service_hours.all(), exceptions, site.buffer_minutes)

    @classmethod
    def _told(cls, site: Any) -> "SiteHours":
        hours = [ServiceHours(**_read(ServiceHours, row)) for row in site.hours_told]
        told = site.exceptions_told
        exceptions = [ServiceException(**_read(ServiceException, row)) for row in told]
        return cls(hours, exceptions, site.buffer_minutes)

    def on(self, day: date) -> list[Span]:
        """Return a day's stretches in order, joined where they meet.

        Extra hours of a day that is closed stay: together they say "other hours that day".
        """
        rows: list[Any] = list(self._exceptions.get(day, ()))
        if all(row.kind != ServiceException.Kind.CLOSED for row in rows):
            rows += [row for row in self._hours if row.holds_on(day)]
        return _joined((row.opens, row.closes) for row in rows if row.opens)

    def words(self, day: date) -> str:
        """Return a day's services, "closed (Thanksgiving)" if it is, or "" without any."""
        different = self._exceptions.get(day, ())
        words = _spans_words(self.on(day)) or ("closed" if different else "")
        why = ", ".join(row.why for row in different if row.why)
        return f"{words} ({why})" if why else words

    def kept_free(self, start: datetime, end: datetime) -> list[Stretch]:
        """Return when no visit is planned, from the day before start to the day after end."""
        return [stretch for _, _, stretch in self._stretches(start, end)]

    def touched_words(self, start: datetime, end: datetime) -> str:
        """Return the services a local stretch comes nearer than the buffer, in words, or ""."""
        # Compared on the site's wall clock: both sides without their zone.
        wanted = (start.replace(tzinfo=None), end.replace(tzinfo=None))
        found: dict[date, list[Span]] = {}
        for day, span, stretch in self._stretches(*wanted):
            if touch(stretch, wanted):
                found.setdefault(day, []).append(span)
        return "; ".join(f"{day_words(day)}, {_spans_words(spans)}" for day, spans in found.items())

    def _stretches(self, start: datetime, end: datetime) -> Iterator[tuple[date, Span, Stretch]]:
        for offset in range(-1, (end.date() - start.date()).days + 2):
            day = start.date() + timedelta(days=offset)
            for opens, closes in self.on(day):
                first = datetime.combine(day, opens) - self._buffer
                last = datetime.combine(day, closes) + self._buffer
                yield day, (opens, closes), (first, last)


def _read(model: type[Model], row: dict[str, Any]) -> dict[str, Any]:
    """Turn what JSON told into what the fields hold: days and times."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    return {name: fields[name].to_python(told) for name, told in row.items()}


def _joined(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for opens, closes in sorted(spans):
        if found and opens <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], closes))
        else:
            found.append((opens, closes))
    return found


def _spans_words(spans: Iterable[Span]) -> str:
    return " and ".join(span_words(opens, closes) for opens, closes in spans)


@dataclass(frozen=True)
class ServiceDay:
    """One site's services on one day, its stretches joined in words."""

    site: Site
    hours: str
    spans: list[Span]


class ServiceWeek:
    """All service hours, looked up by day without asking the database again."""

    def __init__(self, sites: Iterable[Site]) -> None:
        self.sites = list(sites)
        self._hours = [(site, SiteHours.of(site)) for site in self.sites]

    def on(self, day: date) -> list[ServiceDay]:
        """Return each site's services on a day, in the sites' order."""
        found = [(site, hours.words(day), hours.on(day)) for site, hours in self._hours]
        return [ServiceDay(site, words, spans) for site, words, spans in found if words]


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
