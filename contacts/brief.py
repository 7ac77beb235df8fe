"""All one needs before a meeting, on one page; each part by its own rule of who may read it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from accounts.models import Value
from library.models import Message

from .models import Challenge, Commitment, Contact, Note, Relationship, Stance

if TYPE_CHECKING:
    from accounts.models import User
    from library.querysets import MessageQuerySet

LAST = 3  # conversations told in full
LOOKED_AT = 50  # notes whose authors are counted
MOST = 6
MOST_MESSAGES = 2
Category, Audience = Contact.Category, Message.Audience
# For whom the messages are that fit a contact; those for everyone fit anybody.
AUDIENCES: dict[str, str] = {
    Category.SCHOOL: Audience.NEIGHBORS,
    Category.FAITH: Audience.NEIGHBORS,
    Category.BUSINESS: Audience.NEIGHBORS,
    Category.NEIGHBOURHOOD: Audience.NEIGHBORS,
    Category.COMMUNITY: Audience.NEIGHBORS,
    Category.CLINIC: Audience.CARE,
    Category.PUBLIC_HEALTH: Audience.CARE,
    Category.BEHAVIORAL_HEALTH: Audience.CARE,
    Category.HOUSING: Audience.CARE,
    Category.PROFESSIONAL: Audience.CARE,
    Category.GOVERNMENT: Audience.OFFICIALS,
    Category.ELECTED: Audience.OFFICIALS,
    Category.LEGAL: Audience.OFFICIALS,
    Category.POLICE: Audience.POLICE,
    Category.MEDIA: Audience.PRESS,
    Category.FUNDER: Audience.FUNDERS,
}


@dataclass
class Brief:
    """What is known about a contact and worth having in mind."""

    contact: Contact
    stances: list[Stance]
    notes: list[Note]
    commitments: list[Commitment]
    challenges: list[Challenge]
    ties: list[Relationship]
    values: Sequence[Value] = ()
    messages: list[Message] = field(default_factory=list)

    @property
    def topics(self) -> list[Stance]:
        """What they care about: the newest stance on each topic."""
        newest: dict[str, Stance] = {}
        for stance in self.stances:
            if stance.topic:
                newest.setdefault(stance.topic, stance)
        return list(newest.values())

    @property
    def standing(self) -> Stance | None:
        """The overall stance in force."""
        return next((stance for stance in self.stances if not stance.topic), None)

    @property
    def conversations(self) -> list[Note]:
        """The last three notes in full."""
        return self.notes[:LAST]

    @property
    def ours(self) -> list[Commitment]:
        """What we still owe them."""
        return [c for c in self.commitments if c.is_open and c.is_ours]

    @property
    def theirs(self) -> list[Commitment]:
        """What they were asked for or promised, and is still to come."""
        return [c for c in self.commitments if c.is_open and not c.is_ours]

    @property
    def lessons(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """What works, what to avoid and what was learned: (heading, ours, [(words, challenge)])."""
        closed = [c for c in self.challenges if not c.is_open]
        told = {
            "What works": (self.contact.works, "worked"),
            "What to avoid": (self.contact.avoid, "avoid"),
            "What we learned": ("", "lesson"),
        }
        found = [
            (
                heading,
                ours,
                [(words, c.title) for c in closed if (words := getattr(c, name))][:MOST],
            )
            for heading, (ours, name) in told.items()
        ]
        return [part for part in found if part[1] or part[2]]

    @property
    def open_challenges(self) -> list[Challenge]:
        """What is between us now."""
        return [c for c in self.challenges if c.is_open]

    @property
    def known_by(self) -> list[tuple[str, int]]:
        """Who of us wrote about them lately, most often first."""
        return Counter(str(note.author) for note in self.notes).most_common(MOST)

    @property
    def known_to(self) -> list[tuple[Contact, str]]:
        """Which other contacts know them, and how."""
        others = [(tie, tie.other_than(self.contact)) for tie in self.ties]
        return [(other, tie.words_from(other)) for tie, other in others][:MOST]

    @property
    def good_words(self) -> list[str]:
        """Something positive to bring, from what was kept, solved and shared."""
        kept = [c for c in self.commitments if c.status == Commitment.Status.KEPT]
        thanks = [c for c in kept if not c.is_ours][:1]
        promised = [c for c in kept if c.is_ours][:1]
        solved = [c for c in self.challenges if c.status == Challenge.Status.RESOLVED][:1]
        words = [f"Thank them: they kept “{c.what}”." for c in thanks]
        words += [f"We kept our word: “{c.what}”." for c in promised]
        words += [f"“{c.title}” was solved. What worked: {c.worked}" for c in solved]
        if self.values:
            words.append(f"We share: {', '.join(str(value) for value in self.values)}.")
        return words


def brief_of(contact: Contact, user: "User", today: date, values: Sequence[Value] = ()) -> Brief:
    """Gather what this user may read about a contact; `values` are those we share."""
    notes = contact.notes.visible_to(user).select_related("author").defer("search")
    challenges = contact.challenges.visible_to(user).defer("search")
    commitments = contact.commitments.visible_to(user).order_by("-settled_on", "due_on", "pk")
    return Brief(
        contact=contact,
        stances=list(contact.stances.filter(on__lte=today).newest_first()[:LOOKED_AT]),
        notes=list(notes.order_by("-happened_at", "-pk")[:LOOKED_AT]),
        commitments=list(commitments[:LOOKED_AT]),
        challenges=list(challenges.order_by("-received_at", "-pk")[:LOOKED_AT]),
        ties=list(Relationship.objects.visible_to(user).of(contact).for_list()[:MOST]),
        values=values,
        messages=list(_messages_for(contact, user, today)[:MOST_MESSAGES]),
    )


def _messages_for(contact: Contact, user: "User", today: date) -> "MessageQuerySet":
    audience = AUDIENCES.get(contact.category, Audience.EVERYONE)
    fitting = Message.objects.visible_to(user).quotable(today).for_audience(audience)
    return fitting.only("concern", "short", "source")
