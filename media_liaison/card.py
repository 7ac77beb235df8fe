"""What must be in sight while a journalist is on the phone."""

from dataclasses import dataclass

from accounts.models import User
from contacts.models import Affiliation, ContactMethod, Note
from contacts.models.choices import TELEPHONES

from .models import Journalist, Statement
from .track_record import Record, record_of

MOST_NOTES, MOST_STATEMENTS = 5, 3


@dataclass(frozen=True)
class Card:
    """A journalist: how to reach them, where they work, how they reported, what we said."""

    journalist: Journalist
    phones: list[ContactMethod]
    others: list[ContactMethod]  # e-mail first
    jobs: list[Affiliation]
    past_jobs: list[Affiliation]
    notes: list[Note]
    statements: list[Statement]
    record: Record | None


def card_of(journalist: Journalist, user: User) -> Card:
    """Return a journalist's card with the newest notes and statements this user may read."""
    contact = journalist.contact
    methods = list(contact.methods.all())
    others = [method for method in methods if method.channel not in TELEPHONES]
    jobs = list(contact.affiliations.select_related("organization__outlet"))
    notes = contact.notes.visible_to(user).select_related("author").defer("search")
    told = journalist.statements.visible_to(user).select_related("speaker").defer("search")
    return Card(
        journalist=journalist,
        phones=[method for method in methods if method.channel in TELEPHONES],
        others=sorted(others, key=lambda method: method.channel != ContactMethod.Channel.EMAIL),
        jobs=[job for job in jobs if job.ended_on is None],
        past_jobs=[job for job in jobs if job.ended_on is not None],
        notes=list(notes[:MOST_NOTES]),
        statements=list(told[:MOST_STATEMENTS]),
        record=record_of(journalist, user),
    )
