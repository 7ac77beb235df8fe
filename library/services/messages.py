"""Writing, approving and keeping messages; each verb is harmless when repeated."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..models import Message

if TYPE_CHECKING:
    from accounts.models import User

# What an approval is about; for whom it is and when to look again are not.
WORDS = ("concern", "short", "long", "concern_es", "short_es", "source", "quotes_people")
HALF_A_YEAR = timedelta(weeks=26)


@transaction.atomic
def save_message(*, message: Message, by: "User") -> bool:
    """Save a message and return whether its approval was taken back.

    New words do so, and opening it to the public: approved for us is not approved for the world.
    Whoever wrote the words last is their author, so that nobody approves their own by editing.
    """
    before = Message.objects.select_for_update().filter(pk=message.pk).first()
    is_new = before is None or any(getattr(before, w) != getattr(message, w) for w in WORDS)
    is_opened = before is not None and message.is_public and not before.is_public
    taken_back = (is_new or is_opened) and message.is_approved
    if is_new:
        message.author = by
    if is_new or is_opened:
        message.approved_by = message.approved_at = None
    message.full_clean()
    message.save()
    return taken_back


@transaction.atomic
def approve_message(
    *,
    message: Message,
    by: "User",
    version: str,
    needs_second: bool = False,
    now: datetime | None = None,
) -> Message:
    """Say that a message may be used as it stands in a version, the one that was read.

    It is looked at again in half a year, unless another day was chosen. Raises ValidationError
    for one put away, changed meanwhile or without a source, and for one's own words where the
    press room asks for a second person.
    """
    message = Message.objects.select_for_update().get(pk=message.pk)
    is_own_yes = message.approved_by_id == message.author_id
    if message.is_approved and not (needs_second and is_own_yes):
        return message
    if message.archived_at:
        raise ValidationError("This message is put away. Bring it back first.")
    if version != str(message.version):
        raise ValidationError("Somebody changed this message meanwhile. Read it again, please.")
    if not message.source:
        raise ValidationError("Say where the answer is known from, and it can be approved.")
    if needs_second and message.author_id == by.pk:
        raise ValidationError("These words are yours: ask a second person to approve them.")
    message.approved_by, message.approved_at = by, now or timezone.now()
    today = timezone.localdate(message.approved_at)
    if message.review_on is None or message.review_on <= today:
        message.review_on = today + HALF_A_YEAR
    message.full_clean()
    message.save()
    return message


@transaction.atomic
def review_message(*, message: Message, on: date | None = None) -> Message:
    """Say that a message is still true: it is looked at again in half a year.

    Raises ValidationError for one that is put away or was never approved.
    """
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.archived_at or not message.is_approved:
        raise ValidationError("Only an approved message in use can still be true.")
    day = (on or timezone.localdate()) + HALF_A_YEAR
    if message.review_on != day:
        message.review_on = day
        message.save()
    return message


@transaction.atomic
def archive_message(*, message: Message, now: datetime | None = None) -> Message:
    """Put a message away: nobody is offered it any more, and all of it stays."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if not message.archived_at:
        message.archived_at = now or timezone.now()
        message.save()
    return message


@transaction.atomic
def restore_message(*, message: Message) -> Message:
    """Bring a message back into use, approved or not as it was."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.archived_at:
        message.archived_at = None
        message.save()
    return message
