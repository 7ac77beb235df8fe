"""Suggesting, accepting and keeping what lies on the shelf; each verb is harmless repeated."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..models import Resource

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def suggest_resource(*, resource: Resource, by: "User") -> Resource:
    """Write down a suggestion; from those who look after the shelf it is accepted already."""
    resource.suggested_by = by
    if by.has_perm("library.change_resource"):
        resource.accepted_by, resource.accepted_at = by, timezone.now()
    resource.full_clean()
    resource.save()
    return resource


@transaction.atomic
def accept_resource(*, resource: Resource, by: "User", now: datetime | None = None) -> Resource:
    """Put a suggestion on the shelf for everyone."""
    resource = Resource.objects.select_for_update().get(pk=resource.pk)
    if not resource.accepted_at:
        resource.accepted_by, resource.accepted_at = by, now or timezone.now()
        resource.save()
    return resource


@transaction.atomic
def decline_resource(*, resource: Resource) -> None:
    """Take a suggestion away; history keeps it.

    Raises ValidationError for what is on the shelf: that is marked as gone, never removed.
    """
    resource = Resource.objects.select_for_update().get(pk=resource.pk)
    if resource.accepted_at:
        raise ValidationError("This is on the shelf already. If it is gone, mark it so.")
    resource.delete()


@transaction.atomic
def mark_dead(*, resource: Resource, on: date | None = None) -> Resource:
    """Say that a link or paper is no longer there."""
    resource = Resource.objects.select_for_update().get(pk=resource.pk)
    if not resource.is_dead:
        resource.dead_on = on or timezone.localdate()
        resource.save()
    return resource


@transaction.atomic
def mark_alive(*, resource: Resource) -> Resource:
    """Say that it is there after all."""
    resource = Resource.objects.select_for_update().get(pk=resource.pk)
    if resource.is_dead:
        resource.dead_on = None
        resource.save()
    return resource
