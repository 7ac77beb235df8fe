"""Read somebody else's iCalendar file (RFC 5545) into entries, without a database.

An entry is what a UID names: an event with its rule, its extra and its left-out dates, and the
dates changed one by one. What cannot be read says so in a sentence; the rest is still read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import sha256
from typing import Any

from icalendar import Calendar

from .ical import plain

MOST_BYTES = 5 * 1024 * 1024
MOST_ENTRIES = 5_000
MOST_LINES = 100_000
YEARS = range(1900, 2200)
AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
LENGTHS = {"title": 200, "place": 300, "description": 5_000}
LONGEST_UID = 255
LONGEST_RULE = 500
PRIVATE = {"PRIVATE", "CONFIDENTIAL"}
# Whatever a parser of hostile bytes may run into; the file is then refused as a whole.
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError)
COUNTED = re.compile(r"^(?:BEGIN[^:\n]*:(?:VEVENT|VTIMEZONE)|RRULE|EXRULE)", re.M | re.I)
FOLD = re.compile(r"\n[ \t]")
# Clocks change once or twice a year; any other rule would be worked out for centuries.
WILD_ZONE = re.compile(r"^RRULE.*(FREQ=(?!YEARLY)|BY(?!MONTHDAY)[A-Z]+=[^;\n]*,)")

Mark = date | datetime  # an instant in UTC, or a whole day


class CalendarFileError(ValueError):
    """The file as a whole cannot be read; its text is a sentence for the person."""


@dataclass
class Entry:
    """One event of the file, with everything its UID says."""

    uid: str
    start: datetime  # on its own clock; an event of whole days begins at our midnight
    lasts: timedelta = AN_HOUR  # on the same wall clock
    title: str = "Untitled event"
    place: str = ""
    description: str = ""
    is_all_day: bool = False
    is_cancelled: bool = False
    is_private: bool = False
    rules: list[str] = field(default_factory=list)
    added: list[tuple[datetime, timedelta | None]] = field(default_factory=list)
    left_out: set[Mark] = field(default_factory=set)
    changed: dict[Mark, "Entry"] = field(default_factory=dict)
    replaces: Mark | None = None  # the date of another entry this one stands for
    is_for_all_later: bool = False
    sequence: int = 0
    remark: str = ""
    problem: str = ""

    @property
    def key(self) -> str:
        """Its UID; one without, or with too long a one, is known by what it is and when."""
        if self.uid and len(self.uid) <= LONGEST_UID:
            return self.uid
        return sha256(f"{self.uid} {self.start.isoformat()} {self.title}".encode()).hexdigest()

    @property
    def zone_name(self) -> str:
        """The IANA name of its clock, or "" if the file made up one of its own."""
        return str(getattr(self.start.tzinfo, "key", ""))


def read_calendar(data: bytes, zone: tzinfo) -> tuple[list[Entry], list[tuple[str, str]]]:
    """Return a file's entries and (title, sentence) of those that cannot be read.

    Times without a clock are on `zone`'s. Raises CalendarFileError with a sentence.
    """
    try:
        calendars = Calendar.from_ical(_bounded_text(data), multiple=True)
        components = [event for one in calendars for event in one.walk("VEVENT")]
    except CalendarFileError:
        raise
    except (*BROKEN, RecursionError):
        raise CalendarFileError("This file is damaged. Export it once more.") from None
    if not components:
        raise CalendarFileError("There are no events in this calendar.")
    read = [_read(component, zone) for component in components]
    whole = _gathered([entry for entry in read if not entry.problem])
    bad = [(entry.title, entry.problem) for entry in [*read, *whole] if entry.problem]
    return [entry for entry in whole if not entry.problem], bad


def _bounded_text(data: bytes) -> str:
    """Return a file's unfolded text, or refuse what would take long to read, or is no calendar."""
    if len(data) > MOST_BYTES:
        raise CalendarFileError("This file is larger than 5 MB. Export a shorter time.")
    if data.startswith(b"PK\x03\x04"):
        raise CalendarFileError("This is a zip archive. Unpack it, and choose an .ics file in it.")
    text = FOLD.sub("", decoded(data))
    if "BEGIN:VCALENDAR" not in text.upper():
        raise CalendarFileError("This is not a calendar file: an .ics file says so at its top.")
    if text.count("\n") > MOST_LINES or len(COUNTED.findall(text)) > 2 * MOST_ENTRIES:
        raise CalendarFileError("This file has more than 5,000 events. Export a shorter time.")
    if _has_wild_zone(text):
        raise CalendarFileError("The clock this file describes cannot be read.")
    return text


def _has_wild_zone(text: str) -> bool:
    """Whether a clock changes by a rule we would work on for long; one pass over the lines."""
    is_inside = False
    for line in text.upper().split("\n"):
        if line.startswith(("BEGIN", "END")) and line.endswith(":VTIMEZONE"):
            is_inside = line.startswith("BEGIN")
        is_rule = is_inside and line.startswith("RRULE")
        if is_rule and (len(line) > LONGEST_RULE or WILD_ZONE.search(line)):
            return True
    return False


def decoded(data: bytes) -> str:
    """Return the text with plain line ends; UTF-8 unless it says or shows otherwise."""
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _gathered(entries: list[Entry]) -> list[Entry]:
    """Put dates changed one by one with the entry they belong to; of two the newer one stays."""
    found: dict[str, Entry] = {}
    for entry in sorted((one for one in entries if one.replaces is None), key=_sequence):
        found[entry.key] = entry
    for change in sorted((one for one in entries if one.replaces is not None), key=_sequence):
        if not (whole := found.get(change.key)):
            found[f"{change.key} {change.replaces}"] = change
        elif change.is_for_all_later:
            whole.problem = "All its later dates were changed at once, which we cannot read."
        else:
            whole.changed[change.replaces or change.start] = change
    return list(found.values())


def _sequence(entry: Entry) -> int:
    return entry.sequence


def _read(component: Any, zone: tzinfo) -> Entry:
    words = _words(component)
    try:
        start = _moment(component, "DTSTART")
        if start is None or start.year not in YEARS:
            return Entry("", datetime.now(UTC), problem="Its start cannot be read.", **words)
        entry = Entry(_text(component, "UID"), on_clock(start, zone), **words)
        entry.is_all_day = not isinstance(start, datetime)
        _read_times(entry, component, zone)
    except BROKEN:
        return Entry("", datetime.now(UTC), problem="Its dates cannot be read.", **words)
    return entry


def _read_times(entry: Entry, component: Any, zone: tzinfo) -> None:
    entry.lasts = _length(entry, component, zone)
    entry.is_cancelled = _text(component, "STATUS").upper() == "CANCELLED"
    entry.is_private = _text(component, "CLASS").upper() in PRIVATE
    entry.sequence = int(component.get("SEQUENCE") or 0)
    entry.rules = [_rule(value) for value in _all(component, "RRULE")]
    entry.added = list(_added(component, zone))
    left_out = [item.dt for value in _all(component, "EXDATE") for item in value.dts]
    entry.left_out = {_mark(moment, zone) for moment in left_out}
    named = _one(component, "DTSTART").params.get("TZID")
    if named and entry.start.tzinfo is zone and str(zone) != named:
        entry.remark = f"Its clock “{plain(named)[:60]}” is not known; it is read on ours."
    if replaces := _one(component, "RECURRENCE-ID"):
        entry.replaces = _mark(replaces.dt, zone)
        entry.is_for_all_later = "RANGE" in replaces.params
        entry.rules, entry.added = [], []


def _length(entry: Entry, component: Any, zone: tzinfo) -> timedelta:
    """Return how long it lasts: whole days, or an hour, where the file does not say."""
    end, lasts = _moment(component, "DTEND"), _one(component, "DURATION")
    if end is not None:
        ends = on_clock(end, zone).astimezone(entry.start.tzinfo)
        length = ends.replace(tzinfo=None) - entry.start.replace(tzinfo=None)
    else:
        length = getattr(lasts, "dt", timedelta())
    if length <= timedelta():
        return A_DAY if entry.is_all_day else AN_HOUR
    return length


def _added(component: Any, zone: tzinfo) -> Iterator[tuple[datetime, timedelta | None]]:
    for value in _all(component, "RDATE"):
        for item in value.dts:
            start, end = item.dt if isinstance(item.dt, tuple) else (item.dt, None)
            if start.year in YEARS:
                yield (
                    on_clock(start, zone),
                    end if isinstance(end, timedelta | None) else end - start,
                )


def on_clock(moment: Mark, zone: tzinfo) -> datetime:
    """Return a moment with a clock: its own, or else the program's."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), tzinfo=zone)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _mark(moment: Mark, zone: tzinfo) -> Mark:
    return on_clock(moment, zone).astimezone(UTC) if isinstance(moment, datetime) else moment


def _rule(value: Any) -> str:
    text = value.to_ical() if hasattr(value, "to_ical") else value
    return (text.decode() if isinstance(text, bytes) else str(text)).upper().strip().rstrip(";")


def _words(component: Any) -> dict[str, Any]:
    names = {"title": "SUMMARY", "place": "LOCATION", "description": "DESCRIPTION"}
    texts = {key: _text(component, name)[: LENGTHS[key]] for key, name in names.items()}
    texts["title"] = " ".join(texts["title"].split()) or "Untitled event"
    texts["place"] = ", ".join(line.strip() for line in texts["place"].splitlines() if line.strip())
    return {**texts, "place": texts["place"][: LENGTHS["place"]]}


def _text(component: Any, name: str) -> str:
    return plain(str(_one(component, name) or "")).strip()


def _moment(component: Any, name: str) -> Mark | None:
    found = getattr(_one(component, name), "dt", None)
    return found if isinstance(found, date) else None


def _one(component: Any, name: str) -> Any:
    return next(iter(_all(component, name)), None)


def _all(component: Any, name: str) -> list[Any]:
    found = component.get(name)
    if found is None:
        return []
    return list(found) if isinstance(found, list) else [found]
