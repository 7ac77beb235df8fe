"""Which imported calendars."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from accounts.models import User

FORGOTTEN = timedelta(days=7)  # how long a file waits for its import


class CalendarImportQuerySet(models.QuerySet[Any]):
    """Calendar files brought in."""

    def visible_to(self, user: "User") -> "CalendarImportQuerySet":
        """One's own; those who lead see everyone's, like every import."""
        if not user.has_perm("events.view_calendarimport"):
            return self.none()
        if user.has_perm("contacts.view_restricted"):
            return self
        return self.filter(author=user)

    def for_list(self) -> "CalendarImportQuerySet":
        """With who brought it in, without what it holds."""
        return self.select_related("author").defer("plan")

    def forgotten(self, now: datetime) -> "CalendarImportQuerySet":
        """Those nobody decided on within seven days."""
        return self.filter(status="preview", started_at__lt=now - FORGOTTEN)
