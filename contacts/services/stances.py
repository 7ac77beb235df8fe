"""Recording where people stand."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..models import Contact, Note, Stance
from .contacts import check_not_merged

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_stance(
    *,
    contact: Contact,
    level: str,
    on: date,
    author: "User",
    evidence: str = "",
    note: Note | None = None,
    topic: str = "",
) -> Stance:
    """Record where a contact stands, and keep the contact's copy of the newest overall stance.

    Raises ValidationError without evidence, or for a day still to come.
    """
    locked = Contact.objects.select_for_update().get(pk=contact.pk)
    check_not_merged(locked)
    if on > timezone.localdate():
        raise ValidationError({"on": "A stance is something seen already: choose today or before."})
    if not evidence and not note:
        raise ValidationError({"evidence": "Say what tells us so: a sentence or a note is enough."})
    if note and note.is_restricted:
        # Everyone sees the stance, so everyone must be able to read what it rests on.
        raise ValidationError({"note": "Choose a note everyone here may read, or say it here."})
    stance = Stance(
        contact=contact,
        level=level,
        on=on,
        evidence=evidence,
        note=note,
        topic=topic,
        author=author,
    )
    stance.full_clean()
    stance.save()
    newest = locked.stances.overall().newest_first().first()
    if newest and newest.level != locked.stance:
        locked.stance = newest.level
        locked.save()
    return stance
