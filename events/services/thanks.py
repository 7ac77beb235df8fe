"""After the event: who was thanked, and what we do next for those who came."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from contacts.models import FollowUp

from ..models import Event
from .guests import locked_event


@transaction.atomic
def keep_thanks(
    *, event: Event, thanked: set[int], before: set[int], now: datetime | None = None
) -> int:
    """Keep whom of those who came we thanked, and return how many are new.

    `before` are the keys that were ticked when the page was shown: what somebody else ticked
    since stays. A second tick keeps the first day.
    """
    now = now or timezone.now()
    came = locked_event(event.pk).rsvps.came()
    count_up = {"version": F("version") + 1, "updated_at": now}
    new = came.filter(pk__in=thanked, thanked_at=None).update(thanked_at=now, **count_up)
    came.filter(pk__in=before - thanked).update(thanked_at=None, **count_up)
    return int(new)


@transaction.atomic
def follow_up_guests(
    *, event: Event, what: str, due_on: date, by: User, now: datetime | None = None
) -> list[FollowUp]:
    """Promise ourselves the same for every contact who came, and return what is new.

    Whoever has this follow-up already, or wants to be left alone, gets none. Raises
    ValidationError for an event that has not begun, or without words.
    """
    event = locked_event(event.pk)
    if event.is_cancelled or event.starts_at > (now or timezone.now()):
        raise ValidationError("Thank them when they were there.")
    guests = event.rsvps.came().filter(contact__archived_at=None, contact__do_not_contact=False)
    keys = list(guests.exclude(contact=None).values_list("contact_id", flat=True))
    have = FollowUp.objects.visible_to(by).filter(contact_id__in=keys, what=what)
    known = set(have.values_list("contact_id", flat=True))
    shared = {"what": what, "due_on": due_on, "assigned_to": by}
    rows = [FollowUp(contact_id=pk, **shared) for pk in keys if pk not in known]
    for row in rows[:1]:  # but for the contact they are all alike
        row.full_clean()
    return FollowUp.objects.bulk_create(rows)
