"""Our own voice: accounts and site, what we plan to post, and whose picture or words we may use."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from contacts.models import Contact
from events.models import Event, Speaker
from library.models import Message
from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import ConsentQuerySet, PostQuerySet, SocialChannelQuerySet


@tracked()
class SocialChannel(Versioned):
    """A social account or site of ours, and who can get into it."""

    class Platform(models.TextChoices):
        """Where it is."""

        WEBSITE = "website", "Website"
        NEWSLETTER = "newsletter", "Newsletter"
        INSTAGRAM = "instagram", "Instagram"
        FACEBOOK = "facebook", "Facebook"
        MASTODON = "mastodon", "Mastodon"
        BLUESKY = "bluesky", "Bluesky"
        TIKTOK = "tiktok", "TikTok"
        YOUTUBE = "youtube", "YouTube"
        LINKEDIN = "linkedin", "LinkedIn"
        OTHER = "other", "Other"

    platform = models.CharField("where", max_length=20, choices=Platform, default=Platform.WEBSITE)
    handle = models.CharField("name there", max_length=200)
    link = models.URLField("web address", max_length=500, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="channels_owned",
        verbose_name="who runs it",
    )
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="channels_kept",
        verbose_name="second custodian",
    )
    recovery = models.CharField(
        "where recovery is kept",
        max_length=200,
        blank=True,
        help_text="Only the place, such as “envelope in the safe”. Never a password or a code.",
    )
    checked_on = models.DateField("last checked", null=True, blank=True)
    notes = models.TextField(blank=True)
    closed_on = models.DateField("given up on", null=True, blank=True)

    objects = SocialChannelQuerySet.as_manager()

    class Meta:
        ordering = ["platform", "handle", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner=None) | Q(second=None) | ~Q(owner=F("second")),
                name="media_liaison_socialchannel_has_two_custodians",
                violation_error_message="Choose two different people.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_platform_display()}: {self.handle}"

    def get_absolute_url(self) -> str:
        return f"/media/channels/{self.pk}/"


@tracked()
class Consent(Versioned):
    """Somebody's word that we may use their picture, their quote or their story."""

    class Kind(models.TextChoices):
        """What we may use."""

        PHOTO = "photo", "Photo"
        QUOTE = "quote", "Quote"
        STORY = "story", "Story"

    kind = models.CharField("of what", max_length=20, choices=Kind, default=Kind.QUOTE)
    chosen_name = models.CharField("the name they choose", max_length=200)
    about = models.TextField("which picture or words")
    purpose = models.CharField(
        "for what", max_length=300, help_text="Such as “website and spring newsletter”."
    )
    given_on = models.DateField("given")
    until = models.DateField("until", null=True, blank=True, help_text="Empty: until taken back.")
    withdrawn_on = models.DateField("taken back", null=True, blank=True)
    paper = models.CharField(
        "where the paper is kept", max_length=200, blank=True, help_text="Only the place."
    )
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="consents"
    )
    speaker = models.ForeignKey(
        Speaker, on_delete=models.PROTECT, null=True, blank=True, related_name="consents"
    )
    messages = models.ManyToManyField(
        Message, blank=True, related_name="consents", verbose_name="messages it stands in"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = [F("until").asc(nulls_last=True), "pk"]
        indexes = [
            models.Index(fields=["until"], condition=Q(withdrawn_on=None), name="consents_by_end")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(chosen_name="") & ~Q(about="") & ~Q(purpose=""),
                name="media_liaison_consent_is_whole",
                violation_error_message="Say whose it is, of what, and for what.",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("given_on")),
                name="media_liaison_consent_ends_after_start",
                violation_error_message="Consent ends on or after the day it was given.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                name="media_liaison_consent_is_taken_back_later",
                violation_error_message="Consent is taken back on or after the day it was given.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.chosen_name}"

    def get_absolute_url(self) -> str:
        return f"/media/consents/{self.pk}/"

    def is_valid(self, on: date) -> bool:
        """Whether we may use it on a day."""
        is_kept = self.withdrawn_on is None or self.withdrawn_on > on
        return is_kept and self.given_on <= on and (self.until is None or self.until >= on)


@tracked()
class Post(Versioned):
    """Something we plan to say on a channel of ours; people post it themselves."""

    class Status(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft", "Draft"
        APPROVED = "approved", "Approved"
        POSTED = "posted", "Posted"
        DROPPED = "dropped", "Dropped"

    channel = models.ForeignKey(SocialChannel, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField("in a few words", max_length=200)
    text = models.TextField("what we say")
    planned_on = models.DateField("for when")
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name="about the event",
    )
    shows_people = models.BooleanField("quotes, shows or tells of a person", default=False)
    consents = models.ManyToManyField(Consent, blank=True, related_name="posts")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts", editable=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts_approved",
        editable=False,
    )
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    posted_on = models.DateField(null=True, blank=True, editable=False)
    link = models.URLField("where it stands", max_length=500, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["planned_on", "pk"]
        indexes = [models.Index(fields=["planned_on", "id"], name="posts_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(text=""),
                name="media_liaison_post_says_something",
                violation_error_message="Write what we say.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="media_liaison_post_is_approved_by_someone",
                violation_error_message="An approval has a person and a time.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["approved", "posted"]) | Q(approved_at__isnull=False),
                name="media_liaison_post_is_approved_first",
                violation_error_message="A post is approved before it goes out.",
            ),
            models.CheckConstraint(
                condition=~Q(status="posted") | Q(posted_on__isnull=False),
                name="media_liaison_post_has_its_day",
                violation_error_message="Say when it was posted.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/media/posts/{self.pk}/"

    @property
    def is_planned(self) -> bool:
        """Not out yet, and not dropped."""
        return self.status in {self.Status.DRAFT, self.Status.APPROVED}

    @property
    def is_out(self) -> bool:
        """It stands on the channel."""
        return self.status == self.Status.POSTED
