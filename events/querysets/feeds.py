"""Which private calendar addresses."""

from typing import TYPE_CHECKING, Any

from django.db import models

from ..tokens import hash_of

if TYPE_CHECKING:
    from accounts.models import User


class CalendarFeedQuerySet(models.QuerySet[Any]):
    """Private calendar addresses."""

    def visible_to(self, user: "User") -> "CalendarFeedQuerySet":
        """One's own."""
        return self.filter(user=user)

    def for_list(self) -> "CalendarFeedQuerySet":
        """Those in use first, the newest of them on top."""
        return self.order_by(models.F("revoked_at").desc(nulls_first=True), "-created_at", "-pk")

    def opened_by(self, token: str) -> "CalendarFeedQuerySet":
        """The one a token opens, unless it was stopped, with whose it is."""
        return self.filter(token_hash=hash_of(token), revoked_at=None).select_related("user")
