"""A week as seven days of hours, Sunday first: what stands where, in minutes since midnight.

Everything stands on its own clock, as on the month and the agenda. A day is drawn with 24 hours
even when clocks change: places are read off the wall clock, never off elapsed time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from .layers import Item
from .models import Event
from .month import Entry
from .service_days import ServiceDay, ServiceWeek

A_DAY = timedelta(days=1)
MINUTES = 24 * 60
SHORTEST = 30  # minutes a block has at least, so that its words fit
EARLY, LATE = 7, 22  # hours always shown
MOST_COLUMNS = 8  # as many as static/css/week.css has places for
Place = tuple[date, int, int]


@dataclass(frozen=True)
class Block:
    """A stretch of a day, side by side with what overlaps it."""

    starts: int
    ends: int
    column: int
    columns: int

    @property
    def place(self) -> str:
        """Where it stands, as the classes of static/css/week.css say it; to five minutes."""
        starts, ends = self.starts // 5 * 5, -(-self.ends // 5) * 5
        column, columns = min(self.column, MOST_COLUMNS - 1), min(self.columns, MOST_COLUMNS)
        hours = f"s{starts // 60} sm{starts % 60} e{ends // 60} em{ends % 60}"
        return f"{hours} c{column} of{columns}"


@dataclass(frozen=True)
class EventBlock(Block):
    """An event, or the part of it that falls on one day."""

    event: Event
    is_first_day: bool


@dataclass(frozen=True)
class Band(Block):
    """A stretch of a site's services."""

    service: ServiceDay


@dataclass
class WeekDay:
    """One day of the week."""

    date: date
    services: list[ServiceDay]
    also: Sequence[Item] = ()
    long: list[Entry] = field(default_factory=list)
    blocks: list[EventBlock] = field(default_factory=list)

    @property
    def iso(self) -> str:
        """The day as an address takes it."""
        return self.date.isoformat()

    @property
    def bands(self) -> list[Band]:
        """The services, each site in its own lane."""
        rows = [(lane, row) for lane, row in enumerate(self.services) if row.spans]
        return [
            Band(_minute(opens), _minute(closes), lane, len(self.services), row)
            for lane, row in rows
            for opens, closes in row.spans
        ]

    @property
    def is_free(self) -> bool:
        """Nothing stands on it."""
        return not (self.long or self.blocks or self.also)


@dataclass(frozen=True)
class Hours:
    """The hours of the day that are shown."""

    first: int
    last: int

    @classmethod
    def of(cls, days: Iterable[WeekDay]) -> "Hours":
        """7 am to 10 pm, and wider when something stands outside them."""
        shown = [block for day in days for block in (*day.blocks, *day.bands)]
        first = min((block.starts // 60 for block in shown), default=EARLY)
        last = max((-(-block.ends // 60) for block in shown), default=LATE)
        return cls(min(EARLY, first), max(LATE, last))

    @property
    def labels(self) -> list[time]:
        """Each hour that begins within them."""
        return [time(hour) for hour in range(self.first, self.last)]


@dataclass(frozen=True)
class Week:
    """Seven days from a Sunday."""

    first: date

    @classmethod
    def of(cls, day: date) -> "Week":
        """Return the week a day is in."""
        return cls(day - timedelta(days=day.isoweekday() % 7))

    @property
    def last(self) -> date:
        """The Saturday."""
        return self.first + timedelta(days=6)

    @property
    def ends(self) -> date:
        """The day after the Saturday."""
        return self.first + timedelta(days=7)

    @property
    def previous(self) -> str:
        """The Sunday before, as `?date=` takes it."""
        return (self.first - timedelta(days=7)).isoformat()

    @property
    def following(self) -> str:
        """The Sunday after."""
        return self.ends.isoformat()

    def days(
        self, events: Iterable[Event], services: ServiceWeek, also: Mapping[date, Sequence[Item]]
    ) -> list[WeekDay]:
        """Return the days with every event in its place, longest first where two begin at once."""
        dates = [self.first + timedelta(days=n) for n in range(7)]
        days = {day: WeekDay(day, services.on(day), also.get(day, ())) for day in dates}
        placed: dict[date, list[tuple[int, int, Event]]] = {day: [] for day in dates}
        for event in events:
            if is_long(event):
                for day in dates:
                    if event.first_day <= day <= event.last_day:
                        days[day].long.append(Entry(event, day == event.first_day))
            for day, starts, ends in stretches(event):
                if day in placed:
                    placed[day].append((starts, ends, event))
        for day, rows in placed.items():
            days[day].blocks = _blocks(day, rows)
        return list(days.values())


def is_long(event: Event) -> bool:
    """Whether it takes a whole day or more, and so stands above the hours."""
    start, end = _wall(event)
    return end - start >= A_DAY


def stretches(event: Event) -> Iterator[Place]:
    """Yield the part of each day an event takes; nothing for a long one."""
    start, end = _wall(event)
    if end - start >= A_DAY:
        return
    while start < end:
        midnight = datetime.combine(start.date() + A_DAY, time())
        stop = MINUTES if end >= midnight else _minute(end.time())
        starts = min(_minute(start.time()), MINUTES - SHORTEST)
        yield start.date(), starts, max(stop, starts + SHORTEST)
        start = midnight


def side_by_side(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return for each span, ordered by start, its column and how many its group needs.

    A group is what overlaps, directly or by way of others; spans that only touch do not overlap.
    """
    columns: list[int] = []
    groups: list[list[int]] = []  # where each group's columns end
    for starts, ends in spans:
        if not groups or starts >= max(groups[-1]):
            groups.append([])
        group = groups[-1]
        free = (n for n, taken_until in enumerate(group) if taken_until <= starts)
        column = next(free, len(group))
        group[column : column + 1] = [ends]
        columns.append(column)
    return _with_widths(spans, columns, groups)


def _with_widths(
    spans: Sequence[tuple[int, int]], columns: list[int], groups: list[list[int]]
) -> list[tuple[int, int]]:
    found, latest, number = [], 0, -1
    for (starts, ends), column in zip(spans, columns, strict=True):
        if starts >= latest or number < 0:
            number += 1
        latest = max(latest, ends)
        found.append((column, len(groups[number])))
    return found


def _blocks(day: date, rows: list[tuple[int, int, Event]]) -> list[EventBlock]:
    rows = sorted(rows, key=lambda row: (row[0], -row[1], row[2].pk))
    places = side_by_side([(starts, ends) for starts, ends, _ in rows])
    return [
        EventBlock(starts, ends, *place, event, is_first_day=event.first_day == day)
        for (starts, ends, event), place in zip(rows, places, strict=True)
    ]


def _wall(event: Event) -> tuple[datetime, datetime]:
    start, end = (at.replace(tzinfo=None) for at in (event.starts_here, event.ends_here))
    # When clocks go back it may end, by the wall, before it starts: then how long it takes counts.
    return start, end if end > start else start + (event.ends_at - event.starts_at)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
