"""Which answers to events, and which wishes for another day."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce, JSONObject

from contacts.sql import Fold

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

    def by_visitors(self) -> "RsvpQuerySet":
        """Those of people who are no contacts of ours and are not forgotten."""
        return self.filter(contact=None, forgotten_at=None)

    def over_by(self, moment: datetime) -> "RsvpQuerySet":
        """Those to events that ended before a moment."""
        return self.filter(event__ends_at__lt=moment)

    def turn_of(self, rsvp: Any) -> int:
        """The number of one that waits on the waiting list, from 1."""
        same = Q(waiting_since=rsvp.waiting_since, pk__lte=rsvp.pk)
        before = Q(waiting_since__lt=rsvp.waiting_since)
        return self.waiting().filter(before | same).count()

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
        # A contact merged into another left its answer there.
        counted = self.filter(contact__merged_into=None)
        return counted.aggregate(
            **people, invited=Count("pk", filter=Q(answer="invited")), came=came
        )

    def came(self) -> "RsvpQuerySet":
        """Those who were there."""
        return self.filter(presence="attended")

    def expected(self) -> "RsvpQuerySet":
        """Those a list at the door names: all but those who said no."""
        return self.exclude(answer="no")

    def for_list(self) -> "RsvpQuerySet":
        """With the contact, in the order of a list at the door; nobody twice after a merge."""
        rows = self.select_related("contact").filter(contact__merged_into=None)
        return rows.by_name().order_by("sorted_under", "pk")

    def by_name(self) -> "RsvpQuerySet":
        """With what each is sorted under: a contact's key, or the name a visitor gave."""
        return self.annotate(sorted_under=Coalesce("contact__sort_key", Fold("name")))

    def past_of_contact(self, on: datetime) -> models.QuerySet[Any, Any]:
        """As JSON, of the contact in an outer query: events they said yes to or came to, over."""
        meant = HOLDING_PLACES | Q(presence="attended")
        over = self.filter(meant, contact=OuterRef("pk"), event__ends_at__lte=on)
        told = JSONObject(
            event=F("event_id"),
            title=F("event__title"),
            starts=F("event__starts_at"),
            zone=F("event__time_zone"),
            presence=F("presence"),
        )
        held = over.exclude(event__status="cancelled")
        return held.order_by("-event__starts_at", "-pk").values(told=told)

    def to_tell(self) -> "RsvpQuerySet":
        """Those who mean to come, may come, or wait: whom a change concerns."""
        return self.filter(answer__in=("yes", "maybe", "waitlisted"))

    def with_addresses(self) -> "RsvpQuerySet":
        """With what a mail to them needs."""
        return self.select_related("contact").prefetch_related("contact__methods")


class DateRequestQuerySet(models.QuerySet[Any]):
    """Wishes for another day."""

    def visible_to(self, user: "User") -> "DateRequestQuerySet":
        """All of them for those who keep guest lists."""
        return self if user.has_perm("events.view_daterequest") else self.none()

    def open(self) -> "DateRequestQuerySet":
        """Nobody has answered yet, the oldest first."""
        return self.filter(answered_at=None).order_by("asked_at", "pk")

    def answered(self) -> "DateRequestQuerySet":
        """Somebody has answered, the latest first."""
        found = self.exclude(answered_at=None).select_related("answered_by")
        return found.order_by("-answered_at", "-pk")
