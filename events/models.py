"""Where and when the program works, and everything on its calendar."""

import zoneinfo
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from accounts.models import check_time_zone
from contacts.models import Contact
from contacts.sql import Fold
from ssp_crm.history import tracked
from ssp_crm.models import Versioned
from ssp_crm.time_words import city, span_words, when_words

from .querysets import LONGEST, EventQuerySet, ServiceHoursQuerySet, SiteQuerySet


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


@tracked(exclude=["title_folded"])
class Event(Versioned):
    """Anything on the calendar."""

    class Kind(models.TextChoices):
        """What sort of event it is."""

        TOUR = "tour", "Tour"
        OPEN_HOUSE = "open-house", "Open house"
        CELEBRATION = "celebration", "Celebration"
        FUNDRAISER = "fundraiser", "Fundraiser"
        MEET_AND_GREET = "meet-and-greet", "Meet and greet"
        SPEAKING_PRACTICE = "speaking-practice", "Speaking practice"
        TALK = "talk", "Talk"
        COALITION = "coalition-meeting", "Coalition meeting"
        CONFERENCE = "conference", "Conference"
        TRAINING = "training", "Training"
        MEDIA = "media-event", "Media event"

        @classmethod
        def visits(cls) -> set[str]:
            """Those that bring visitors to a site, and so stay out of its service hours."""
            return {cls.TOUR, cls.OPEN_HOUSE}

    class Status(models.TextChoices):
        """Whether it takes place."""

        PLANNED = "planned", "Planned"
        CANCELLED = "cancelled", "Cancelled"

    kind = models.CharField(max_length=30, choices=Kind)
    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField("starts")
    ends_at = models.DateTimeField("ends")
    time_zone = models.CharField(
        max_length=60, default="America/New_York", validators=[check_time_zone]
    )
    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    place = models.CharField(
        "place", max_length=300, blank=True, help_text="Where, if not at one of our sites."
    )
    host = models.ForeignKey(
        Contact,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_events",
        verbose_name="hosted by",
    )
    organiser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organised_events",
    )
    description = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.PLANNED, editable=False)
    cancelled_because = models.CharField(max_length=300, blank=True, editable=False)

    title_folded = models.GeneratedField(
        expression=Fold("title"), output_field=models.TextField(), db_persist=True
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [
            GinIndex(fields=["title_folded"], opclasses=["gin_trgm_ops"], name="events_by_title"),
            models.Index(fields=["starts_at", "id"], name="events_by_start"),
            models.Index(fields=["ends_at"], name="events_by_end"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="events_event_ends_after_start",
                violation_error_message="An event ends after it starts.",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(F("ends_at") - F("starts_at"), LONGEST),
                name="events_event_lasts_a_month_at_most",
                violation_error_message="An event lasts 31 days at most. "
                "Plan a longer one day by day.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/events/{self.pk}/"

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The clock people at the event read."""
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def starts_here(self) -> datetime:
        """The start on the clock of the place."""
        return self.starts_at.astimezone(self.zone)

    @property
    def ends_here(self) -> datetime:
        """The end on the clock of the place."""
        return self.ends_at.astimezone(self.zone)

    @property
    def when(self) -> str:
        """When, in words, on its own clock; the clock is named if it is not the program's."""
        words = when_words(self.starts_here, self.ends_here)
        return f"{words} ({self.clock})" if self.clock else words

    @property
    def clock(self) -> str:
        """Whose clock it is, "Denver time", or "" if it is the program's."""
        return foreign_clock(self.time_zone)

    @property
    def where(self) -> str:
        """The site, the place, or both."""
        return ", ".join(str(part) for part in (self.site, self.place) if part)

    @property
    def first_day(self) -> date:
        """The day it starts, on its own clock."""
        return self.starts_here.date()

    @property
    def last_day(self) -> date:
        """The last day it touches; one that ends at midnight ends the day before."""
        return (self.ends_here - timedelta(microseconds=1)).date()

    @property
    def is_cancelled(self) -> bool:
        """Called off; it stays on the calendar, and says so."""
        return self.status == self.Status.CANCELLED
