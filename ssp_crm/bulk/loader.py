"""Write bulk data in batches of bounded size."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from accounts.models import User
from accounts.roles import ROLES
from accounts.services import invite_user
from contacts.models import Challenge, Contact, Note, Tag

from . import merging, words
from .calendar import MOST_EVENTS, add_calendar
from .challenges import challenges_of, step
from .maker import OUTLET, PEOPLE, REPORTERS, Maker
from .press import coverage_of, inquiries_of, statements_of
from .promises import add_promises

Row = TypeVar("Row", bound=Model)
BATCH = 2_000  # contacts in one transaction; memory does not grow with their number
NOTES_EACH = 5


class Bulk:
    """So many contacts with everything around them, added to what is there."""

    def __init__(self, contacts: int, now: datetime | None = None) -> None:
        self.total = contacts
        self.maker = Maker(now or timezone.now(), make_users())
        self.tags = [Tag.objects.get_or_create(name=name)[0] for name in words.TAGS]

    def load(self, say: Callable[[str], None]) -> None:
        """Write everything and report each batch."""
        for first in range(0, self.total, BATCH):
            last = min(first + BATCH, self.total)
            with transaction.atomic():
                self.add_contacts(range(first, last))
            say(f"{last:,} of {self.total:,} contacts with their notes")
        with transaction.atomic():
            add_calendar(self)
        say(f"{min(self.total, MOST_EVENTS):,} events")

    def add_contacts(self, numbers: range) -> None:
        """One batch of contacts and everything about them."""
        contacts = save(self.maker.contact(number) for number in numbers)
        people = [c for n, c in zip(numbers, contacts, strict=True) if n % 20 < PEOPLE]
        organizations = [c for n, c in zip(numbers, contacts, strict=True) if n % 20 >= PEOPLE]
        save(method for contact in contacts for method in self.maker.methods(contact))
        save(self.maker.stance(c) for c in contacts if c.stance != Contact.Stance.UNKNOWN)
        if organizations:
            save(
                self.maker.affiliation(person, self.maker.random.choice(organizations))
                for person in people
                if self.maker.chance(1 / 3)
            )
        self.add_tags(contacts)
        self.add_notes(contacts)
        save(self.maker.follow_up(c) for c in contacts if self.maker.chance(0.1))
        self.add_press(numbers, contacts)
        self.add_challenges(contacts)
        add_promises(self, contacts)
        save(merging.pairs(contacts))

    def add_tags(self, contacts: list[Contact]) -> None:
        """A tag for two in five."""
        links = Contact.tags.through
        save(
            links(contact=contact, tag=self.maker.random.choice(self.tags))
            for contact in contacts
            if self.maker.chance(0.4)
        )

    def add_notes(self, contacts: list[Contact]) -> None:
        """Five notes for each, one in eight of them with a second contact."""
        links = Note.contacts.through
        notes = save(self.maker.note() for _ in range(NOTES_EACH * len(contacts)))
        pairs = {(note.pk, contacts[i // NOTES_EACH].pk) for i, note in enumerate(notes)}
        others = [(note.pk, self.maker.random.choice(contacts).pk) for note in notes[::8]]
        pairs.update(others)
        save(links(note_id=note, contact_id=contact) for note, contact in sorted(pairs))

    def add_press(self, numbers: range, contacts: list[Contact]) -> None:
        """Profiles of journalists and outlets, by the place in the sequence, and their pieces."""
        placed = [(n % 20, c) for n, c in zip(numbers, contacts, strict=True)]
        reporters = save(self.maker.journalist(c) for place, c in placed if place < REPORTERS)
        outlets = save(self.maker.outlet(c) for place, c in placed if place == OUTLET)
        save(coverage_of(self.maker, len(contacts), reporters, outlets))
        save(statements_of(self.maker, len(contacts), reporters))
        save(inquiries_of(self.maker, len(contacts), reporters))

    def add_challenges(self, contacts: list[Contact]) -> None:
        """A challenge for one contact in fifty, each with a line in its work log."""
        pairs = challenges_of(self.maker, contacts)
        save(challenge for challenge, _ in pairs)
        links = Challenge.contacts.through
        save(links(challenge=challenge, contact=contact) for challenge, contact in pairs)
        save(step(self.maker, challenge) for challenge, _ in pairs)


def save(rows: Iterable[Row]) -> list[Row]:
    """Insert rows of one model and return them with their keys; triggers write their history."""
    found = list(rows)
    if found:
        type(found[0])._default_manager.bulk_create(found, batch_size=BATCH)
    return found


def make_users() -> list[User]:
    """Return everybody who may sign in, or one new person for each role."""
    users = list(User.objects.active().order_by("pk"))
    if users:
        return users
    return [
        invite_user(
            email=f"{role.lower()}@example.org",
            name=f"{role} of the load test",
            roles=Group.objects.filter(name=role),
        )
        for role in ROLES
    ]


def refresh_statistics() -> None:
    """Let PostgreSQL look at the new rows now, as it would by itself within minutes."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
