"""One's own turns at answering the press, for the calendar on one's telephone."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from events.feed_items import FeedItem, FeedSource

from .models import DutyShift

TITLES: dict[str, str] = {
    DutyShift.Role.PRIMARY: "First to call for the press",
    DutyShift.Role.BACKUP: "Backup for the press",
}


def own_turns(user: User, start: datetime, end: datetime) -> Iterable[FeedItem]:
    """Yield somebody's turns, on the program's clock; neither numbers nor notes."""
    zone = timezone.get_current_timezone_name()
    for turn in DutyShift.objects.visible_to(user).of(user).between(start, end):
        yield FeedItem(
            name=f"duty-{turn.pk}",
            title=TITLES[turn.role],
            starts_at=turn.starts_at,
            ends_at=turn.ends_at,
            time_zone=zone,
            updated_at=turn.updated_at,
            version=turn.version,
        )


DUTY = FeedSource("media_liaison.view_dutyshift", own_turns)
