"""The one rule for words that are not for everyone."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import User


class RestrictedQuerySet(models.QuerySet[Any]):
    """Rows that are shared, or restricted to leadership and the people named on them."""

    def visible_to(self, user: "User") -> Self:
        """Shared rows; restricted ones for whoever stands on them and those who read them."""
        if not user.has_perm(self.model.view_permission):
            return self.none()
        if user.has_perm("contacts.view_restricted"):
            return self
        allowed = Q(sensitivity="shared")
        for name in self.model.kept_by:
            allowed |= Q(**{name: user.pk})
        return self.filter(allowed)
