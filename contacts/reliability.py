"""Reliability in words: always the counts behind it, never a bare score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from .models import Commitment, Contact

if TYPE_CHECKING:
    from accounts.models import User

OFTEN, LATELY = 3, 90  # so many asks in so many days are enough for a while


@dataclass(frozen=True)
class Reliability:
    """Of what came due: how much was kept, kept in part, and not kept."""

    kept: int = 0
    partly: int = 0
    broken: int = 0
    last: date | None = None  # the last time something was kept, at least in part

    @property
    def came_due(self) -> int:
        """All that turned out one way or another."""
        return self.kept + self.partly + self.broken

    @property
    def short(self) -> str:
        """The counts where there is little room: "kept 3, partly 1, of 5"."""
        partly = f", partly {self.partly}," if self.partly else ""
        return f"kept {self.kept}{partly} of {self.came_due}"

    @property
    def words(self) -> str:
        """The counts as one says them: "kept 4 of 5 that came due"."""
        return f"{self.short} that came due" if self.came_due else "nothing came due yet"


def from_counts(row: Mapping[str, Any]) -> Reliability:
    """Return a row of `CommitmentQuerySet.reliability` as what it means."""
    return Reliability(row["kept"], row["partly"], row["broken"], row["last"])


@dataclass(frozen=True)
class Promises:
    """What is between one contact and us: open both ways, and how it went so far."""

    theirs: list[Commitment]
    ours: list[Commitment]
    reliability: Reliability
    our_reliability: Reliability
    topics: list[tuple[str, Reliability]]


def promises_with(contact: Contact, user: "User") -> Promises:
    """Return what stands on a contact's page, in one query."""
    mine = Commitment.objects.visible_to(user).filter(contact=contact)
    found = list(mine.select_related("owner").order_by("due_on", "pk"))
    theirs = [row for row in found if not row.is_ours]
    ours = [row for row in found if row.is_ours]
    by_topic = {
        topic.label: reliability_of(row for row in theirs if row.topic == topic)
        for topic in Commitment.Topic
    }
    return Promises(
        theirs=[row for row in theirs if row.is_open],
        ours=[row for row in ours if row.is_open],
        reliability=reliability_of(theirs),
        our_reliability=reliability_of(ours),
        topics=[(label, counted) for label, counted in by_topic.items() if counted.came_due],
    )


def reliability_of(commitments: Iterable[Commitment]) -> Reliability:
    """Count one contact's commitments that are at hand already."""
    statuses = [commitment.status for commitment in commitments]
    kept, partly, broken = (statuses.count(name) for name in ("kept", "partly", "broken"))
    return Reliability(kept, partly, broken)


def asked_often_words(asks: int, since: date) -> str:
    """A gentle word about someone asked often lately, or "" while there is no need for one."""
    if asks < OFTEN:
        return ""
    return f"asked {asks} times since {since:%B}: give them a rest, or bring something"
