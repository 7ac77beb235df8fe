"""What was published about us and our work."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from events.models import Speaker
from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import CoverageQuerySet
from .directory import Journalist, Outlet
from .inquiries import Inquiry


@tracked(exclude=["search"])
class Coverage(Versioned):
    """A piece that was published or broadcast."""

    class Depth(models.TextChoices):
        """How much of it is about us."""

        MENTION = "mention", "Mentions us"
        QUOTED = "quoted", "Quotes us"
        FEATURE = "feature", "Is about us"

    class Tone(models.TextChoices):
        """How it sounds."""

        WARM = "warm", "Warm"
        NEUTRAL = "neutral", "Neutral"
        MIXED = "mixed", "Mixed"
        CRITICAL = "critical", "Critical"

    class Accuracy(models.TextChoices):
        """Whether its facts are right."""

        RIGHT = "right", "Right"
        SMALL_SLIPS = "small-slips", "Small slips"
        WRONG = "wrong", "Wrong in what matters"
        UNCHECKED = "unchecked", "Not checked yet"

    class Wording(models.TextChoices):
        """How it speaks of people who use drugs."""

        PERSON_FIRST = "person-first", "Person-first words"
        MIXED = "mixed", "Some of both"
        HURTFUL = "hurtful", "Words that hurt"
        NONE = "none", "Does not speak of them"

    headline = models.CharField(max_length=300)
    link = models.URLField("web address", max_length=500, blank=True)
    published_on = models.DateField("published")
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="coverage")
    journalist = models.ForeignKey(
        Journalist, on_delete=models.PROTECT, null=True, blank=True, related_name="coverage"
    )
    inquiry = models.ForeignKey(
        Inquiry,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="coverage",
        verbose_name="came of the inquiry",
    )
    speaker = models.ForeignKey(
        Speaker,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="coverage",
        verbose_name="who spoke for us",
    )
    depth = models.CharField(max_length=20, choices=Depth, default=Depth.MENTION)
    tone = models.CharField(max_length=20, choices=Tone, default=Tone.NEUTRAL)
    accuracy = models.CharField(max_length=20, choices=Accuracy, default=Accuracy.UNCHECKED)
    wording = models.CharField(
        "words for people who use drugs", max_length=20, choices=Wording, default=Wording.NONE
    )
    words_used = models.CharField("which words", max_length=300, blank=True)
    topic = models.CharField(max_length=100, blank=True)
    gist = models.TextField("what it says, in short", blank=True)
    correction = models.TextField("what should be corrected", blank=True)
    correction_asked_on = models.DateField("correction asked", null=True, blank=True)
    correction_made_on = models.DateField("correction made", null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="coverage", editable=False
    )
    search = models.GeneratedField(
        expression=SearchVector("headline", "topic", "gist", "words_used", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = CoverageQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-pk"]
        verbose_name_plural = "coverage"
        indexes = [
            GinIndex(fields=["search"], name="coverage_search"),
            models.Index(fields=["-published_on", "-id"], name="coverage_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(headline=""),
                name="media_liaison_coverage_has_a_headline",
                violation_error_message="Write down its headline.",
            ),
            models.CheckConstraint(
                condition=Q(correction_made_on=None)
                | Q(correction_asked_on__lte=F("correction_made_on")),
                name="media_liaison_coverage_corrects_what_was_asked",
                violation_error_message="A correction is made on or after the day it was asked.",
            ),
            models.CheckConstraint(
                condition=Q(correction_asked_on=None) | ~Q(correction=""),
                name="media_liaison_coverage_says_what_to_correct",
                violation_error_message="Say what should be corrected.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return f"/media/coverage/{self.pk}/"
