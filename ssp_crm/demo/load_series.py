"""Repeat what repeats in the demo's town, each series in its own way."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from events.models import Event
from events.recurrence import build_rule
from events.services.series import repeat_event

if TYPE_CHECKING:
    from .loader import Demo

THURSDAY, SATURDAY = 3, 5  # Python's weekdays


def add_series(demo: "Demo") -> None:
    """A training that goes on every second week, and a cleanup on one Saturday a month."""
    training = _first(demo, THURSDAY, 17, "Naloxone training for neighbors", "training")
    repeat_event(
        event=training,
        rule=build_rule("WEEKLY", training.first_day, every=2),
        skip_holidays=True,
        today=demo.today,
    )
    cleanup = _first(demo, SATURDAY, 9, "Block cleanup with the neighbors", "meet-and-greet")
    repeat_event(
        event=cleanup,
        rule=build_rule("MONTHLY", cleanup.first_day, monthly="nth"),
        until=cleanup.first_day + timedelta(days=180),
        today=demo.today,
    )


def _first(demo: "Demo", weekday: int, hour: int, title: str, kind: str) -> Event:
    day = demo.today + timedelta(days=(weekday - demo.today.weekday()) % 7 + 7)
    starts_at = datetime.combine(day, time(hour), demo.site.zone)
    return Event.objects.create(
        kind=kind,
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1, minutes=30),
        time_zone=demo.site.time_zone,
        place="Corner of Mill and Third",
        organiser=demo.team["Staff"],
        description="Everyone is welcome. Gloves, coffee and kits are there.",
    )
