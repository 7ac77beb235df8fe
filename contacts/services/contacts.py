"""Putting contacts away and bringing them back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..models import Contact


def check_not_merged(contact: Contact) -> None:
    """Raise ValidationError for a contact that was made one with another."""
    if contact.merged_into:
        raise ValidationError(
            f"{contact} was merged into {contact.merged_into} meanwhile. Copy what you wrote, and "
            f"put it there."
        )


@transaction.atomic
def archive_contact(*, contact: Contact, now: datetime | None = None) -> Contact:
    """Put a contact away: out of lists and searches, with everything known about them kept."""
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if contact.archived_at is None:
        contact.archived_at = now or timezone.now()
        contact.save()
    return contact


@transaction.atomic
def restore_contact(*, contact: Contact) -> Contact:
    """Bring an archived contact back; raises ValidationError for one merged into another."""
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if contact.merged_into_id:
        raise ValidationError("This contact was merged into another: undo the merge instead.")
    if contact.archived_at is not None:
        contact.archived_at = None
        contact.save()
    return contact
