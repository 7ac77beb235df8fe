"""Days on which the demo's week does not hold, and which events bring visitors into the house."""

from datetime import time
from typing import TYPE_CHECKING

from events.models import Event, ServiceException

if TYPE_CHECKING:
    from .loader import Demo

# Days from the Monday of this week; a closed day, and a clinic on a Saturday evening.
CLOSED, CLINIC = 10, 12


def add_hours(demo: "Demo") -> None:
    """Write the days that differ, and mark what brings visitors."""
    monday = demo.today.weekday()
    ServiceException.objects.create(
        site=demo.site, day=demo.day(monday - CLOSED), why="Inventory and a deep clean"
    )
    ServiceException.objects.create(
        site=demo.site,
        day=demo.day(monday - CLINIC),
        kind=ServiceException.Kind.EXTRA,
        opens=time(18),
        closes=time(20),
        why="Wound care clinic",
    )
    visits = Event.objects.filter(site=demo.site, kind__in=Event.Kind.visits())
    visits.update(confidential=True)
