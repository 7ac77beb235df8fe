"""What happened with a contact, newest first: notes and stances in one line of time."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from .models import Contact, Stance

if TYPE_CHECKING:
    from accounts.models import User

MOST = 50


def timeline(contact: Contact, user: "User", stances: Iterable[Stance]) -> list[dict[str, Any]]:
    """Return the newest 50 entries this user may read: {"at", "shape", "row"}."""
    notes = contact.notes.visible_to(user).for_timeline(contact)[:MOST]
    entries = [{"at": note.happened_at, "shape": "note", "row": note} for note in notes]
    entries += [{"at": _noon(stance.on), "shape": "stance", "row": stance} for stance in stances]
    return sorted(entries, key=lambda entry: entry["at"], reverse=True)[:MOST]


def _noon(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
