"""Which lines of the checklists."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from accounts.models import User


class TourCheckQuerySet(models.QuerySet[Any]):
    """Lines of visits' checklists."""

    def visible_to(self, user: "User") -> "TourCheckQuerySet":
        """As the visits."""
        return self if user.has_perm("events.view_event") else self.none()
