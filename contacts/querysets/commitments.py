"""Which commitments."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from accounts.models import User


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

    def for_list(self) -> "CommitmentQuerySet":
        """With the contact and who of us looks after it."""
        return self.select_related("contact", "owner")
