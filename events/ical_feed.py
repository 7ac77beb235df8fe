"""Many events as one calendar that phones subscribe to (RFC 5545, RFC 7986).

Written line by line, because the library takes seconds for what is read every hour; escaping and
folding are the library's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from icalendar import vText
from icalendar.parser import Contentline

from .feed_items import FeedItem
from .ical import PRODUCT, STATUS, place_of, plain, uid_of, unmistakable, written_times
from .ical_zones import zone_rules
from .models import Event

BEHIND, AHEAD = timedelta(days=90), timedelta(days=400)
EVERY = "PT1H"  # how often a calendar may ask for news
LINE = 75  # octets (RFC 5545 3.1)


Timed = tuple[Event | FeedItem, datetime, datetime]


def feed_ics(
    events: Iterable[Event], *, name: str, host: str, also: Iterable[FeedItem] = ()
) -> bytes:
    """Return events as an iCalendar object with the rules of their time zones.

    Title, time and place only: the file stands on machines that are not ours. Each event has the
    UID and SEQUENCE of its single file; what else is in the calendar stands after them. The same
    events make the same bytes.
    """
    timed: list[Timed] = [(event, *written_times(event)) for event in events]
    timed += [(item, *unmistakable(*item.times_here, item.time_zone)) for item in also]
    lines = [*_head(name), *_zones(timed)]
    for entry, starts, ends in timed:
        lines += _entry(entry, starts, ends, host)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _head(name: str) -> list[str]:
    name = _escaped(name)
    return [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{EVERY}",
        f"X-PUBLISHED-TTL:{EVERY}",  # what Outlook reads instead
    ]


def _zones(timed: Iterable[Timed]) -> Iterator[str]:
    days: dict[str, list[datetime]] = defaultdict(list)
    for event, starts, ends in timed:
        if starts.tzinfo is not UTC:
            days[event.time_zone] += [starts, ends]
    for zone, moments in sorted(days.items()):
        rules = zone_rules(zone, min(moments).year, max(moments).year)
        yield from rules.to_ical().decode().split("\r\n")[:-1]


def _entry(event: Event | FeedItem, starts: datetime, ends: datetime, host: str) -> list[str]:
    # Without METHOD, DTSTAMP is when the event was last changed (RFC 5545 3.8.7.2).
    changed = _utc(event.updated_at)
    uid, status, place = _told(event, host)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"SEQUENCE:{event.version}",
        f"STATUS:{status}",
        f"DTSTART{_moment(starts, event.time_zone)}",
        f"DTEND{_moment(ends, event.time_zone)}",
        f"SUMMARY:{_escaped(event.title)}",
        *([f"LOCATION:{_escaped(place)}"] if place else []),
        "END:VEVENT",
    ]


def _told(event: Event | FeedItem, host: str) -> tuple[str, str, str]:
    if isinstance(event, FeedItem):
        return f"{event.name}@{host}", event.status, event.place
    return uid_of(event, host), STATUS[event.status], place_of(event)


def _moment(moment: datetime, zone: str) -> str:
    if moment.tzinfo is UTC:
        return f":{_utc(moment)}"
    return f";TZID={zone}:{moment:%Y%m%dT%H%M%S}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    return vText(plain(text)).to_ical().decode()


def _folded(line: str) -> str:
    if line.isascii() and len(line) <= LINE:
        return line
    return Contentline(line).to_ical().decode()
