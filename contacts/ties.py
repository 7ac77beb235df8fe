"""Who knows whom, read from either end."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .models import Contact, Relationship

if TYPE_CHECKING:
    from accounts.models import User

Kind = Relationship.Kind
BACK = ":back"
MOST = 50
# Said alike from both ends, so that written down twice it would stand there twice.
MUTUAL = {Kind.KNOWS, Kind.WORKS_WITH, Kind.FAMILY}


def ways() -> list[tuple[str, str]]:
    """Return how one contact can stand to another, from either end, for a form to choose from."""
    found = []
    for kind in Kind:
        found.append((kind.value, str(kind.label)))
        if kind not in MUTUAL:
            found.append((f"{kind.value}{BACK}", Relationship.REVERSED[kind]))
    return found


@dataclass(frozen=True)
class Tie:
    """A relationship as seen from one contact: "leads", and whom."""

    row: Relationship
    words: str
    other: Contact


def ties_of(contact: Contact, user: "User") -> list[Tie]:
    """Return up to 50 ties of a contact read from its own end, by name, in one query."""
    rows = Relationship.objects.visible_to(user).of(contact).for_list()[:MOST]
    ties = [Tie(row, row.words_from(contact), row.other_than(contact)) for row in rows]
    return sorted(ties, key=lambda tie: (tie.other.sort_key, tie.row.pk))
