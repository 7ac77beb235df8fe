"""Which answers to events, and which wishes for another day."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q, Sum

if TYPE_CHECKING:
    from accounts.models import User

HOLDING_PLACES = Q(answer="yes")


class RsvpQuerySet(models.QuerySet[Any]):
    """Who was asked, who comes, who came."""

    def visible_to(self, user: "User") -> "RsvpQuerySet":
        """All of them for those who keep guest lists."""
        return self if user.has_perm("events.view_rsvp") else self.none()

    def coming(self) -> "RsvpQuerySet":
        """Those who said yes and hold places."""
        return self.filter(HOLDING_PLACES)

    def waiting(self) -> "RsvpQuerySet":
        """The waiting list, first come first."""
        return self.filter(answer="waitlisted").order_by("waiting_since", "pk")

    def places_taken(self) -> int:
        """How many people come, whole groups counted."""
        return int(self.coming().aggregate(taken=Sum("party", default=0))["taken"])

    def counts(self) -> dict[str, int]:
        """People by answer, who came, and answers that are still open, in one query."""
        people = {
            answer: Sum("party", filter=Q(answer=answer), default=0)
            for answer in ("yes", "maybe", "no", "waitlisted")
        }
        came = Sum("party", filter=Q(presence="attended"), default=0)
        return self.aggregate(**people, invited=Count("pk", filter=Q(answer="invited")), came=came)

    def for_list(self) -> "RsvpQuerySet":
        """With the contact, in the order of a list at the door."""
        return self.select_related("contact").order_by("contact__sort_key", "name", "pk")


class DateRequestQuerySet(models.QuerySet[Any]):
    """Wishes for another day."""

    def visible_to(self, user: "User") -> "DateRequestQuerySet":
        """All of them for those who keep guest lists."""
        return self if user.has_perm("events.view_daterequest") else self.none()

    def open(self) -> "DateRequestQuerySet":
        """Nobody has answered yet, the oldest first."""
        return self.filter(answered_at=None).order_by("asked_at", "pk")
