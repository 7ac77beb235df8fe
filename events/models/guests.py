"""Who was asked to an event, who comes, and who would like to."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from contacts.models import Contact
from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import DateRequestQuerySet, RsvpQuerySet
from .events import Event

MOST_IN_PARTY = 50
# What a visitor told us is forgotten in time: their words leave no copy in the history.
PERSONAL = ["name", "email", "phone", "note"]


class Language(models.TextChoices):
    """What a visitor reads."""

    ENGLISH = "en", "English"
    SPANISH = "es", "Español"


@tracked(exclude=PERSONAL)
class Rsvp(Versioned):
    """One contact's or visitor's answer to an event, and whether they came."""

    # When two contacts become one (contacts/services/snapshots.py).
    once_for = "event_id"
    never_copied = frozenset(PERSONAL)

    class Answer(models.TextChoices):
        """What they said (iCalendar's PARTSTAT, and a waiting list)."""

        INVITED = "invited", "Invited"
        YES = "yes", "Coming"
        MAYBE = "maybe", "Maybe"
        NO = "no", "Not coming"
        WAITLISTED = "waitlisted", "Waiting for a place"

    class Presence(models.TextChoices):
        """What happened on the day."""

        UNKNOWN = "", "Not known"
        ATTENDED = "attended", "Came"
        NO_SHOW = "no-show", "Did not come"

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="rsvps")
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="rsvps"
    )
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField(max_length=50, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    answer = models.CharField(max_length=20, choices=Answer, default=Answer.INVITED)
    party = models.PositiveSmallIntegerField(
        "how many come",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_IN_PARTY)],
        help_text="Everyone in their group, themselves included.",
    )
    note = models.CharField(
        "anything we should know",
        max_length=500,
        blank=True,
        help_text="A ramp, an interpreter, a seat by the door.",
    )
    waiting_since = models.DateTimeField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    presence = models.CharField(max_length=10, choices=Presence, blank=True, default="")
    walked_in = models.BooleanField("came without being asked", default=False, editable=False)
    thanked_at = models.DateTimeField(null=True, blank=True, editable=False)
    forgotten_at = models.DateTimeField(null=True, blank=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        editable=False,
    )

    objects = RsvpQuerySet.as_manager()

    class Meta:
        ordering = ["event_id", "pk"]
        verbose_name, verbose_name_plural = "RSVP", "RSVPs"
        indexes = [
            models.Index(fields=["event", "answer", "waiting_since"], name="rsvps_by_answer"),
            models.Index(fields=["contact", "event"], name="rsvps_by_contact"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "contact"],
                name="events_rsvp_once_for_a_contact",
                violation_error_message="They are on the list of this event already.",
            ),
            models.CheckConstraint(
                condition=Q(party__gte=1, party__lte=MOST_IN_PARTY),
                name="events_rsvp_party_of_one_to_fifty",
                violation_error_message="A group is one to fifty people.",
            ),
            models.CheckConstraint(
                condition=Q(answer="waitlisted", waiting_since__isnull=False)
                | (~Q(answer="waitlisted") & Q(waiting_since=None)),
                name="events_rsvp_waits_since",
                violation_error_message="Whoever waits has waited since some moment.",
            ),
        ]

    def __str__(self) -> str:
        return self.who

    def get_absolute_url(self) -> str:
        return f"/events/{self.event_id}/guests/"

    @property
    def who(self) -> str:
        """The contact, the name a visitor gave, or nobody by name any more."""
        return str(self.contact) if self.contact else self.name or "A visitor"

    def says(self, answer: str, party: int) -> bool:
        """Whether this is the answer already; whoever waits has said yes."""
        mine = {self.Answer.YES, self.answer} if self.waiting_since else {self.answer}
        return answer in mine and party == self.party

    def take_over(self, other: "Rsvp") -> None:
        """Take what is better in another answer to the same event, which then counts no more."""
        if BETTER.index(other.answer) > BETTER.index(self.answer):
            for name in ("answer", "waiting_since", "answered_at", "party"):
                setattr(self, name, getattr(other, name))
        if self.presence != self.Presence.ATTENDED and other.presence:
            self.presence, self.walked_in = other.presence, other.walked_in
        self.thanked_at = self.thanked_at or other.thanked_at
        other.answer, other.waiting_since, other.presence = self.Answer.NO, None, ""

    @property
    def is_here(self) -> bool:
        """Checked in."""
        return self.presence == self.Presence.ATTENDED

    @property
    def others(self) -> int:
        """How many come with them."""
        return self.party - 1


# From the least to the best, when two contacts on one list become one.
BETTER = ["invited", "no", "maybe", "waitlisted", "yes"]


class DateRequest(models.Model):
    """A visitor's wish for a day none of our events is on; forgotten in time, like its sender."""

    name = models.CharField(max_length=200)
    email = models.EmailField("e-mail")
    phone = models.CharField(max_length=50, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    party = models.PositiveSmallIntegerField(
        "how many would come",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_IN_PARTY)],
    )
    wish = models.TextField("which days would suit, and why they would like to come")
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="date_requests",
        editable=False,
    )

    objects = DateRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__gte=F("asked_at"), answered_by__isnull=False),
                name="events_daterequest_answered_by_somebody",
                violation_error_message="An answer is given by somebody, after the question.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.asked_at:%Y-%m-%d}"
