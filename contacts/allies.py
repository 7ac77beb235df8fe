"""Who can be counted on, for what: counts from the database, names for the few that are shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from .attendance import Attendance
from .models import Commitment, Contact
from .reliability import LATELY, Reliability, asked_often_words, from_counts

if TYPE_CHECKING:
    from accounts.models import User

SHOWN = 50  # names for one topic
NAMED = 3  # names for each of all topics
SPARE = 6  # read for those three: some are archived or want to be left alone

Topic = Commitment.Topic
# "Who can we count on to …"
TO_DO = {
    Topic.TESTIFY: "testify",
    Topic.LETTER: "write a letter of support",
    Topic.HOST: "host us",
    Topic.DONATE: "donate",
    Topic.VOLUNTEER: "volunteer",
    Topic.VOUCH: "vouch for us",
    Topic.REFER: "refer people to us",
    Topic.PUBLICIZE: "spread the word",
    Topic.ATTEND: "come",
    Topic.INTRODUCE: "introduce us",
    Topic.OTHER: "do something else",
}


@dataclass(frozen=True)
class Ally:
    """A contact who kept something they agreed to, and whether they were asked a lot lately."""

    contact: Contact
    reliability: Reliability
    often: str = ""

    @property
    def attendance(self) -> Attendance:
        """How often they came to what they said yes to."""
        annotated: Any = self.contact
        return Attendance.of_rows(annotated.attendance_rows)


@dataclass
class TopicAllies:
    """What people are counted on for, and the first who can be."""

    topic: Topic
    allies: list[Ally] = field(default_factory=list)

    @property
    def to_do(self) -> str:
        """The topic as something one does."""
        return TO_DO[self.topic]


def allies_for(topic: str, user: "User", on: date) -> list[Ally]:
    """Return those who kept most of what they agreed to on a topic, in three queries."""
    found = Commitment.objects.visible_to(user).filter(topic=topic).counted_on()[:SHOWN]
    counts = {row["contact"]: from_counts(row) for row in found}
    contacts = askable(counts, user)
    commitments = Commitment.objects.visible_to(user).filter(contact__in=contacts)
    often = {
        row["contact"]: asked_often_words(row["asks"], row["since"])
        for row in commitments.asked_lately(on, LATELY)
    }
    return [
        Ally(contacts[pk], counted, often.get(pk, ""))
        for pk, counted in counts.items()
        if pk in contacts
    ]


def allies_by_topic(user: "User") -> list[TopicAllies]:
    """Return every topic with the first few who can be counted on, in three queries."""
    commitments = Commitment.objects.visible_to(user)
    parts = [commitments.most_kept(topic)[:SPARE] for topic in Topic]
    chosen = {(row["topic"], row["contact"]) for row in parts[0].union(*parts[1:], all=True)}
    contacts = askable({key for _, key in chosen}, user)
    found = {topic: TopicAllies(topic) for topic in Topic}
    for row in commitments.filter(contact__in=contacts).counted_on():
        allies = found[row["topic"]].allies
        if (row["topic"], row["contact"]) in chosen and len(allies) < NAMED:
            allies.append(Ally(contacts[row["contact"]], from_counts(row)))
    return list(found.values())


def askable(keys: Iterable[int], user: "User") -> dict[int, Contact]:
    """Return those of some contacts whom we may ask again, by number."""
    active = Contact.objects.visible_to(user).active().with_attendance(user, timezone.now())
    contacts = active.filter(do_not_contact=False)
    shown = ("name", "stance", "lead__name", "lead__email")
    return contacts.select_related("lead").only(*shown).in_bulk(list(keys))
