"""Complaints, oppositions and conflicts: the facts, our reading, and what was learned."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import ChallengeQuerySet, ConcernQuerySet
from .contact import Contact
from .notes import Note
from .restricted import Restricted


@tracked(exclude=["search"])
class Challenge(Restricted):
    """A complaint, an opposition or a conflict, from the first word to the lesson."""

    class Kind(models.TextChoices):
        """What it is."""

        COMPLAINT = "complaint", "Complaint"
        OPPOSITION = "opposition", "Opposition"
        CONFLICT = "conflict", "Conflict"

    class Source(models.TextChoices):
        """How it reached us."""

        PUBLIC = "public", "Neighbors' line (our public page)"
        PHONE = "phone", "Phone or text"
        EMAIL = "email", "E-mail or letter"
        IN_PERSON = "in-person", "In person"
        MEETING = "meeting", "Public meeting"
        PRESS = "press", "Press"
        SOCIAL = "social", "Social media"
        OTHER = "other", "Other"

    class Status(models.TextChoices):
        """How far it has come."""

        OPEN = "open", "Open"
        WORKING = "working", "Being worked on"
        RESOLVED = "resolved", "Resolved"
        UNRESOLVED = "unresolved", "Closed, not solved"

        @classmethod
        def unfinished(cls) -> set["Challenge.Status"]:
            """Still with us."""
            return {cls.OPEN, cls.WORKING}

    view_permission = "contacts.view_challenge"
    kept_by = ("author", "owner")

    title = models.CharField("in a few words", max_length=200)
    kind = models.CharField("what it is", max_length=20, choices=Kind, default=Kind.COMPLAINT)
    source = models.CharField("how it reached us", max_length=20, choices=Source)
    received_at = models.DateTimeField("when it reached us", default=timezone.now)
    place = models.CharField("where, in words", max_length=300, blank=True)
    contacts = models.ManyToManyField(Contact, blank=True, related_name="challenges")
    notes = models.ManyToManyField(Note, blank=True, related_name="challenges")
    facts = models.TextField("what happened", help_text="Facts: who said or did what, and when.")
    concern = models.TextField("their concern, in their words", blank=True)
    reading = models.TextField("what we make of it", blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="written_challenges",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_challenges",
        verbose_name="who looks after it",
    )
    first_response_due = models.DateTimeField("answer by", editable=False)
    first_response_at = models.DateTimeField("first answered", null=True, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    reopened_at = models.DateTimeField(null=True, blank=True, editable=False)
    worked = models.TextField("what worked", blank=True)
    avoid = models.TextField("what to avoid", blank=True)
    lesson = models.TextField("what we learned", blank=True)
    search = models.GeneratedField(
        expression=SearchVector(
            "title",
            "place",
            "facts",
            "concern",
            "reading",
            "worked",
            "avoid",
            "lesson",
            config="english",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["first_response_due", "pk"]
        indexes = [
            models.Index(
                fields=["first_response_due", "id"],
                condition=Q(status__in=["open", "working"]),
                name="challenges_by_clock",
            ),
            models.Index(fields=["-closed_at", "-id"], name="challenges_by_closing"),
            models.Index(fields=["-received_at", "-id"], name="challenges_by_time"),
            GinIndex(fields=["search"], name="challenges_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(facts=""),
                name="contacts_challenge_says_what_happened",
                violation_error_message="Say what happened.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["open", "working"], closed_at=None)
                | (~Q(status__in=["open", "working"]) & Q(closed_at__isnull=False)),
                name="contacts_challenge_closed_has_time",
                violation_error_message="What is closed has the time it was closed at.",
            ),
            models.CheckConstraint(
                condition=~Q(status="resolved") | ~Q(worked=""),
                name="contacts_challenge_resolved_says_what_worked",
                violation_error_message="Say what worked: the next of us will need it.",
            ),
            models.CheckConstraint(
                condition=~Q(status="unresolved") | ~Q(lesson=""),
                name="contacts_challenge_unresolved_says_why",
                violation_error_message="Say why it could not be solved.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/contacts/challenges/{self.pk}/"

    @property
    def is_open(self) -> bool:
        """Still with us."""
        return self.status in self.Status.unfinished()

    def is_late(self, now: datetime) -> bool:
        """Unanswered past the hour we set ourselves."""
        return self.is_open and self.first_response_at is None and self.first_response_due < now


@tracked()
class ChallengeContact(Challenge.contacts.through):  # type: ignore[name-defined, misc]
    """A contact a challenge is about; here so that adding and removing one leaves history."""

    class Meta:
        proxy = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.contact}"


@tracked()
class ChallengeNote(Challenge.notes.through):  # type: ignore[name-defined, misc]
    """A note that belongs to a challenge; here so that adding and removing one leaves history."""

    class Meta:
        proxy = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Note {self.note_id}"  # its words are not for everyone


@tracked()
class ChallengeStep(models.Model):
    """One line of a challenge's work log."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField("when", default=timezone.now)
    what = models.TextField("what we did")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="challenge_steps",
    )

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""),
                name="contacts_challengestep_says_what",
                violation_error_message="Say what we did.",
            )
        ]

    def __str__(self) -> str:
        return self.what[:60]


@tracked(exclude=["reference"])
class Concern(Versioned):
    """What a neighbor told us on the public page, and what we answered there."""

    class Kind(models.TextChoices):
        """What it is about."""

        SYRINGES = "syringes", "Found syringes or litter"
        NOISE = "noise", "Noise or crowding"
        SAFETY = "safety", "Feeling safe"
        PARKING = "parking", "Parking or traffic"
        STAFF = "staff", "Something one of us said or did"
        QUESTION = "question", "A question"
        OTHER = "other", "Something else"

    challenge = models.OneToOneField(
        Challenge, on_delete=models.CASCADE, related_name="concern_told"
    )
    # SHA-256 of the reference, hexadecimal: only the neighbor has the reference itself.
    reference = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField("what is it about", max_length=20, choices=Kind)
    name = models.CharField("your name", max_length=200, blank=True)
    reach = models.CharField("how we can reach you", max_length=300, blank=True)
    answer = models.TextField("our answer to them", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.created_at:%Y-%m-%d}"
