"""Which sites, and when they serve participants."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from accounts.models import User


class SiteQuerySet(models.QuerySet[Any]):
    """Where the program works."""

    def visible_to(self, user: "User") -> "SiteQuerySet":
        """All of them for every role."""
        return self if user.has_perm("events.view_site") else self.none()

    def with_hours(self) -> "SiteQuerySet":
        """With their service hours, and the days on which those do not hold."""
        return self.prefetch_related("service_hours", "service_exceptions")

    def with_hours_in_force(self, on: date) -> "SiteQuerySet":
        """With the service hours that hold on a day or will later."""
        from ..models import ServiceException, ServiceHours

        hours, different = ServiceHours.objects.in_force(on), ServiceException.objects.coming(on)
        return self.prefetch_related(
            models.Prefetch("service_hours", hours),
            models.Prefetch("service_exceptions", different),
        )


class ServiceHoursQuerySet(models.QuerySet[Any]):
    """When the program serves participants."""

    def visible_to(self, user: "User") -> "ServiceHoursQuerySet":
        """As the sites they belong to."""
        return self if user.has_perm("events.view_site") else self.none()

    def in_force(self, on: date) -> "ServiceHoursQuerySet":
        """Those that hold on a day or will later."""
        return self.exclude(valid_until__lt=on)


class ServiceExceptionQuerySet(models.QuerySet[Any]):
    """Days on which a site's week does not hold."""

    def visible_to(self, user: "User") -> "ServiceExceptionQuerySet":
        """As the sites they belong to."""
        return self if user.has_perm("events.view_site") else self.none()

    def coming(self, on: date) -> "ServiceExceptionQuerySet":
        """Those on a day or later."""
        return self.filter(day__gte=on)
