"""Asking for corrections, and noting that they were made."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from ..models import Coverage


@transaction.atomic
def ask_correction(*, coverage: Coverage, what: str, on: date) -> Coverage:
    """Note what should be corrected and the day we asked for it.

    Raises ValidationError for a day before the piece, or once the correction was made.
    """
    coverage = _locked(coverage)
    if coverage.correction_made_on:
        raise ValidationError("It was corrected already. Take that back first.")
    if on < coverage.published_on:
        raise ValidationError({"asked_on": "This is before it was published."})
    coverage.correction, coverage.correction_asked_on = what, on
    coverage.full_clean()
    coverage.save()
    return coverage


@transaction.atomic
def take_back_asking(*, coverage: Coverage) -> Coverage:
    """Say that we did not ask after all; the words stay for another time.

    Raises ValidationError once the correction was made.
    """
    coverage = _locked(coverage)
    if coverage.correction_made_on:
        raise ValidationError("It was corrected already. Take that back first.")
    if coverage.correction_asked_on:
        coverage.correction_asked_on = None
        coverage.save()
    return coverage


@transaction.atomic
def note_correction(*, coverage: Coverage, on: date) -> Coverage:
    """Note the day the newsroom corrected it.

    Raises ValidationError if nobody asked, or for a day before somebody did.
    """
    coverage = _locked(coverage)
    if coverage.correction_asked_on is None:
        raise ValidationError("Nobody has asked for a correction yet. Note that first.")
    if on < coverage.correction_asked_on:
        raise ValidationError({"made_on": "This is before we asked."})
    coverage.correction_made_on = on
    coverage.full_clean()
    coverage.save()
    return coverage


@transaction.atomic
def take_back_correction(*, coverage: Coverage) -> Coverage:
    """Say that it was not corrected after all."""
    coverage = _locked(coverage)
    if coverage.correction_made_on:
        coverage.correction_made_on = None
        coverage.save()
    return coverage


def _locked(coverage: Coverage) -> Coverage:
    # Two people at one piece: the second sees what the first did.
    return Coverage.objects.select_for_update().get(pk=coverage.pk)
