"""Which memberships of ours, and which ties between contacts."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import User


class MembershipQuerySet(models.QuerySet[Any]):
    """Organizations we belong to."""

    def visible_to(self, user: "User") -> "MembershipQuerySet":
        """All of them for those who read the register."""
        return self if user.has_perm("contacts.view_membership") else self.none()

    def current(self, on: date) -> "MembershipQuerySet":
        """Not ended by a day."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on))

    def renewing(self, on: date, days: int = 60) -> "MembershipQuerySet":
        """Current ones to renew within some days, late ones included."""
        return self.current(on).filter(renews_on__lte=on + timedelta(days=days))

    def for_list(self) -> "MembershipQuerySet":
        """With the organization and who represents us there."""
        return self.select_related("organization", "representative")


class RelationshipQuerySet(models.QuerySet[Any]):
    """Who knows whom."""

    def visible_to(self, user: "User") -> "RelationshipQuerySet":
        """All of them for those who read them."""
        return self if user.has_perm("contacts.view_relationship") else self.none()

    def of(self, contact: Any) -> "RelationshipQuerySet":
        """Those a contact stands at either end of."""
        return self.filter(Q(from_contact=contact) | Q(to_contact=contact))

    def for_list(self) -> "RelationshipQuerySet":
        """With both contacts."""
        return self.select_related("from_contact", "to_contact")
