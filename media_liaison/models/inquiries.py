"""What reporters ask, and what we told them."""

import zoneinfo

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import Truncator

from accounts.models import check_time_zone
from events.models import Event, Speaker
from library.models import Message
from ssp_crm.history import tracked
from ssp_crm.models import Versioned, in_our_time

from ..querysets import InquiryQuerySet, StatementQuerySet
from .directory import Journalist, Outlet
from .press_room import GroundRule


class Attribution(models.TextChoices):
    """How what we say may be used."""

    ON_RECORD = "on-record", "On the record"
    BACKGROUND = "background", "On background, no name"
    OFF_RECORD = "off-record", "Off the record"


@tracked(exclude=["search"])
class Inquiry(Versioned):
    """A reporter's question with a deadline."""

    class Format(models.TextChoices):
        """How they want our answer."""

        PHONE = "phone", "Phone interview"
        WRITTEN = "written", "Written answer"
        CAMERA = "camera", "On camera"
        LIVE = "live", "Live on air"
        VISIT = "visit", "Visit to us"
        PHOTO = "photo", "Photo"
        OTHER = "other", "Other"

    class Status(models.TextChoices):
        """How far it has come, and how it ended."""

        NEW = "new", "New"
        DRAFTED = "drafted", "Answer drafted"
        APPROVED = "approved", "Answer approved"
        ANSWERED = "answered", "Answered"
        DECLINED = "declined", "Declined"
        TOO_LATE = "too-late", "Too late"
        NO_ANSWER = "no-answer", "No answer"

        @classmethod
        def open(cls) -> list["Inquiry.Status"]:
            """Those that still wait for our answer."""
            return [cls.NEW, cls.DRAFTED, cls.APPROVED]

        @classmethod
        def unanswered(cls) -> list["Inquiry.Status"]:
            """Honest ends without an answer."""
            return [cls.DECLINED, cls.TOO_LATE, cls.NO_ANSWER]

    journalist = models.ForeignKey(
        Journalist, on_delete=models.PROTECT, null=True, blank=True, related_name="inquiries"
    )
    caller = models.CharField(
        "name and number, if new to us",
        max_length=200,
        blank=True,
        help_text="Enough to ring back; they can be put in the directory later.",
    )
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="inquiries"
    )
    question = models.TextField("what they ask")
    angle = models.TextField("what the story is about", blank=True)
    format = models.CharField("how", max_length=20, choices=Format, default=Format.PHONE)
    attribution = models.CharField(
        "on or off the record", max_length=20, choices=Attribution, default=Attribution.ON_RECORD
    )
    topic = models.CharField(max_length=100, blank=True)
    airs = models.CharField("where and when it runs", max_length=200, blank=True)
    received_at = models.DateTimeField("asked", default=timezone.now)
    deadline_at = models.DateTimeField("deadline", null=True, blank=True)
    time_zone = models.CharField(
        "whose clock", max_length=60, default="America/New_York", validators=[check_time_zone]
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="inquiries_taken",
        editable=False,
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inquiries",
        verbose_name="who sees to it",
    )
    speaker = models.ForeignKey(
        Speaker,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inquiries",
        verbose_name="who speaks for us",
    )
    rules = models.ManyToManyField(
        GroundRule, blank=True, related_name="inquiries", verbose_name="ground rules"
    )
    messages = models.ManyToManyField(
        Message, blank=True, related_name="inquiries", verbose_name="message points"
    )
    draft = models.TextField("our answer", blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inquiries_drafted",
        editable=False,
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inquiries_approved",
        editable=False,
    )
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.NEW, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    outcome = models.TextField("how it ended", blank=True)
    visit = models.OneToOneField(
        Event,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="inquiry",
        editable=False,
    )
    search = models.GeneratedField(
        expression=SearchVector("question", "angle", "topic", "draft", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = InquiryQuerySet.as_manager()

    class Meta:
        ordering = [F("deadline_at").asc(nulls_last=True), "received_at", "pk"]
        verbose_name_plural = "inquiries"
        indexes = [
            models.Index(
                fields=["deadline_at"],
                condition=Q(status__in=["new", "drafted", "approved"]),
                name="inquiries_open",
            ),
            models.Index(fields=["-received_at", "-id"], name="inquiries_by_time"),
            GinIndex(fields=["search"], name="inquiries_search"),
        ]
        constraints = [
            in_our_time("media_liaison_inquiry_is_in_our_time", "received_at", "deadline_at"),
            models.CheckConstraint(
                condition=~Q(question=""),
                name="media_liaison_inquiry_asks_something",
                violation_error_message="Write down what they ask.",
            ),
            models.CheckConstraint(
                condition=Q(journalist__isnull=False) | ~Q(caller=""),
                name="media_liaison_inquiry_is_from_someone",
                violation_error_message="Choose who is asking, or write name and number.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="media_liaison_inquiry_is_approved_by_someone",
                violation_error_message="An approval has a person and a time.",
            ),
            models.CheckConstraint(
                condition=~Q(status="approved") | (Q(approved_at__isnull=False) & ~Q(draft="")),
                name="media_liaison_inquiry_approves_an_answer",
                violation_error_message="Write the answer before it is approved.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["new", "drafted", "approved"], closed_at=None)
                | Q(
                    status__in=["answered", "declined", "too-late", "no-answer"],
                    closed_at__isnull=False,
                ),
                name="media_liaison_inquiry_is_closed_at_its_end",
                violation_error_message="An inquiry that ended has a time, and no other has.",
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.question).chars(80)

    def get_absolute_url(self) -> str:
        return f"/media/inquiries/{self.pk}/"

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The clock of the deadline."""
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def is_open(self) -> bool:
        """Still waiting for our answer."""
        return self.status in self.Status.open()

    @property
    def who(self) -> str:
        """Who asks."""
        return str(self.journalist) if self.journalist else self.caller


@tracked(exclude=["search"])
class Statement(Versioned):
    """What we said to the press, to whom and when."""

    inquiry = models.ForeignKey(
        Inquiry, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    journalist = models.ForeignKey(
        Journalist, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    said = models.TextField("what we said")
    topic = models.CharField(max_length=100, blank=True)
    said_at = models.DateTimeField("when", default=timezone.now)
    speaker = models.ForeignKey(
        Speaker,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name="who spoke for us",
    )
    attribution = models.CharField(
        "on or off the record", max_length=20, choices=Attribution, default=Attribution.ON_RECORD
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="statements",
        editable=False,
    )
    search = models.GeneratedField(
        expression=SearchVector("said", "topic", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at", "-pk"]
        indexes = [
            GinIndex(fields=["search"], name="statements_search"),
            models.Index(fields=["-said_at", "-id"], name="statements_by_time"),
        ]
        constraints = [
            in_our_time("media_liaison_statement_is_in_our_time", "said_at"),
            models.CheckConstraint(
                condition=~Q(said=""),
                name="media_liaison_statement_says_something",
                violation_error_message="Write down what was said.",
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.said).chars(80)

    def get_absolute_url(self) -> str:
        return f"/media/statements/{self.pk}/"
