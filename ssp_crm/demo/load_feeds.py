"""Calendar addresses of the demo's team; their tokens are thrown away, so nobody can open one."""

from typing import TYPE_CHECKING

from events.models import CalendarFeed
from events.services.feeds import make_feed, stop_feed

if TYPE_CHECKING:
    from .loader import Demo


def add_feeds(demo: "Demo") -> None:
    """Everyone reads the calendar on a phone; one of them was lost."""
    for user in demo.team.values():
        make_feed(user=user, label="The phone I lost at the bus stop")
        make_feed(user=user, label="My phone")
    for feed in CalendarFeed.objects.filter(label__contains="lost"):
        stop_feed(feed=feed)
