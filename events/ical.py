"""One event as an iCalendar file (RFC 5545), for the calendar on someone's phone."""

from datetime import UTC, datetime

from django.utils import timezone
from icalendar import Calendar
from icalendar import Event as Component

from .models import Event

PRODUCT = "-//SSP CRM//Events//EN"
STATUS: dict[str, str] = {Event.Status.PLANNED: "CONFIRMED", Event.Status.CANCELLED: "CANCELLED"}


def event_ics(event: Event, *, host: str, url: str, now: datetime | None = None) -> bytes:
    """Return an event as an iCalendar object with its time zone's rules.

    `host` makes the UID the world's own and never changes for an event; SEQUENCE grows with
    every save, so that a newer file replaces an older one (RFC 5546 2.1.4).
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_component(event, host, url, now or timezone.now()))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _component(event: Event, host: str, url: str, now: datetime) -> Component:
    component = Component()
    component.add("uid", f"event-{event.pk}@{host}")
    component.add("dtstamp", now.astimezone(UTC))
    component.add("last-modified", event.updated_at.astimezone(UTC))
    component.add("sequence", event.version)
    component.add("status", STATUS[event.status])
    component.add("dtstart", event.starts_here)
    component.add("dtend", event.ends_here)
    component.add("summary", event.title)
    component.add("categories", [event.get_kind_display()])
    component.add("url", url)
    for name, text in (("location", _location(event)), ("description", event.description)):
        if text:
            component.add(name, text)
    return component


def _location(event: Event) -> str:
    address = event.site.address if event.site else ""
    return ", ".join(part for part in (event.where, address) if part)
