"""Who comes, in numbers and words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User

from .models import Event


@dataclass(frozen=True)
class GuestCounts:
    """People on an event's list, from one query (RsvpQuerySet.counts)."""

    event: Event
    people: Mapping[str, int]
    now: datetime

    @property
    def places(self) -> str:
        """How many come: "12 of 20 places, 3 waiting"."""
        coming, capacity = self.people["yes"], self.event.capacity
        if capacity is None:
            return f"{coming} {'person' if coming == 1 else 'people'} coming"
        waiting = f", {self.people['waitlisted']} waiting" if self.people["waitlisted"] else ""
        return f"{coming} of {capacity} {'place' if capacity == 1 else 'places'}{waiting}"

    @property
    def others(self) -> str:
        """Those who have not said yes: "2 maybe · 4 invited, no answer yet"."""
        words = {"maybe": "maybe", "no": "cannot come", "invited": "invited, no answer yet"}
        return " · ".join(f"{self.people[key]} {words[key]}" for key in words if self.people[key])

    @property
    def is_empty(self) -> bool:
        """Nobody was asked yet."""
        return not any(self.people.values())

    @property
    def is_door_open(self) -> bool:
        """Whether people can be checked in: from its day on, on its own clock."""
        is_today = self.now.astimezone(self.event.zone).date() >= self.event.first_day
        return is_today and not self.event.is_cancelled

    @property
    def takes_answers(self) -> bool:
        """Whether somebody can still be invited and answer."""
        return not self.event.is_cancelled and self.event.ends_at > self.now

    @property
    def has_begun(self) -> bool:
        """Whether somebody may have come."""
        return not self.event.is_cancelled and self.event.starts_at <= self.now


def guests_at(event: Event, user: User, now: datetime) -> GuestCounts:
    """Count who comes, as far as somebody may see; one query."""
    return GuestCounts(event, event.rsvps.visible_to(user).counts(), now)
