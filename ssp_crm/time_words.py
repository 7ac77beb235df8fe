"""Dates and times as people say them."""

from datetime import date, datetime, time, tzinfo

MIDNIGHT, NOON = time(0), time(12)


def day_words(day: date) -> str:
    """Return a day: "Tue 24 Nov 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def clock_words(at: time) -> str:
    """Return a time of day: "6 pm", "6:30 pm", "noon"."""
    if at.replace(second=0, microsecond=0) in {MIDNIGHT, NOON}:
        return "noon" if at.hour else "midnight"
    return f"{_digits(at)} {_half(at)}"


def moment_words(at: datetime) -> str:
    """Return a day with a time, on the clock it is given in: "Tue 24 Nov 2026, 6:30 pm"."""
    return f"{day_words(at.date())}, {clock_words(at.time())}"


def span_words(start: time, end: time) -> str:
    """Return a stretch of one day, with am or pm said once where once is enough."""
    same_half = _half(start) == _half(end)
    if same_half and not {start, end} & {MIDNIGHT, NOON}:
        return f"{_digits(start)}–{clock_words(end)}"
    return f"{clock_words(start)}–{clock_words(end)}"


def when_words(start: datetime, end: datetime) -> str:
    """Return a stretch of time on one clock; the day is named twice only if it changes."""
    if start.date() == end.date():
        return f"{day_words(start.date())}, {span_words(start.time(), end.time())}"
    first, last = day_words(start.date()), day_words(end.date())
    return f"{first}, {clock_words(start.time())} – {last}, {clock_words(end.time())}"


def place_words(zone: tzinfo) -> str:
    """Return whose clock a zone is: "in New York", "in UTC"."""
    return f"in {city(zone)}"


def city(zone: tzinfo | str) -> str:
    """Return the city an IANA zone is named for: "New York" of America/New_York."""
    return str(zone).rsplit("/", 1)[-1].replace("_", " ")


def _digits(at: time) -> str:
    hour = at.hour % 12 or 12
    return f"{hour}:{at:%M}" if at.minute else f"{hour}"


def _half(at: time) -> str:
    return "am" if at.hour < NOON.hour else "pm"
