"""Which commitments."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Max, Min, Q, Value
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from accounts.models import User

LAST_DAY = date(9999, 12, 31)
# What has no day comes last; the index commitments_by_day is on these very words.
DUE_DAY = Coalesce("due_on", Value(LAST_DAY), output_field=models.DateField())


class CommitmentQuerySet(models.QuerySet[Any]):
    """What was asked and promised, both ways."""

    def visible_to(self, user: "User") -> "CommitmentQuerySet":
        """All of them for those who read the register."""
        return self if user.has_perm("contacts.view_commitment") else self.none()

    def open(self) -> "CommitmentQuerySet":
        """Asked or agreed, and not settled yet."""
        return self.filter(status__in=self.model.Status.unsettled())

    def overdue(self, on: date) -> "CommitmentQuerySet":
        """Open and past their day."""
        return self.open().filter(due_on__lt=on)

    def ours(self) -> "CommitmentQuerySet":
        """What we promised them."""
        return self.filter(made_by=self.model.Side.US)

    def theirs(self) -> "CommitmentQuerySet":
        """What they promised us, or were asked for."""
        return self.filter(made_by=self.model.Side.THEM)

    def of(self, user: "User") -> "CommitmentQuerySet":
        """Those one of us looks after."""
        return self.filter(owner=user)

    def ours_due(self, user: "User", on: date) -> "CommitmentQuerySet":
        """What one of us promised and is due, the oldest first."""
        due = self.visible_to(user).ours().of(user).open().filter(due_on__lte=on)
        return due.for_list().order_by("due_on", "pk")

    def for_list(self) -> "CommitmentQuerySet":
        """With the contact, who of us looks after it, and the day it is sorted by."""
        return self.select_related("contact", "owner").annotate(day=DUE_DAY)

    def came_due(self) -> "CommitmentQuerySet":
        """What reliability counts: theirs, agreed to, and turned out one way or another."""
        return self.theirs().filter(status__in=self.model.Status.came_due())

    def reliability(self, *by: str) -> "CommitmentQuerySet":
        """Counts of what came due, in the database, for each contact or topic named."""
        status = self.model.Status
        # Not the key: with it the index alone would not be enough.
        counted = {name: Count("status", filter=Q(status=name)) for name in status.came_due()}
        last = Max("settled_on", filter=~Q(status=status.BROKEN))
        return self.came_due().order_by().values(*by).annotate(**counted, last=last)

    def counted_on(self) -> "CommitmentQuerySet":
        """For each contact the counts on one topic, those who kept most, and last, first."""
        some = self.reliability("topic", "contact").filter(last__isnull=False)
        return some.order_by("-kept", "-partly", "broken", "-last", "contact")

    def most_kept(self, topic: str) -> "CommitmentQuerySet":
        """The contacts who kept most on a topic, in whole or in part: a short walk of the index."""
        kept = self.came_due().exclude(status=self.model.Status.BROKEN).filter(topic=topic)
        counted = kept.order_by().values("topic", "contact").annotate(kept_some=Count("*"))
        return counted.order_by("-kept_some", "contact")

    def asked_lately(self, on: date, days: int) -> "CommitmentQuerySet":
        """How often each contact was asked for anything in the last days, and since when."""
        recent = self.theirs().filter(asked_on__gt=on - timedelta(days=days))
        counted = recent.values("contact").order_by("contact")
        return counted.annotate(asks=Count("pk"), since=Min("asked_on"))
