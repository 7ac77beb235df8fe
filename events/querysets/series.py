"""Which rules of repeating events."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from accounts.models import User


class SeriesQuerySet(models.QuerySet[Any]):
    """Rules of repeating events."""

    def visible_to(self, user: "User") -> "SeriesQuerySet":
        """As their events."""
        return self if user.has_perm("events.view_event") else self.none()
