"""The rules repeating events follow."""

from django.db import models
from django.db.models import Q

from accounts.models import check_time_zone
from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import SeriesQuerySet


@tracked()
class Series(Versioned):
    """The rule a repeating event follows; each of its dates is an event of its own."""

    rule = models.CharField(max_length=300)  # an RRULE's value without UNTIL (RFC 5545 3.3.10)
    starts_on = models.DateField("first day")
    starts = models.TimeField()
    duration = models.DurationField()
    time_zone = models.CharField(max_length=60, validators=[check_time_zone])
    until = models.DateField("last day", null=True, blank=True)
    skip_holidays = models.BooleanField("not on federal holidays", default=False)
    # Events stand on the calendar up to here; a rule without an end goes on with each day.
    laid_until = models.DateField(null=True, blank=True, editable=False)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("starts_on")),
                name="events_series_ends_after_start",
                violation_error_message="A series ends on or after its first day.",
            )
        ]

    def __str__(self) -> str:
        return self.rule
