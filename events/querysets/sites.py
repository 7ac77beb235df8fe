"""Which sites, and when they serve participants."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

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

    def with_told_hours(self) -> "SiteQuerySet":
        """The same told as rows on the site, in one query: `SiteHours.of` reads them."""
        from ..models import ServiceException, ServiceHours

        def rows(model: type[models.Model], *names: str) -> ArraySubquery:
            found = model._default_manager.filter(site=OuterRef("pk"))
            return ArraySubquery(found.values(told=JSONObject(**{name: name for name in names})))

        span = ("opens", "closes")
        return self.annotate(
            hours_told=rows(ServiceHours, "weekday", *span, "valid_from", "valid_until"),
            exceptions_told=rows(ServiceException, "day", "kind", *span, "why"),
        )

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
