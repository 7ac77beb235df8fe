"""Deciding on likely duplicates."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from ..models import DuplicatePair

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def dismiss_pair(*, pair: DuplicatePair, user: "User", now: datetime | None = None) -> None:
    """Say that two contacts are two; saying it twice keeps the first time."""
    undecided = DuplicatePair.objects.filter(pk=pair.pk, dismissed_at=None)
    undecided.update(dismissed_at=now or timezone.now(), dismissed_by=user)


@transaction.atomic
def reopen_pair(*, pair: DuplicatePair) -> None:
    """Propose a dismissed pair again."""
    DuplicatePair.objects.filter(pk=pair.pk).update(dismissed_at=None, dismissed_by=None)
