"""What people do with their calendar addresses: make one, and stop it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User

from ..models import CalendarFeed
from ..tokens import hash_of, new_token


@transaction.atomic
def make_feed(*, user: User, label: str) -> str:
    """Make a calendar address for someone and return its token, which is kept nowhere.

    Raises ValidationError if the label is too long.
    """
    token = new_token()
    feed = CalendarFeed(user=user, label=label.strip(), token_hash=hash_of(token))
    feed.full_clean()
    feed.save()
    return token


@transaction.atomic
def stop_feed(*, feed: CalendarFeed, now: datetime | None = None) -> CalendarFeed:
    """Close a calendar address for good; closed twice, the first time counts."""
    feed = CalendarFeed.objects.select_for_update().get(pk=feed.pk)
    if feed.revoked_at is None:
        feed.revoked_at = now or timezone.now()
        feed.save(update_fields=["revoked_at"])
    return feed
