"""Keeping our accounts and site reachable: checking them, giving them up, taking them up."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..models import SocialChannel


@transaction.atomic
def check_channel(*, channel: SocialChannel, today: date | None = None) -> SocialChannel:
    """Write down that both custodians get in today; raises ValidationError if it is given up."""
    channel = _locked(channel)
    if channel.closed_on:
        raise ValidationError("We gave this channel up. Take it up again first.")
    if channel.checked_on != (today or timezone.localdate()):
        channel.checked_on = today or timezone.localdate()
        channel.save()
    return channel


@transaction.atomic
def close_channel(*, channel: SocialChannel, today: date | None = None) -> SocialChannel:
    """Give a channel up; what stands there and was planned for it is kept."""
    channel = _locked(channel)
    if channel.closed_on is None:
        channel.closed_on = today or timezone.localdate()
        channel.save()
    return channel


@transaction.atomic
def reopen_channel(*, channel: SocialChannel) -> SocialChannel:
    """Take a channel up again."""
    channel = _locked(channel)
    if channel.closed_on:
        channel.closed_on = None
        channel.save()
    return channel


def _locked(channel: SocialChannel) -> SocialChannel:
    return SocialChannel.objects.select_for_update().get(pk=channel.pk)
