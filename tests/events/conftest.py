"""A site, its hours, and events typed as people say them: `make_event("Tour", "2026-11-24 14")`."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from events.models import Event, ServiceHours, Site

NEW_YORK = "America/New_York"
TODAY = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo(NEW_YORK))


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """It is Fri 20 Nov 2026, noon: a page that marks today says the same on every real day."""
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def make_site(db: None) -> Callable[..., Site]:
    """Make sites: `make_site("Elm Street", time_zone="America/Denver")`."""

    def make(name: str = "Elm Street", **fields: Any) -> Site:
        return Site.objects.create(name=name, **fields)

    return make


@pytest.fixture
def elm(make_site: Callable[..., Site]) -> Site:
    """A site that serves people on Tuesdays, 2 to 6 pm."""
    site = make_site(address="12 Elm Street")
    ServiceHours.objects.create(site=site, weekday=2, opens=time(14), closes=time(18))
    return site


@pytest.fixture
def make_event(db: None) -> Callable[..., Event]:
    """Make events of an hour: `make_event("Tour", "2026-11-24 14:00", time_zone=...)`."""

    def make(
        title: str = "Tour for the block",
        starts: str = "2026-11-24 10:00",
        *,
        hours: float = 1,
        time_zone: str = NEW_YORK,
        **fields: Any,
    ) -> Event:
        start = datetime.fromisoformat(starts).replace(tzinfo=ZoneInfo(time_zone))
        fields.setdefault("kind", "tour")
        return Event.objects.create(
            title=title,
            starts_at=start,
            ends_at=start + timedelta(hours=hours),
            time_zone=time_zone,
            **fields,
        )

    return make


@pytest.fixture
def tour(make_event: Callable[..., Event]) -> Event:
    """A tour on Tue 24 Nov 2026, 10 to 11 am."""
    return make_event()


@pytest.fixture
def typed() -> dict[str, Any]:
    """What someone types to plan a talk."""
    return {
        "kind": "talk",
        "title": "Talk at the library",
        "day": "2026-11-24",
        "starts": "18:00",
        "ends": "19:30",
        "place": "Main library",
    }


@pytest.fixture
def visit(elm: Site, typed: dict[str, Any]) -> dict[str, Any]:
    """What someone types to plan a tour of the house in service hours."""
    times = {"starts": "15:00", "ends": "16:00", "place": ""}
    return {**typed, **times, "kind": "tour", "title": "Tour for the block", "site": elm.pk}
