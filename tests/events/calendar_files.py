"""Calendar files as other programs write them."""

START = "DTSTART;TZID=America/New_York:20261124T180000"


def ics(*lines: str, uid: str = "a@b") -> bytes:
    """Return a calendar of one event, by default a talk on Tue 24 Nov 2026, 6 pm in New York."""
    start = () if any(line.startswith("DTSTART") for line in lines) else (START,)
    title = () if any(line.startswith("SUMMARY") for line in lines) else ("SUMMARY:Talk",)
    inside = ["BEGIN:VEVENT", f"UID:{uid}", *title, *start, *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", *inside, "END:VCALENDAR", ""]).encode()


def changed(calendar: bytes, other: bytes) -> bytes:
    """Return a calendar with another one's event in it, too."""
    return calendar.replace(b"END:VCALENDAR\r\n", other.split(b"\r\n", 1)[1])
