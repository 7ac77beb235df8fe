"""Ways to reach a contact, and where people work: parts of a contact."""

import re
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from ssp_crm.history import tracked

from .choices import TELEPHONES, Channel
from .contact import Contact


@tracked()
class ContactMethod(models.Model):
    """One way to reach a contact. Newsrooms and churches share theirs, so none is unique."""

    Channel = Channel

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="methods")
    channel = models.CharField(max_length=20, choices=Channel)
    value = models.CharField(max_length=500)
    label = models.CharField(max_length=60, blank=True, help_text="Such as “desk” or “home”.")
    is_preferred = models.BooleanField("preferred", default=False)

    class Meta:
        ordering = ["-is_preferred", "channel", "pk"]
        indexes = [
            # An import asks for a thousand addresses at a time.
            models.Index(Lower("value"), condition=Q(channel=Channel.EMAIL), name="contact_emails")
        ]

    def __str__(self) -> str:
        return self.value

    def get_absolute_url(self) -> str:
        return self.contact.get_absolute_url()

    @property
    def link(self) -> str:
        """What a tap does: call, write or open; "" where nothing can (an address, a handle)."""
        if self.channel in TELEPHONES:
            number = re.sub(r"[^\d+]", "", re.split(r"(?i)\s*(?:x|ext)", self.value)[0])
            return f"tel:{number}" if number else ""
        if self.channel == Channel.EMAIL:
            return f"mailto:{self.value}"
        if self.value.lower().startswith(("https://", "http://")):
            return self.value
        return ""


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    """Who works or worked where."""

    def current(self, on: date) -> "AffiliationQuerySet":
        """Not over by a day; one that ends later holds until then."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on))


@tracked()
class Affiliation(models.Model):
    """A person's role in an organization, now or once."""

    person = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="affiliations")
    organization = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="members")
    role = models.CharField(max_length=200, blank=True)
    started_on = models.DateField("since", null=True, blank=True)
    ended_on = models.DateField("until", null=True, blank=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering = [F("ended_on").desc(nulls_first=True), "-started_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(started_on=None) | Q(ended_on__gte=F("started_on")),
                name="contacts_affiliation_ends_after_start",
                violation_error_message="An affiliation ends on or after the day it began.",
            ),
            models.CheckConstraint(
                condition=~Q(person=F("organization")),
                name="contacts_affiliation_joins_two",
                violation_error_message="A contact cannot be affiliated with itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role or 'Part of'}, {self.organization}"

    def get_absolute_url(self) -> str:
        return reverse("contacts:contact_detail", args=[self.person_id])
