"""One search over contacts, the press, events and notes, each by its own rule of who may see."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from contacts.models import Challenge, Contact, Note
from contacts.search import find_contacts
from events.models import Event

if TYPE_CHECKING:
    from accounts.models import User

SHORTEST = 2  # letters; one letter would find half the town


@dataclass(frozen=True)
class Group:
    """Answers of one kind."""

    title: str
    template: str
    rows: list[Any]


def search_everything(user: "User", text: str, most: int) -> list[Group]:
    """Return the groups that have an answer, each with at most `most` rows."""
    if len(text) < SHORTEST:
        return []
    contacts = Contact.objects.visible_to(user).active().for_search(user)
    groups = [
        Group("Contacts", "today/_found_contact.html", find_contacts(contacts, text, most)),
        Group("Events", "today/_found_event.html", _events(user, text, most)),
        Group("Challenges", "today/_found_challenge.html", _challenges(user, text, most)),
        Group("Notes", "today/_found_note.html", _notes(user, text, most)),
    ]
    return [group for group in groups if group.rows]


def _events(user: "User", text: str, most: int) -> list[Event]:
    return list(Event.objects.visible_to(user).matching(text).for_list()[:most])


def _challenges(user: "User", text: str, most: int) -> list[Challenge]:
    return list(Challenge.objects.visible_to(user).matching(text).with_passage(text)[:most])


def _notes(user: "User", text: str, most: int) -> list[Note]:
    # Passages are cut for the rows shown, not for every match.
    found = Note.objects.visible_to(user).newest_matching(text, most, timezone.now())
    shown = Note.objects.filter(pk__in=found).with_passage(text).order_by("-happened_at", "-pk")
    return list(shown.prefetch_related("contacts").defer("search"))
