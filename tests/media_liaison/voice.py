"""Our channels, posts and consents, as the tests make them."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from events.models import Event
from media_liaison.models import Consent, Post, SocialChannel


def make_channel(handle: str = "@house", **fields: Any) -> SocialChannel:
    """Make a channel: `make_channel("@house", owner=dana)`."""
    return SocialChannel.objects.create(handle=handle, **{"platform": "bluesky", **fields})


def make_post(author: User, title: str = "Thanks", days: int = 3, **fields: Any) -> Post:
    """Make a post planned some days from today, on a channel of its own."""
    fields = {**fields, "channel": fields.get("channel") or make_channel()}
    if fields.get("status") in {"approved", "posted"}:
        fields = {"approved_by": author, "approved_at": timezone.now(), **fields}
    if fields.get("status") == "posted":
        fields.setdefault("posted_on", timezone.localdate() + timedelta(days=days))
    planned = timezone.localdate() + timedelta(days=days)
    fields = {"text": "Thank you all.", "planned_on": planned, **fields}
    return Post.objects.create(author=author, title=title, **fields)


def make_consent(name: str = "Robin", left: int | None = None, **fields: Any) -> Consent:
    """Make a consent given a while ago that holds some days more, or until it is taken back."""
    today = timezone.localdate()
    fields = {"given_on": today - timedelta(days=60), **fields}
    until = None if left is None else today + timedelta(days=left)
    about = {"about": "The mural", "purpose": "Website", "kind": "photo"}
    return Consent.objects.create(chosen_name=name, until=until, **{**about, **fields})


def days_ago(days: int) -> date:
    """A day before today."""
    return timezone.localdate() - timedelta(days=days)


def make_event() -> Event:
    """Make a celebration tomorrow."""
    starts = timezone.now() + timedelta(days=1)
    return Event.objects.create(
        kind="celebration",
        title="Soup night",
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
    )
