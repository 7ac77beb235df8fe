"""Moments and turns the tests of press duty talk about, on the program's clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from media_liaison.models import DutyShift

ZONE = ZoneInfo("America/New_York")
LIST, NEW = "/media/duty/", "/media/duty/new/"
MONDAY, FRIDAY, NEXT = "2026-11-23 09:00", "2026-11-27 17:00", "2026-11-30 09:00"
NOW = "2026-11-25 12:00-05:00"  # a Wednesday


def at(text):
    """Return "2026-11-23 09:00" as it is on the wall in New York."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def turn(user, start=MONDAY, end=FRIDAY, role="primary", **fields):
    """Put somebody on the rota."""
    return DutyShift.objects.create(
        user=user, starts_at=at(start), ends_at=at(end), role=role, **fields
    )


def typed(user, start="2026-11-23T09:00", end="2026-11-27T17:00", **fields):
    """Return what somebody types into the form for a turn."""
    known = {"user": user.pk, "role": "primary", "starts_at": start, "ends_at": end, "weeks": 1}
    return {**known, **fields}


def verb(shift, name):
    """Return the address of something done to a turn."""
    return f"{shift.get_absolute_url()}{name}/"
