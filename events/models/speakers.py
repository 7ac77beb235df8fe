"""Who speaks for us, and who was offered a chance to."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from contacts.models import Contact
from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import SpeakerQuerySet, SpeakingTurnQuerySet
from .events import Event


@tracked()
class Speaker(Versioned):
    """Someone who speaks for us, under the name they choose."""

    class Readiness(models.TextChoices):
        """How far they have come, by their own word."""

        CURIOUS = "curious", "Curious"
        PRACTISING = "practising", "Practicing"
        READY = "ready", "Ready"
        MENTORING = "mentoring", "Mentoring others"

        @classmethod
        def may_be_asked(cls) -> set["Speaker.Readiness"]:
            """Those who can be invited to speak."""
            return {cls.READY, cls.MENTORING}

    chosen_name = models.CharField("the name they choose", max_length=200)
    contact = models.OneToOneField(
        Contact,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="speaker",
        help_text="Only if they are a contact of ours and want to be named as one.",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="speaker",
        verbose_name="works here as",
    )
    readiness = models.CharField(max_length=20, choices=Readiness, default=Readiness.CURIOUS)
    topics = models.CharField(
        max_length=300, blank=True, help_text="What they like to speak about, with commas between."
    )
    languages = models.CharField(max_length=200, blank=True)
    reach = models.CharField("how to ask them", max_length=300, blank=True)
    wishes = models.TextField(
        "what they wish for",
        blank=True,
        help_text="What helps them speak well: a friend in the room, no recording, a fee, a ride.",
    )
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ["chosen_name", "pk"]

    def __str__(self) -> str:
        return self.chosen_name

    def get_absolute_url(self) -> str:
        return f"/events/speakers/{self.pk}/"


@tracked()
class SpeakingTurn(Versioned):
    """A chance to speak that one speaker was offered, and what became of it."""

    class Status(models.TextChoices):
        """How far it has come."""

        OFFERED = "offered", "Offered"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        PRACTISED = "practised", "Practiced"
        DELIVERED = "delivered", "Delivered"

        @classmethod
        def taken(cls) -> set["SpeakingTurn.Status"]:
            """Those in which the chance was taken."""
            return {cls.ACCEPTED, cls.PRACTISED, cls.DELIVERED}

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="speaking_turns")
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="turns")
    status = models.CharField(max_length=20, choices=Status, default=Status.OFFERED)
    talk = models.CharField("what they speak about", max_length=200, blank=True)
    offered_on = models.DateField(default=timezone.localdate)
    answered_on = models.DateField(null=True, blank=True)
    feedback = models.TextField(
        blank=True, help_text="What was strong, and one thing to try next time. They may read it."
    )

    objects = SpeakingTurnQuerySet.as_manager()

    class Meta:
        ordering = ["-offered_on", "-pk"]
        indexes = [models.Index(fields=["speaker", "-offered_on"], name="turns_by_speaker")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "speaker"],
                name="events_speakingturn_once_at_an_event",
                violation_error_message="They were offered this one already.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=models.F("offered_on")),
                name="events_speakingturn_answered_after_offer",
                violation_error_message="The answer comes on or after the day of the offer.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.talk or self.get_status_display()}"

    def get_absolute_url(self) -> str:
        return self.speaker.get_absolute_url()
