"""One search over all we write down, each part by its own rule of who may see it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, ExpressionWrapper, Q, Value
from django.utils import timezone

from contacts.models import Challenge, Contact, Note
from contacts.search import find_contacts
from events.models import Event
from library.models import Message, Resource

if TYPE_CHECKING:
    from accounts.models import User

SAID, KEPT = "message", "resource"
SHORTEST = 2  # letters; one letter would find half the town


@dataclass(frozen=True)
class Group:
    """Answers of one kind."""

    title: str
    template: str
    rows: list[Any]


@dataclass(frozen=True)
class Told:
    """One answer from the library."""

    title: str
    words: str
    address: str


def search_everything(user: "User", text: str, most: int) -> list[Group]:
    """Return the groups that have an answer, each with at most `most` rows."""
    if len(text) < SHORTEST:
        return []
    contacts = Contact.objects.visible_to(user).active().for_search(user)
    messages, resources = search_library(user, text, most)
    groups = [
        Group("Contacts", "today/_found_contact.html", find_contacts(contacts, text, most)),
        Group("Events", "today/_found_event.html", _events(user, text, most)),
        Group("Challenges", "today/_found_challenge.html", _challenges(user, text, most)),
        Group("Notes", "today/_found_note.html", _notes(user, text, most)),
        Group("Messages", "today/_found_library.html", messages),
        Group("Resources", "today/_found_library.html", resources),
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


def search_library(user: "User", text: str, most: int) -> tuple[list[Told], list[Told]]:
    """Messages and things on the shelf, in one query."""
    messages = Message.objects.visible_to(user).active().matching(text).order_by("topic", "pk")
    shelf = Resource.objects.visible_to(user).accepted().matching(text).order_by("topic", "pk")
    said = messages.annotate(room=Value(SAID), fine=_is(approved_at__isnull=False))
    kept = shelf.annotate(room=Value(KEPT), fine=_is(dead_on=None))
    found = said.values_list("room", "pk", "concern", "short", "fine")[:most].union(
        kept.values_list("room", "pk", "title", "kind", "fine")[:most], all=True
    )
    rows = list(found)
    return (
        [_message(*rest) for room, *rest in rows if room == SAID],
        [_resource(*rest) for room, *rest in rows if room == KEPT],
    )


def _is(**rule: Any) -> ExpressionWrapper:
    return ExpressionWrapper(Q(**rule), BooleanField())


def _message(pk: int, concern: str, short: str, is_approved: bool) -> Told:
    words = short if is_approved else f"Not approved yet: {short}"
    return Told(f"“{concern}”", words, Message(pk=pk).get_absolute_url())


def _resource(pk: int, title: str, kind: str, is_there: bool) -> Told:
    words = Resource.Kind(kind).label if is_there else "No longer there"
    return Told(title, words, Resource(pk=pk).get_absolute_url())
