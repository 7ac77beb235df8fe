"""Telling how what was asked and promised turned out, and taking that back."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ssp_crm.history import history_model

from ..models import Commitment


@transaction.atomic
def tell_outcome(
    *, commitment: Commitment, status: str, outcome: str = "", on: date | None = None
) -> Commitment:
    """Say how far a commitment has come, with a word of what happened.

    The same outcome told twice is told once. Raises ValidationError if another was told already,
    or without the word that a declined, partly kept, broken or withdrawn one needs.
    """
    told = Commitment.Status(status)
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if commitment.status == told:
        return commitment
    if told == Commitment.Status.ASKED:
        raise ValidationError({"status": "Choose how it turned out."})
    if not commitment.is_open:
        words = commitment.get_status_display().lower()
        raise ValidationError(f"Somebody told this already: {words}. Take that back first.")
    if told in Commitment.Status.told_in_words() and not outcome:
        raise ValidationError({"outcome": "Say in a word what happened."})
    commitment.status, commitment.outcome = told, outcome
    is_settled = told not in Commitment.Status.unsettled()
    commitment.settled_on = (on or timezone.localdate()) if is_settled else None
    commitment.full_clean()
    commitment.save()
    return commitment


@transaction.atomic
def take_back_outcome(*, commitment: Commitment) -> Commitment:
    """Bring a commitment back to where it stood before its last outcome, as history tells it.

    Raises ValidationError if nothing was told yet.
    """
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if commitment.status == Commitment.Status.ASKED:
        raise ValidationError("There is nothing to take back.")
    before = _state_before(commitment)
    commitment.status = before.status if before else Commitment.Status.ASKED
    commitment.outcome = before.outcome if before else ""
    commitment.settled_on = None
    commitment.save()
    return commitment


def _state_before(commitment: Commitment) -> Any:
    """The newest version that stood one step earlier: asked, or for a settled one also agreed."""
    status = Commitment.Status
    earlier = {status.ASKED} if commitment.status == status.AGREED else status.unsettled()
    versions = history_model(Commitment)._default_manager.filter(pgh_obj_id=commitment.pk)
    return versions.filter(status__in=earlier).order_by("-pgh_id").first()
