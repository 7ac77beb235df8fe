"""Saying that what we have of a journalist is still right."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from contacts.models import Contact
from ssp_crm.history import history_model

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def verify_details(*, contact: Contact, by: "User") -> Contact:
    """Write down that a contact's details were looked over today; twice a day counts once."""
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    today = timezone.localdate()
    if contact.verified_on != today:
        contact.verified_on, contact.verified_by = today, by
        contact.save()
    return contact


@transaction.atomic
def unverify_details(*, contact: Contact, by: "User") -> Contact:
    """Take one's own tap of today back: the day before it stands there again.

    Raises ValidationError if somebody else looked them over, or nobody today.
    """
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if (contact.verified_on, contact.verified_by_id) != (timezone.localdate(), by.pk):
        raise ValidationError("Only your own tap of today can be taken back.")
    kept = history_model(Contact)._default_manager.filter(pgh_obj_id=contact.pk)
    earlier = kept.exclude(verified_on=contact.verified_on).order_by("-pgh_id")
    before = earlier.values("verified_on", "verified_by_id").first()
    contact.verified_on = before["verified_on"] if before else None
    contact.verified_by_id = before["verified_by_id"] if before else None
    contact.save()
    return contact
