"""Asking people to an event, changing what stands on its list, and taking a question back."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from contacts.models import Contact
from ssp_crm.models import StaleVersionError

from ..models import Rsvp
from .guests import answer_rsvp, locked_event, refuse_answers

MOST_AT_ONCE = 500


@transaction.atomic
def invite_contacts(
    *, event_id: int, contacts: Iterable[Contact], by: User, now: datetime | None = None
) -> list[Rsvp]:
    """Put contacts on an event's list as invited, 500 at most; return the new rows.

    Left out are those on it already, those who want to be left alone, and those put away.
    Raises ValidationError for an event that takes no answers any more, or if nobody is left.
    """
    event = locked_event(event_id)
    refuse_answers(event, now or timezone.now())
    there = set(event.rsvps.values_list("contact_id", flat=True))
    new = [
        contact
        for contact in contacts
        if contact.pk not in there and not contact.do_not_contact and not contact.is_archived
    ]
    if not new:
        raise ValidationError("There is nobody to invite: they are on the list already.")
    rows = [Rsvp(event=event, contact=contact, invited_by=by) for contact in new[:MOST_AT_ONCE]]
    return Rsvp.objects.bulk_create(rows)


@transaction.atomic
def change_rsvp(*, rsvp: Rsvp) -> Rsvp:
    """Keep the answer, size and note of somebody on the list.

    Raises StaleVersionError if it changed since it was shown, and ValidationError like an answer.
    """
    locked_event(rsvp.event_id)
    stored = Rsvp.objects.select_related("contact").get(pk=rsvp.pk)
    if stored.version != rsvp.version:
        raise StaleVersionError(rsvp)
    if stored.note != rsvp.note:
        stored.note = rsvp.note
        stored.full_clean()
        stored.save()
    if rsvp.answer == Rsvp.Answer.INVITED == stored.answer:
        stored.party = rsvp.party
        stored.full_clean()
        stored.save()
        return stored
    return answer_rsvp(rsvp=stored, answer=rsvp.answer, party=rsvp.party)


@transaction.atomic
def remove_rsvp(*, rsvp: Rsvp) -> None:
    """Take an invitation back that nobody has answered.

    Raises ValidationError once there is an answer: that is told, not forgotten.
    """
    locked_event(rsvp.event_id)
    rsvp = Rsvp.objects.get(pk=rsvp.pk)
    if rsvp.answer != Rsvp.Answer.INVITED or rsvp.presence:
        raise ValidationError(f"{rsvp.who} has answered, and stays on the list.")
    rsvp.delete()
