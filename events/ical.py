"""One event as an iCalendar file (RFC 5545), for the calendar on someone's phone."""

import re
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from icalendar import Calendar
from icalendar import Event as Component

from .ical_zones import zone_rules
from .models import Event

PRODUCT = "-//SSP CRM//Events//EN"
# What no text of an iCalendar file may hold (RFC 5545 3.1, CONTROL).
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")
STATUS: dict[str, str] = {Event.Status.PLANNED: "CONFIRMED", Event.Status.CANCELLED: "CANCELLED"}


def event_ics(
    event: Event,
    *,
    host: str,
    url: str = "",
    text: str | None = None,
    method: str = "PUBLISH",
    sender: str = "",
    now: datetime | None = None,
) -> bytes:
    """Return an event as an iCalendar object with its time zone's rules.

    `host` makes the UID the world's own and never changes for an event; SEQUENCE grows with
    every save, so that a newer file replaces an older one (RFC 5546 2.1.4). `text` stands where
    our own description would, for readers who are not to see it. `method` is CANCEL for one that
    is off; whoever gets it by mail is told the `sender` (RFC 5546 3.2).
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    starts, ends = written_times(event)
    if starts.tzinfo is not UTC:
        calendar.add_component(zone_rules(event.time_zone, starts.year, ends.year))
    component = _component(event, host, now or timezone.now())
    text = event.description if text is None else text
    for name, words in (("location", place_of(event)), ("description", text), ("url", url)):
        if words:
            component.add(name, plain(words))
    if sender:
        component.add("organizer", f"mailto:{sender}")
    calendar.add_component(component)
    return bytes(calendar.to_ical())


def _component(event: Event, host: str, now: datetime) -> Component:
    component = Component()
    starts, ends = written_times(event)
    component.add("uid", uid_of(event, host))
    component.add("dtstamp", now.astimezone(UTC))
    component.add("last-modified", event.updated_at.astimezone(UTC))
    component.add("sequence", event.version)
    component.add("status", STATUS[event.status])
    component.add("dtstart", starts)
    component.add("dtend", ends)
    component.add("summary", plain(event.title))
    component.add("categories", [event.get_kind_display()])
    return component


def uid_of(event: Event, host: str) -> str:
    """Return the name an event has in every calendar of the world, for ever."""
    return f"event-{event.pk}@{host}"


def written_times(event: Event) -> tuple[datetime, datetime]:
    """Return start and end on the clock of the place, or in UTC where that clock would mislead."""
    return unmistakable(event.starts_here, event.ends_here, event.time_zone)


def unmistakable(starts: datetime, ends: datetime, zone: str) -> tuple[datetime, datetime]:
    """Return times on their clock, or in UTC where that clock would mislead.

    In the night clocks go back an hour comes twice. A local time in it means the first (RFC 5545
    3.3.5), yet ical.js and khal read the second: UTC leaves no doubt.
    """
    if zone == "UTC" or _comes_twice(starts) or _comes_twice(ends):
        return starts.astimezone(UTC), ends.astimezone(UTC)
    return starts, ends


def _comes_twice(moment: datetime) -> bool:
    first, second = (moment.replace(fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return first > second


def place_of(event: Event) -> str:
    """Return where, with the site's address, or ""."""
    address = event.site.address if event.site else ""
    return ", ".join(part for part in (event.where, address) if part)


def plain(text: str) -> str:
    """Return text without control characters: a lone carriage return would end its line."""
    return CONTROLS.sub(" ", text.replace("\r\n", "\n"))
