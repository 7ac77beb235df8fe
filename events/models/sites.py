"""Where and when the program works."""

import zoneinfo
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import check_time_zone
from ssp_crm.history import tracked
from ssp_crm.models import Versioned
from ssp_crm.time_words import city, span_words

from ..querysets import ServiceExceptionQuerySet, ServiceHoursQuerySet, SiteQuerySet


def foreign_clock(time_zone: str) -> str:
    """Return "Denver time" for a clock that is not the program's, or ""."""
    same = time_zone == timezone.get_current_timezone_name()
    return "" if same else f"{city(time_zone)} time"


@tracked()
class Site(Versioned):
    """A place where the program serves participants."""

    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    latitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    time_zone = models.CharField(
        max_length=60, default="America/New_York", validators=[check_time_zone]
    )
    radius = models.PositiveIntegerField("radius we take responsibility for (meters)", default=100)
    buffer_minutes = models.PositiveSmallIntegerField(
        "kept free before and after services (minutes)",
        default=30,
        validators=[MaxValueValidator(240)],
        help_text="People come early and leave late: no visit is planned this close to services.",
    )

    objects = SiteQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/events/hours/{self.pk}/"

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The site's own clock."""
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def clock(self) -> str:
        """Whose clock it is, "Denver time", or "" if it is the program's."""
        return foreign_clock(self.time_zone)


@tracked()
class ServiceHours(models.Model):
    """When a site serves participants on one weekday; tours stay out of these hours."""

    class Weekday(models.IntegerChoices):
        """ISO 8601 weekdays."""

        MONDAY = 1, "Monday"
        TUESDAY = 2, "Tuesday"
        WEDNESDAY = 3, "Wednesday"
        THURSDAY = 4, "Thursday"
        FRIDAY = 5, "Friday"
        SATURDAY = 6, "Saturday"
        SUNDAY = 7, "Sunday"

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="service_hours")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    opens = models.TimeField()
    closes = models.TimeField()
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    objects = ServiceHoursQuerySet.as_manager()

    class Meta:
        ordering = ["site_id", "weekday", "opens"]
        verbose_name = verbose_name_plural = "service hours"
        constraints = [
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="events_servicehours_close_after_opening",
                violation_error_message="Services close after they open, on the same day.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_until=None)
                | Q(valid_until__gte=F("valid_from")),
                name="events_servicehours_valid_until_after_from",
                violation_error_message="The last day these hours hold is on or after the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.span}"

    def get_absolute_url(self) -> str:
        return self.site.get_absolute_url()

    @property
    def span(self) -> str:
        """From when to when, in words."""
        return span_words(self.opens, self.closes)

    def overlaps(self, other: "ServiceHours") -> bool:
        """Whether both would hold at the same moment of some day."""
        latest_first = max(self.valid_from or date.min, other.valid_from or date.min)
        earliest_last = min(self.valid_until or date.max, other.valid_until or date.max)
        return (
            self.weekday == other.weekday
            and latest_first <= earliest_last
            and self.opens < other.closes
            and other.opens < self.closes
        )

    def holds_on(self, day: date) -> bool:
        """Whether these hours are in force on a day."""
        return (
            day.isoweekday() == self.weekday
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_until is None or day <= self.valid_until)
        )


@tracked()
class ServiceException(models.Model):
    """A day on which a site's week does not hold: closed, or open at extra hours."""

    class Kind(models.TextChoices):
        """How the day differs."""

        CLOSED = "closed", "Closed all day"
        EXTRA = "extra", "Extra hours"

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="service_exceptions")
    day = models.DateField()
    kind = models.CharField("what is different", max_length=10, choices=Kind, default=Kind.CLOSED)
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    why = models.CharField(
        max_length=200, blank=True, help_text="A holiday, an inventory, a clinic day."
    )

    objects = ServiceExceptionQuerySet.as_manager()

    class Meta:
        ordering = ["day", "opens", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="closed", opens=None, closes=None)
                | Q(kind="extra", opens__isnull=False, closes__gt=F("opens")),
                name="events_serviceexception_has_hours_if_extra",
                violation_error_message="Extra hours close after they open; a day that is closed "
                "has none.",
            ),
            models.UniqueConstraint(
                fields=["site", "day"],
                condition=Q(kind="closed"),
                name="events_serviceexception_closed_once",
                violation_error_message="This day is closed already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return self.site.get_absolute_url()

    @property
    def span(self) -> str:
        """From when to when, in words; "" for a closed day."""
        return span_words(self.opens, self.closes) if self.opens and self.closes else ""
