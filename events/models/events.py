"""Everything on the calendar, and the rules repeating events follow."""

import zoneinfo
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import LessThanOrEqual

from accounts.models import check_time_zone
from contacts.models import Contact
from contacts.sql import Fold
from ssp_crm.history import tracked
from ssp_crm.models import Versioned
from ssp_crm.time_words import when_words

from ..querysets import LONGEST, EventQuerySet
from .imports import CalendarImport
from .series import Series
from .sites import Site, foreign_clock


class TimeRange(models.Func):
    """From the start up to, not including, the end."""

    function = "TSTZRANGE"


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
            return {cls.TOUR, cls.OPEN_HOUSE, cls.MEDIA}

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
    capacity = models.PositiveIntegerField(
        "places",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="How many people fit. Whoever comes later waits, and moves up by themselves. "
        "Leave empty if there is no limit.",
    )
    public = models.BooleanField(
        "on our public page",
        default=False,
        help_text="Neighbors see it on the visitors' page and can sign up.",
    )
    public_text = models.TextField("what visitors read", blank=True)
    public_text_es = models.TextField("what visitors read, in Spanish", blank=True)
    confidential = models.BooleanField(
        "visitors come into the house",
        default=False,
        help_text="Such a visit stays out of service hours, so that nobody who comes for care "
        "meets it.",
    )
    despite_hours = models.CharField(
        "why it touches service hours", max_length=300, blank=True, editable=False
    )
    series = models.ForeignKey(
        Series,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="events",
    )
    series_date = models.DateField("its date by the rule", null=True, blank=True, editable=False)
    is_apart = models.BooleanField("changed apart from its series", default=False, editable=False)
    attended = models.PositiveIntegerField("how many came", null=True, blank=True)
    new_contacts = models.PositiveIntegerField("new contacts", null=True, blank=True)
    raised = models.DecimalField(
        "raised (dollars)",
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    went_well = models.TextField("what went well", blank=True)
    differently = models.TextField("what we would do differently", blank=True)
    press = models.TextField("what the press made of it", blank=True)
    reviewed_at = models.DateTimeField("outcome written", null=True, blank=True, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.PLANNED, editable=False)
    cancelled_because = models.CharField(max_length=300, blank=True, editable=False)

    imported_uid = models.CharField(max_length=255, blank=True, editable=False)
    imported_from = models.ForeignKey(
        CalendarImport,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="events",
    )

    title_folded = models.GeneratedField(
        expression=Fold("title"), output_field=models.TextField(), db_persist=True
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        permissions = [("plan_in_service_hours", "Can plan a visit in service hours")]
        indexes = [
            GinIndex(fields=["title_folded"], opclasses=["gin_trgm_ops"], name="events_by_title"),
            models.Index(fields=["starts_at", "id"], name="events_by_start"),
            models.Index(fields=["ends_at"], name="events_by_end"),
            models.Index(fields=["series", "series_date"], name="events_by_series"),
            models.Index(
                fields=["imported_uid"],
                name="events_by_imported_uid",
                condition=~Q(imported_uid=""),
            ),
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
            models.CheckConstraint(
                condition=Q(confidential=False) | Q(site__isnull=False),
                name="events_event_confidential_has_site",
                violation_error_message="A visit to the house is at one of our sites: choose it.",
            ),
            models.UniqueConstraint(
                fields=["series", "series_date"],
                name="events_event_once_in_series",
                violation_error_message="This date of the series is on the calendar already.",
            ),
            ExclusionConstraint(
                name="events_event_one_visit_at_a_time",
                expressions=[
                    ("site", RangeOperators.EQUAL),
                    (TimeRange("starts_at", "ends_at"), RangeOperators.OVERLAPS),
                ],
                condition=Q(confidential=True, status="planned"),
                violation_error_message="Another visit is at this site then. Only one group at a "
                "time keeps everyone's visit private.",
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
