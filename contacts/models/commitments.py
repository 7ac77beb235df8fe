"""What one side promised the other, and how it turned out."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import CommitmentQuerySet
from ..querysets.commitments import DUE_DAY
from .contact import Contact


@tracked()
class Commitment(Versioned):
    """Something one side promised the other, or was asked for."""

    class Side(models.TextChoices):
        """Who does it."""

        THEM = "them", "They do something for us"
        US = "us", "We do something for them"

    class Topic(models.TextChoices):
        """What people are counted on for."""

        TESTIFY = "testify", "Testify"
        LETTER = "letter", "Letter of support"
        HOST = "host", "Host"
        DONATE = "donate", "Donate"
        VOLUNTEER = "volunteer", "Volunteer"
        VOUCH = "vouch", "Vouch for us"
        REFER = "refer", "Refer"
        PUBLICIZE = "publicize", "Publicize"
        ATTEND = "attend", "Attend"
        INTRODUCE = "introduce", "Introduce"
        OTHER = "other", "Something else"

    class Status(models.TextChoices):
        """How far it has come."""

        ASKED = "asked", "Asked"
        AGREED = "agreed", "Agreed"
        DECLINED = "declined", "Declined"
        KEPT = "kept", "Kept"
        PARTLY = "partly", "Partly kept"
        BROKEN = "broken", "Not kept"
        WITHDRAWN = "withdrawn", "Withdrawn"

        @classmethod
        def unsettled(cls) -> set["Commitment.Status"]:
            """Still to come."""
            return {cls.ASKED, cls.AGREED}

        @classmethod
        def told_in_words(cls) -> set["Commitment.Status"]:
            """Outcomes that mean nothing without a word of what happened."""
            return {cls.DECLINED, cls.PARTLY, cls.BROKEN, cls.WITHDRAWN}

        @classmethod
        def came_due(cls) -> set["Commitment.Status"]:
            """Those reliability counts: agreed to, and turned out one way or another."""
            return {cls.KEPT, cls.PARTLY, cls.BROKEN}

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="commitments")
    made_by = models.CharField("who does it", max_length=10, choices=Side, default=Side.THEM)
    topic = models.CharField("what kind", max_length=20, choices=Topic, default=Topic.OTHER)
    what = models.CharField("what exactly", max_length=300)
    asked_on = models.DateField("asked or promised on", default=timezone.localdate)
    due_on = models.DateField("by when", null=True, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.ASKED)
    outcome = models.CharField("what happened", max_length=500, blank=True)
    settled_on = models.DateField(null=True, blank=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="commitments",
        verbose_name="who of us looks after it",
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(status__in=["asked", "agreed"]),
                name="commitments_open",
            ),
            models.Index(fields=["topic", "status", "contact"], name="commitments_by_topic"),
            models.Index(DUE_DAY, "id", name="commitments_by_day"),
            models.Index(
                DUE_DAY,
                "id",
                condition=Q(status__in=["asked", "agreed"]),
                name="commitments_open_by_day",
            ),
            # Who can be counted on is read from this alone, without looking at a single row.
            models.Index(
                fields=["topic", "contact", "status", "settled_on"],
                condition=Q(made_by="them", status__in=["kept", "partly", "broken"]),
                name="commitments_come_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""),
                name="contacts_commitment_says_what",
                violation_error_message="Say what was asked or promised.",
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=models.F("asked_on")),
                name="contacts_commitment_due_after_asked",
                violation_error_message="The day it is due cannot be before the day it was asked.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["asked", "agreed"], settled_on=None)
                | (~Q(status__in=["asked", "agreed"]) & Q(settled_on__isnull=False)),
                name="contacts_commitment_settled_has_day",
                violation_error_message="What is settled has the day it was settled on.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["declined", "partly", "broken", "withdrawn"])
                | ~Q(outcome=""),
                name="contacts_commitment_outcome_has_words",
                violation_error_message="Say in a word what happened.",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return f"/contacts/commitments/{self.pk}/"

    @property
    def is_open(self) -> bool:
        """Still to come."""
        return self.status in self.Status.unsettled()

    @property
    def is_ours(self) -> bool:
        """We do it for them."""
        return self.made_by == self.Side.US

    def is_overdue(self, on: date) -> bool:
        """Open and past its day."""
        return self.is_open and self.due_on is not None and self.due_on < on
