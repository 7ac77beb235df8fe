"""Somebody's word: written down, taken back, and what follows for what we planned."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..models import Consent
from .posts import ask_again

if TYPE_CHECKING:
    from library.models import Message


@transaction.atomic
def save_consent(*, consent: Consent, messages: Iterable["Message"]) -> Consent:
    """Save a consent and the messages it stands in; approved posts it no longer covers wait."""
    consent.full_clean()
    consent.save()
    consent.messages.set(messages)
    ask_again(consent=consent)
    return consent


@transaction.atomic
def withdraw_consent(
    *, consent: Consent, on: date, today: date | None = None
) -> tuple[Consent, int]:
    """Take a consent back; return it and how many approved posts became drafts again.

    Raises ValidationError for a day to come or before it was given, and if it is taken back
    already.
    """
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if consent.withdrawn_on:
        raise ValidationError("It was taken back already.")
    if on > (today or timezone.localdate()):
        raise ValidationError({"withdrawn_on": "Choose today or a day before."})
    consent.withdrawn_on = on
    consent.full_clean()
    consent.save()
    return consent, ask_again(consent=consent)


@transaction.atomic
def restore_consent(*, consent: Consent) -> Consent:
    """Undo a wrong tap: the consent was not taken back. Approvals are not given again by this."""
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if consent.withdrawn_on:
        consent.withdrawn_on = None
        consent.save()
    return consent
