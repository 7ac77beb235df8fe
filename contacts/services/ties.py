"""Writing down who knows whom."""

from django.core.exceptions import ValidationError
from django.db import transaction

from ..models import Contact, Relationship
from ..ties import MUTUAL


@transaction.atomic
def save_tie(*, tie: Relationship) -> Relationship:
    """Save a tie between two contacts, once, whichever end it is told from.

    Raises ValidationError if it is written down already or both ends are the same contact.
    """
    ends = [tie.from_contact_id, tie.to_contact_id]
    list(Contact.objects.select_for_update().filter(pk__in=ends).order_by("pk"))  # one at a time
    same = Relationship.objects.filter(
        from_contact=tie.to_contact, to_contact=tie.from_contact, kind=tie.kind
    )
    if tie.kind in MUTUAL and same.exclude(pk=tie.pk).exists():
        raise ValidationError("This is written down already.")
    tie.full_clean()
    tie.save()
    return tie
