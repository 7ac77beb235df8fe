"""A month as weeks of days, Sunday first, each day with its services and events."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from .layers import Item
from .models import Event
from .service_days import ServiceDay, ServiceWeek

MONTH = re.compile(r"(\d{4})-(\d{2})")
YEARS = range(1990, 2100)
MOST_SHOWN = 3  # events in one day's box; the rest stands on the agenda
MOST_ALSO = 2  # the same of everything else


@dataclass(frozen=True)
class Entry:
    """An event on one of its days."""

    event: Event
    is_first_day: bool


@dataclass
class Day:
    """One box of the month."""

    date: date
    in_month: bool
    services: list[ServiceDay]
    entries: list[Entry] = field(default_factory=list)
    also: Sequence[Item] = ()

    @property
    def iso(self) -> str:
        """The day as an address takes it."""
        return self.date.isoformat()

    @property
    def shown(self) -> list[Entry]:
        """Those there is room for; a lone one more is shown rather than counted."""
        fits = len(self.entries) <= MOST_SHOWN + 1
        return self.entries if fits else self.entries[:MOST_SHOWN]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.entries) - len(self.shown) + len(self.also) - len(self.also_shown)

    @property
    def also_shown(self) -> Sequence[Item]:
        """Those of the other layers there is room for."""
        return self.also[:MOST_ALSO]


@dataclass(frozen=True)
class Month:
    """A calendar month and the whole weeks that show it."""

    first: date

    @classmethod
    def of(cls, text: str, today: date) -> "Month":
        """Return the month "2026-11" names, or today's if it names none."""
        found = MONTH.fullmatch(text)
        if found and int(found[1]) in YEARS and 1 <= int(found[2]) <= 12:  # noqa: PLR2004
            return cls(date(int(found[1]), int(found[2]), 1))
        return cls(today.replace(day=1))

    @property
    def previous(self) -> str:
        """The month before, as `?month=` takes it."""
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def following(self) -> str:
        """The month after."""
        return f"{self._next:%Y-%m}"

    @property
    def _next(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def starts(self) -> date:
        """The Sunday on or before the first."""
        return self.first - timedelta(days=self.first.isoweekday() % 7)

    @property
    def ends(self) -> date:
        """The day after the last Saturday shown."""
        last = self._next - timedelta(days=1)
        return last + timedelta(days=7 - last.isoweekday() % 7)

    def weeks(
        self,
        events: Iterable[Event],
        services: ServiceWeek,
        also: Mapping[date, Sequence[Item]] = MappingProxyType({}),
    ) -> list[list[Day]]:
        """Return the shown weeks with every event on each of its days, on its own clock."""
        length = (self.ends - self.starts).days
        dates = [self.starts + timedelta(days=n) for n in range(length)]
        days = {d: Day(d, d.month == self.first.month, services.on(d)) for d in dates}
        for event in events:
            first, last = event.first_day, event.last_day
            for day in dates[max(0, (first - self.starts).days) :]:
                if day > last:
                    break
                days[day].entries.append(Entry(event, day == first))
        for day, items in also.items():
            if day in days:
                days[day].also = items
        boxes = list(days.values())
        return [boxes[n : n + 7] for n in range(0, length, 7)]
