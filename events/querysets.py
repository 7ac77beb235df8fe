"""Which events, and at which sites."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from contacts.sql import fold

if TYPE_CHECKING:
    from accounts.models import User


class SiteQuerySet(models.QuerySet[Any]):
    """Where the program works."""

    def visible_to(self, user: "User") -> "SiteQuerySet":
        """All of them for every role."""
        return self if user.has_perm("events.view_site") else self.none()


class ServiceHoursQuerySet(models.QuerySet[Any]):
    """When the program serves participants."""

    def visible_to(self, user: "User") -> "ServiceHoursQuerySet":
        """As the sites they belong to."""
        return self if user.has_perm("events.view_site") else self.none()


class EventQuerySet(models.QuerySet[Any]):
    """What is on the calendar."""

    def visible_to(self, user: "User") -> "EventQuerySet":
        """All of them for every role."""
        return self if user.has_perm("events.view_event") else self.none()

    def between(self, start: datetime, end: datetime) -> "EventQuerySet":
        """Those that touch the time from start up to, not including, end."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def upcoming(self, now: datetime) -> "EventQuerySet":
        """Not over yet, the next one first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def matching(self, text: str) -> "EventQuerySet":
        """Those whose title has all the words, the nearest in time first."""
        found = self
        for word in fold(text).split():
            found = found.filter(title_folded__contains=word)
        return found.order_by("-starts_at", "-pk")

    def planned(self) -> "EventQuerySet":
        """Not cancelled."""
        return self.exclude(status="cancelled")

    def for_list(self) -> "EventQuerySet":
        """With where."""
        return self.select_related("site").defer("description")
