"""What an edit of one event means for the others of its series."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from .models import Event, Series
from .recurrence import shift_rule, stretch

WORDS = (
    "kind",
    "title",
    "site_id",
    "place",
    "host_id",
    "organiser_id",
    "description",
    "confidential",
    "public",
    "public_text",
    "public_text_es",
    "capacity",
)


def wall_length(event: Event) -> timedelta:
    """How long it lasts on the clock of the place; the true length where that says nothing."""
    naive = [at.replace(tzinfo=None) for at in (event.starts_here, event.ends_here)]
    return naive[1] - naive[0] if naive[1] > naive[0] else event.ends_at - event.starts_at


def _times(event: Event) -> tuple[Any, ...]:
    return event.starts_here.time(), wall_length(event), event.time_zone


def occurrence(series: Series, like: Event, day: date) -> Event:
    """Return an unsaved event of the series on a day, in the words of another one."""
    words = {name: getattr(like, name) for name in WORDS}
    event = Event(series=series, series_date=day, time_zone=series.time_zone, **words)
    event.starts_at, event.ends_at = stretch(day, series.starts, series.duration, event.zone)
    return event


@dataclass
class Change:
    """The difference between an event as it stood and as it was edited."""

    before: Event
    after: Event
    words: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        pairs = {name: getattr(self.after, name) for name in WORDS}
        self.words = {k: new for k, new in pairs.items() if new != getattr(self.before, k)}

    @property
    def days(self) -> int:
        """How many days later it is now."""
        return (self.after.first_day - self.before.first_day).days

    @property
    def is_moved(self) -> bool:
        """Whether its time, its length, its clock or its day changed."""
        return bool(self.days) or _times(self.before) != _times(self.after)

    @property
    def is_later(self) -> bool:
        """Whether it begins later, so that the last one has to make room first."""
        return self.after.starts_at > self.before.starts_at

    def shift(self, day: date | None) -> date | None:
        """Return a date as many days later."""
        return day and day + timedelta(days=self.days)

    def apply_to(self, event: Event) -> bool:
        """Change another event alike and return whether it is another now.

        One changed apart keeps what it was given for itself.
        """
        had = {name: getattr(event, name) for name in (*WORDS, "starts_at", "ends_at", "time_zone")}
        is_own = event.is_apart
        for name, new in self.words.items():
            if not is_own or getattr(event, name) == getattr(self.before, name):
                setattr(event, name, new)
        keeps_time = is_own and (
            _times(event) != _times(self.before) or event.first_day != event.series_date
        )
        if self.is_moved and not keeps_time:
            self._move(event)
        return any(getattr(event, name) != old for name, old in had.items())

    def _move(self, event: Event) -> None:
        at, lasts, zone = _times(self.after)
        day: date = event.first_day + timedelta(days=self.days)
        event.time_zone = zone
        event.starts_at, event.ends_at = stretch(day, at, lasts, event.zone)

    def turn(self, series: Series) -> None:
        """Change the rule alike. Raises ValueError if its dates cannot shift that way."""
        series.rule = shift_rule(series.rule, self.days)
        series.starts_on += timedelta(days=self.days)
        series.until, series.laid_until = self.shift(series.until), self.shift(series.laid_until)
        series.starts, series.duration, series.time_zone = _times(self.after)


def split(series: Series, on: date) -> Series:
    """End a series the day before and return an unsaved one that goes on from the day."""
    later = Series(
        rule=series.rule,
        starts_on=on,
        starts=series.starts,
        duration=series.duration,
        time_zone=series.time_zone,
        until=series.until,
        skip_holidays=series.skip_holidays,
        laid_until=series.laid_until,
    )
    series.until = series.laid_until = on - timedelta(days=1)
    return later


def is_over(event: Event, now: datetime) -> bool:
    """Whether it has ended."""
    return event.ends_at <= now
