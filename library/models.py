"""What we say and read: the words that matter, checked messages, and a shelf of resources."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from .language import listed
from .querysets import ExemptionQuerySet, MessageQuerySet, ResourceQuerySet, TermQuerySet


@tracked()
class Term(Versioned):
    """Words the language check marks, with why and what to offer instead."""

    avoid = models.CharField(
        "words to avoid", max_length=300, help_text="With commas between, such as “junkie, addict”."
    )
    prefer = models.CharField(
        "words to offer",
        max_length=300,
        help_text="With commas between; the first is offered first.",
    )
    why = models.CharField(max_length=500, help_text="One sentence for whoever wrote the word.")
    near = models.CharField(
        "only near these words",
        max_length=300,
        blank=True,
        help_text="For words that are harmless elsewhere, such as “clean” near “test, urine”.",
    )
    sources = models.CharField(max_length=300, blank=True)
    is_active = models.BooleanField("marked when written", default=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["avoid", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(avoid="") & ~Q(prefer="") & ~Q(why=""),
                name="library_term_is_whole",
                violation_error_message="Say which words, what to offer, and why.",
            )
        ]

    def __str__(self) -> str:
        return self.avoid

    def get_absolute_url(self) -> str:
        return f"{reverse('library:word_list')}#word-{self.pk}"

    @property
    def offers(self) -> list[str]:
        """The words to offer, one by one."""
        return listed(self.prefer)


@tracked()
class Exemption(Versioned):
    """Words the language check lets be: names of organizations, titles, sayings."""

    words = models.CharField(max_length=200, unique=True)
    why = models.CharField(max_length=300, blank=True)

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("library:exception_list")


@tracked(exclude=["search"])
class Message(Versioned):
    """A checked, positive answer to a concern people voice."""

    class Audience(models.TextChoices):
        """Whom it is written for."""

        EVERYONE = "everyone", "Everyone"
        NEIGHBORS = "neighbors", "Neighbors"
        OFFICIALS = "officials", "Officials"
        POLICE = "police", "Police"
        CARE = "care", "Clinics and services"
        FUNDERS = "funders", "Funders"
        PRESS = "press", "Press"

    concern = models.CharField("the concern, as people voice it", max_length=300)
    topic = models.CharField(max_length=100, blank=True)
    audience = models.CharField("for whom", max_length=20, choices=Audience, default="everyone")
    short = models.TextField("our answer in one breath", max_length=500)
    long = models.TextField("our answer in full", blank=True)
    concern_es = models.CharField("the concern in Spanish", max_length=300, blank=True)
    short_es = models.TextField("our answer in Spanish", max_length=500, blank=True)
    source = models.CharField("where that is known from", max_length=500, blank=True)
    quotes_people = models.BooleanField(
        "quotes or tells of a person",
        default=False,
        help_text="Then it is used only with a consent that holds.",
    )
    is_public = models.BooleanField("may stand on the public press page", default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages", editable=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_messages",
        editable=False,
    )
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    review_on = models.DateField("look at it again on", null=True, blank=True)
    archived_at = models.DateTimeField("put away", null=True, blank=True, editable=False)
    search = models.GeneratedField(
        expression=SearchVector("concern", "topic", "short", "long", "source", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["topic", "concern", "pk"]
        permissions = [("approve_message", "Can approve messages")]
        indexes = [
            GinIndex(fields=["search"], name="messages_search"),
            models.Index(
                fields=["review_on"], condition=Q(archived_at=None), name="messages_by_review"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(concern="") & ~Q(short=""),
                name="library_message_is_whole",
                violation_error_message="Say the concern and our answer in one breath.",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | ~Q(source=""),
                name="library_message_is_sourced",
                violation_error_message="Say where the answer is known from before it is approved.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="library_message_is_approved_by_someone",
                violation_error_message="An approval has a person and a time.",
            ),
        ]

    def __str__(self) -> str:
        return self.concern

    def get_absolute_url(self) -> str:
        return f"/library/messages/{self.pk}/"

    @property
    def is_approved(self) -> bool:
        """Checked by somebody, as it stands."""
        return self.approved_at is not None


@tracked(exclude=["search"])
class Resource(Versioned):
    """A guide, form or link worth keeping."""

    class Kind(models.TextChoices):
        """What it is."""

        GUIDE = "guide", "Guide"
        FORM = "form", "Form"
        LEGAL = "legal", "Legal paper"
        LINK = "link", "Link"
        TRAINING = "training", "Training"
        OTHER = "other", "Other"

    title = models.CharField(max_length=200)
    kind = models.CharField("what it is", max_length=20, choices=Kind, default=Kind.GUIDE)
    topic = models.CharField(max_length=100, blank=True)
    link = models.URLField("web address", max_length=500, blank=True)
    place = models.CharField(
        "where it lies", max_length=200, blank=True, help_text="If it is on paper or in a folder."
    )
    about = models.TextField("what it is good for", blank=True)
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="resources", editable=False
    )
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="accepted_resources",
        editable=False,
    )
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)
    dead_on = models.DateField("no longer there since", null=True, blank=True, editable=False)
    search = models.GeneratedField(
        expression=SearchVector("title", "topic", "about", "place", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ResourceQuerySet.as_manager()

    class Meta:
        ordering = ["topic", "title", "pk"]
        indexes = [GinIndex(fields=["search"], name="resources_search")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & (~Q(link="") | ~Q(place="")),
                name="library_resource_can_be_found",
                violation_error_message="Give its web address, or say where it lies.",
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None, accepted_at=None)
                | Q(accepted_by__isnull=False, accepted_at__isnull=False),
                name="library_resource_is_accepted_by_someone",
                violation_error_message="An acceptance has a person and a time.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/library/resources/{self.pk}/"

    @property
    def is_dead(self) -> bool:
        """Marked as no longer there."""
        return self.dead_on is not None
