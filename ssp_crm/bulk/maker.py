"""Make rows from random words; nothing here touches the database."""

import random
from datetime import date, datetime, timedelta

from accounts.models import User
from contacts.models import Affiliation, Contact, ContactMethod, FollowUp, Note, Stance
from events.models import Event
from media_liaison.models import Journalist, Outlet

from . import words

SEED = 20_260_101
YEARS = 5
PEOPLE, REPORTERS, OUTLET = 14, 4, 14  # of each 20 contacts: 14 people, 4 of them journalists


class Maker:
    """A source of rows that gives the same ones for the same day and the same calls."""

    def __init__(self, now: datetime, users: list[User]) -> None:
        self.random = random.Random(SEED)  # noqa: S311 - test data, not secrets
        self.now = now
        self.users = users

    def pick(self, choices: tuple[str, ...] | list[str]) -> str:
        """One of some words."""
        return self.random.choice(choices)

    def phrase(self, choices: tuple[str, ...]) -> str:
        """A sentence with its gaps filled."""
        text = self.pick(choices)
        return text.format(topic=self.pick(words.TOPICS), place=self.pick(words.PLACES))

    def chance(self, share: float) -> bool:
        """True that often."""
        return self.random.random() < share

    def moment(self) -> datetime:
        """Some time in the last years."""
        return self.now - timedelta(minutes=self.random.randrange(YEARS * 365 * 24 * 60))

    def day(self) -> date:
        """Some day in the last years."""
        return self.moment().date()

    def surname(self) -> str:
        """A family name, now and then a double one."""
        name = self.pick(words.NAME_BEGINNINGS) + self.pick(words.NAME_ENDINGS)
        if self.chance(0.08):
            name += f"-{self.pick(words.NAME_BEGINNINGS)}{self.pick(words.NAME_ENDINGS)}"
        return name

    def contact(self, number: int) -> Contact:
        """The contact at a place in the sequence."""
        place = number % 20
        if place < PEOPLE:
            contact = self.person("media" if place < REPORTERS else self.pick(words.CATEGORIES))
        else:
            contact = self.organization(is_outlet=place == OUTLET)
        contact.reach = self.pick(Contact.Reach.values)
        contact.community = self.pick(Contact.Community.values)
        contact.influence = self.random.choice((1, 1, 1, 2, 2, 3))
        if self.chance(0.3):
            contact.stance = self.pick(Contact.Stance.values)
        if self.chance(0.04):
            contact.lead = self.random.choice(self.users)
            contact.keep_in_touch_days = self.random.choice((30, 60, 90, None, None, None))
        return contact

    def person(self, category: str) -> Contact:
        """Somebody."""
        name = f"{self.pick(words.FIRST_NAMES)} {self.surname()}"
        return Contact(kind=Contact.Kind.PERSON, name=name, category=category)

    def organization(self, *, is_outlet: bool) -> Contact:
        """Some place people work."""
        category = "media" if is_outlet else self.pick(list(words.ORGANIZATIONS))
        endings = words.OUTLET_NAMES if is_outlet else words.ORGANIZATIONS[category]
        name = f"{self.surname()} {self.pick(endings)}"
        if self.chance(0.5):
            name = f"{self.pick(words.PLACES)} {name}"
        return Contact(kind=Contact.Kind.ORGANIZATION, name=name, category=category)

    def methods(self, contact: Contact) -> list[ContactMethod]:
        """A phone, and every other time an e-mail address."""
        number = f"({self.random.randrange(201, 990)}) 555-01{self.random.randrange(100):02}"
        found = [ContactMethod(contact=contact, channel="phone", value=number)]
        if self.chance(0.5):
            user = contact.name.lower().replace(" ", ".")
            address = f"{user}.{contact.pk}@example.org"
            found.append(ContactMethod(contact=contact, channel="email", value=address))
        return found

    def affiliation(self, person: Contact, organization: Contact) -> Affiliation:
        """A role somewhere; one in five is over."""
        started = self.day()
        ended = started + timedelta(days=200) if self.chance(0.2) else None
        return Affiliation(
            person=person,
            organization=organization,
            role=self.pick(words.ROLES),
            started_on=started,
            ended_on=ended,
        )

    def stance(self, contact: Contact) -> Stance:
        """The judgement the contact's copy stands for."""
        return Stance(
            contact=contact,
            level=contact.stance,
            on=self.day(),
            evidence=self.phrase(words.EVIDENCE),
            author=self.random.choice(self.users),
        )

    def note(self) -> Note:
        """A note of two to four sentences; one in ten is restricted."""
        sentences = [self.phrase(words.HAPPENED) for _ in range(self.random.randint(2, 4))]
        return Note(
            kind=self.pick(Note.Kind.values),
            happened_at=self.moment(),
            summary=self.pick(words.TOPICS).capitalize(),
            happened=" ".join(sentences),
            meaning=self.pick(words.MEANING) if self.chance(0.5) else "",
            sensitivity="restricted" if self.chance(0.1) else "shared",
            author=self.random.choice(self.users),
        )

    def follow_up(self, contact: Contact) -> FollowUp:
        """Something to do; one in twenty is still open, around today."""
        is_open = self.chance(0.05)
        due = self.now.date() + timedelta(days=self.random.randint(-10, 20))
        done = None if is_open else self.moment()
        return FollowUp(
            what=self.phrase(words.FOLLOW_UPS),
            due_on=due if done is None else done.date(),
            assigned_to=self.random.choice(self.users),
            contact=contact,
            done_at=done,
        )

    def event(self, away: timedelta) -> Event:
        """Something on the calendar, so far from now."""
        starts = (self.now + away).replace(minute=0, second=0, microsecond=0)
        kind = self.random.choice(Event.Kind.choices)
        return Event(
            kind=kind[0],
            title=f"{kind[1]}: {self.pick(words.PLACES)}",
            starts_at=starts,
            ends_at=starts + timedelta(hours=self.random.choice((1, 1, 2, 3))),
            place=self.pick(words.PLACES),
            organiser=self.random.choice(self.users),
        )

    def journalist(self, contact: Contact) -> Journalist:
        """The press profile of a person."""
        beats = ", ".join(self.random.sample(words.BEATS, 2))
        return Journalist(contact=contact, beats=beats, approach="Call before noon.")

    def outlet(self, contact: Contact) -> Outlet:
        """The press profile of an organization."""
        medium = self.pick(Outlet.Medium.values)
        return Outlet(contact=contact, medium=medium, area=self.pick(words.PLACES))
