"""What must be in sight while a journalist is on the phone."""

from dataclasses import dataclass

from accounts.models import User
from contacts.models import Affiliation, ContactMethod, Note
from contacts.models.choices import TELEPHONES

from .models import Journalist

MOST_NOTES = 5


@dataclass(frozen=True)
class Card:
    """A journalist with how to reach them, where they work, and our last notes."""

    journalist: Journalist
    phones: list[ContactMethod]
    others: list[ContactMethod]  # e-mail first
    jobs: list[Affiliation]
    past_jobs: list[Affiliation]
    notes: list[Note]


def card_of(journalist: Journalist, user: User) -> Card:
    """Return a journalist's card with the newest five notes this user may read."""
    contact = journalist.contact
    methods = list(contact.methods.all())
    others = [method for method in methods if method.channel not in TELEPHONES]
    jobs = list(contact.affiliations.select_related("organization__outlet"))
    notes = contact.notes.visible_to(user).select_related("author").defer("search")
    return Card(
        journalist=journalist,
        phones=[method for method in methods if method.channel in TELEPHONES],
        others=sorted(others, key=lambda method: method.channel != ContactMethod.Channel.EMAIL),
        jobs=[job for job in jobs if job.ended_on is None],
        past_jobs=[job for job in jobs if job.ended_on is not None],
        notes=list(notes[:MOST_NOTES]),
    )
