"""What somebody's calendar holds besides events: each app may add its own (its apps.py)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from accounts.models import User


@dataclass(frozen=True)
class FeedItem:
    """One entry of a calendar: its lasting name, what, when on whose clock, and how new.

    The name, such as "event-12", becomes the UID together with our host; the version is the
    SEQUENCE (RFC 5545 3.8.4.7, 3.8.7.4).
    """

    name: str
    title: str
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    updated_at: datetime
    version: int
    status: str = "CONFIRMED"
    place: str = ""

    @property
    def times_here(self) -> tuple[datetime, datetime]:
        """Start and end on its clock."""
        zone = ZoneInfo(self.time_zone)
        return self.starts_at.astimezone(zone), self.ends_at.astimezone(zone)


@dataclass(frozen=True)
class FeedSource:
    """One kind of entry, for those with a right."""

    permission: str
    items: Callable[[User, datetime, datetime], Iterable[FeedItem]]


SOURCES: list[FeedSource] = []


def register(source: FeedSource) -> None:
    """Let a later app put something into calendars."""
    if source not in SOURCES:
        SOURCES.append(source)


def also_for(user: User, start: datetime, end: datetime) -> list[FeedItem]:
    """Return what somebody has between two moments besides events, one query for each kind."""
    allowed = [source for source in SOURCES if user.has_perm(source.permission)]
    return [item for source in allowed for item in source.items(user, start, end)]
