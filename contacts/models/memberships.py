"""Organizations we belong to, and who knows whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from ..querysets import MembershipQuerySet, RelationshipQuerySet
from .contact import Contact


@tracked()
class Membership(Versioned):
    """Our own membership in a coalition, professional or national organization."""

    class Kind(models.TextChoices):
        """What we belong to."""

        COALITION = "coalition", "Coalition"
        PROFESSIONAL = "professional", "Professional organization"
        NATIONAL = "national", "National organization"
        OTHER = "other", "Other"

    organization = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField("what it is", max_length=20, choices=Kind, default=Kind.COALITION)
    representative = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name="who represents us",
    )
    since = models.DateField(null=True, blank=True)
    renews_on = models.DateField("renew by", null=True, blank=True)
    dues = models.DecimalField(
        "dues a year", max_digits=9, decimal_places=2, null=True, blank=True, help_text="Dollars."
    )
    watch = models.TextField("what to watch", blank=True, help_text="Where our values differ.")
    asks = models.TextField("what they ask of us", blank=True)
    ended_on = models.DateField("until", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organization__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization"],
                condition=Q(ended_on=None),
                name="contacts_membership_is_current_once",
                violation_error_message="We belong to this organization already.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(since=None) | Q(ended_on__gte=F("since")),
                name="contacts_membership_ends_after_start",
                violation_error_message="A membership ends on or after the day it began.",
            ),
            models.CheckConstraint(
                condition=Q(dues=None) | Q(dues__gte=0),
                name="contacts_membership_dues_are_positive",
                violation_error_message="Dues are 0 or more.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}"

    def get_absolute_url(self) -> str:
        return f"/contacts/memberships/{self.pk}/"

    @property
    def is_over(self) -> bool:
        """Ended by today; an end still to come is no end yet."""
        return self.ended_on is not None and self.ended_on <= timezone.localdate()


@tracked()
class Relationship(Versioned):
    """Who knows, works with or influences whom."""

    class Kind(models.TextChoices):
        """How the first stands to the second."""

        KNOWS = "knows", "knows"
        WORKS_WITH = "works-with", "works with"
        REPORTS_TO = "reports-to", "reports to"
        FAMILY = "family", "is family of"
        INFLUENCES = "influences", "influences"
        OPPOSES = "opposes", "opposes"
        MENTORS = "mentors", "mentors"

    # How the second stands to the first.
    REVERSED = {
        Kind.KNOWS: "knows",
        Kind.WORKS_WITH: "works with",
        Kind.REPORTS_TO: "leads",
        Kind.FAMILY: "is family of",
        Kind.INFLUENCES: "is influenced by",
        Kind.OPPOSES: "is opposed by",
        Kind.MENTORS: "is mentored by",
    }

    from_contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="ties")
    kind = models.CharField("how", max_length=20, choices=Kind, default=Kind.KNOWS)
    to_contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="tied_by")
    words = models.CharField("from where", max_length=200, blank=True)

    objects = RelationshipQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_contact", "to_contact", "kind"],
                name="contacts_relationship_is_unique",
                violation_error_message="This is written down already.",
            ),
            models.CheckConstraint(
                condition=~Q(from_contact=F("to_contact")),
                name="contacts_relationship_joins_two",
                violation_error_message="Choose two different contacts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_contact} {self.get_kind_display()} {self.to_contact}"

    def get_absolute_url(self) -> str:
        return f"/contacts/{self.from_contact_id}/"

    def words_from(self, contact: Contact) -> str:
        """How a contact at one end stands to the one at the other."""
        if contact.pk == self.from_contact_id:
            return self.get_kind_display()
        return self.REVERSED[self.Kind(self.kind)]

    def other_than(self, contact: Contact) -> Contact:
        """The contact at the other end."""
        return self.to_contact if contact.pk == self.from_contact_id else self.from_contact
