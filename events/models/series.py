"""The rules repeating events follow."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from accounts.models import check_time_zone
from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from .. import recurrence
from ..querysets import SeriesQuerySet
from .imports import CalendarImport

AHEAD = timedelta(days=366)  # how far a rule without an end is laid
RUNS_LOW = timedelta(days=180)  # when it is laid further


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
    imported_uid = models.CharField(max_length=255, blank=True, editable=False)
    imported_from = models.ForeignKey(
        CalendarImport,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="series",
    )

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

    @property
    def sentence(self) -> str:
        """The rule in words, with its end."""
        return recurrence.sentence(self.rule, until=self.until, skip_holidays=self.skip_holidays)

    def dates(self) -> Iterator[date]:
        """Its dates, without end if the rule has none."""
        return recurrence.dates(
            self.rule, self.starts_on, until=self.until, skip_holidays=self.skip_holidays
        )

    def horizon(self, today: date) -> date:
        """The last day that stands on the calendar by now: its end, or a year ahead."""
        return self.until or max(self.starts_on, today) + AHEAD

    def runs_low(self, today: date) -> bool:
        """Whether a rule without an end is to be laid further."""
        return self.until is None and (self.laid_until or self.starts_on) < today + RUNS_LOW
