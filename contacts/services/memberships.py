"""Joining an organization, knowing which values it shares, and leaving it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from ..models import Contact, Membership

if TYPE_CHECKING:
    from accounts.models import Value


@transaction.atomic
def save_membership(*, membership: Membership, values: Iterable["Value"]) -> Membership:
    """Save a membership with the values its organization shares with us.

    A new one adds to the values written down before; an edited one, which shows them, sets them.
    Raises ValidationError for a person, or where we belong already.
    """
    organization = Contact.objects.select_for_update().get(pk=membership.organization_id)
    if organization.is_person:
        raise ValidationError({"organization": "We belong to organizations: choose one."})
    is_new = membership.pk is None
    membership.full_clean()
    membership.save()
    if is_new:
        organization.values.add(*values)
    else:
        organization.values.set(values)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, on: date) -> Membership:
    """Say since when we no longer belong; all that was written stays.

    Raises ValidationError for a day before it began, or if it is over already.
    """
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.is_over:
        raise ValidationError("This membership is over already.")
    membership.ended_on = on
    membership.full_clean()
    membership.save()
    return membership
