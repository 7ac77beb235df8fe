"""Put the coalition's old calendar in front of somebody: a preview, nothing written yet."""

from datetime import timedelta
from typing import TYPE_CHECKING

from events.services.imports import take_in_calendar

if TYPE_CHECKING:
    from .loader import Demo

NAME = "alder-bend-coalition.ics"
AT_SIX = "DTSTART;TZID=America/New_York:{day:%Y%m%d}T180000"
# Days from today of the first date, and what the file says of it.
LINES = (
    (-60, "SUMMARY:River Ward potluck\nLOCATION:Ferry Street Hall\nRRULE:FREQ=WEEKLY;INTERVAL=2"),
    (-40, "SUMMARY:Rent clinic\nLOCATION:St. Brigid's\nRRULE:FREQ=MONTHLY;COUNT=9"),
    (-30, "SUMMARY:Pantry evening\nRRULE:FREQ=MONTHLY;BYMONTHDAY=5,20;COUNT=8"),
    (12, "SUMMARY:Winter coat swap\nLOCATION:Alder Bend Free Library\nDURATION:PT3H"),
    (33, "SUMMARY:Lantern walk\nLOCATION:From the mill bridge\nDURATION:PT90M"),
    (20, "SUMMARY:Budget hearing\nSTATUS:CANCELLED"),
    (15, "SUMMARY:Doctor\nCLASS:PRIVATE"),
)


def add_imports(demo: "Demo") -> None:
    """Take in the file; whoever looks may import it and take it back."""
    parts = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number, (ahead, said) in enumerate(LINES):
        start = AT_SIX.format(day=demo.today + timedelta(days=ahead))
        parts += ["BEGIN:VEVENT", f"UID:{number}@alderbend.example", start, said, "END:VEVENT"]
    data = "\n".join([*parts, "END:VCALENDAR", ""]).encode()
    take_in_calendar(author=demo.team["Staff"], data=data, name=NAME, since=None)
