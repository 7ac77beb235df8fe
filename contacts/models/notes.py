"""What was said and seen, what we will do about it, and where people stand."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import FollowUpQuerySet, MentionQuerySet, NoteQuerySet, StanceQuerySet
from .choices import STANCE_SHAPES, StanceLevel
from .contact import Contact
from .restricted import Restricted


@tracked(exclude=["search"])
class Note(Restricted):
    """What was said or seen, when, how, by whom, with or about which contacts."""

    class Kind(models.TextChoices):
        """How it happened."""

        IN_PERSON = "in-person", "In person"
        CALL = "call", "Phone call"
        EMAIL = "email", "E-mail"
        MESSAGE = "message", "Text message"
        MEETING = "meeting", "Meeting"
        VISIT = "visit", "Visit or tour"
        SEEN = "seen", "Seen or heard"
        OTHER = "other", "Other"

    view_permission = "contacts.view_note"
    unclear_mentions: list[str] = []  # names after an @ that could be several, once it is logged

    contacts = models.ManyToManyField(Contact, related_name="notes")
    kind = models.CharField("how", max_length=20, choices=Kind, default=Kind.IN_PERSON)
    happened_at = models.DateTimeField("when", default=timezone.now)
    summary = models.CharField("in a few words", max_length=200, blank=True)
    happened = models.TextField("what happened")
    meaning = models.TextField("what we make of it", blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notes"
    )
    search = models.GeneratedField(
        expression=SearchVector("summary", "happened", "meaning", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-pk"]
        permissions = [("view_restricted", "Can read restricted notes")]
        indexes = [
            models.Index(fields=["-happened_at", "-id"], name="notes_by_time"),
            GinIndex(fields=["search"], name="notes_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(happened=""),
                name="contacts_note_says_what_happened",
                violation_error_message="Say what happened.",
            )
        ]

    def __str__(self) -> str:
        return self.summary or self.happened[:60]

    def get_absolute_url(self) -> str:
        return f"/contacts/notes/{self.pk}/"


@tracked()
class NoteContact(Note.contacts.through):  # type: ignore[name-defined, misc]
    """A contact a note is about; here so that adding and removing one leaves history."""

    class Meta:
        proxy = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.contact}"


class Mention(models.Model):
    """A colleague named in a note with @, until they have seen it."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentions"
    )
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["-note__happened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["note", "user"], name="contacts_mention_is_unique")
        ]
        indexes = [
            models.Index(fields=["user"], condition=Q(seen_at=None), name="mentions_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.note}"


@tracked()
class FollowUp(Versioned):
    """Something one of us will do by a day."""

    what = models.CharField("what will we do", max_length=300)
    due_on = models.DateField("by when")
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="follow_ups",
        verbose_name="who",
    )
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="follow_ups")
    note = models.ForeignKey(
        # With a restricted note gone, its follow-up would be open to all.
        Note,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="follow_ups",
    )
    done_at = models.DateTimeField(null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["assigned_to", "due_on"], condition=Q(done_at=None), name="follow_ups_open"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""),
                name="contacts_followup_says_what",
                violation_error_message="Say what will be done.",
            )
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return f"/contacts/follow-ups/{self.pk}/edit/"

    @property
    def is_done(self) -> bool:
        """Finished."""
        return self.done_at is not None


@tracked()
class Stance(models.Model):
    """A dated judgement of where a contact stands with us, with its evidence."""

    Level = StanceLevel

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="stances")
    level = models.CharField("stance", max_length=30, choices=StanceLevel)
    topic = models.CharField(
        max_length=100, blank=True, help_text="Empty: on the program as a whole."
    )
    on = models.DateField("as of")
    evidence = models.TextField("what tells us so", blank=True)
    note = models.ForeignKey(
        Note,
        on_delete=models.PROTECT,  # it is the stance's evidence
        null=True,
        blank=True,
        related_name="stances",
        verbose_name="the note that tells us so",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="stances"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = StanceQuerySet.as_manager()

    class Meta:
        ordering = [F("on").desc(), "-pk"]
        indexes = [models.Index(fields=["topic", "contact", "-on", "-id"], name="stances_by_topic")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(evidence="") | Q(note__isnull=False),
                name="contacts_stance_has_evidence",
                violation_error_message="Say what tells us so: a sentence or a note is enough.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} on {self.on:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return self.contact.get_absolute_url()

    @property
    def shape(self) -> str:
        """The sign that stands beside the word."""
        return STANCE_SHAPES[StanceLevel(self.level)]
