"""Which words."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import User


class TermQuerySet(models.QuerySet[Any]):
    """Words we would rather not write, and what to offer."""

    def in_use(self) -> "TermQuerySet":
        """Those the language check marks."""
        return self.filter(is_active=True)

    def visible_to(self, user: "User") -> "TermQuerySet":
        """The whole list for every role."""
        return self if user.has_perm("library.view_term") else self.none()

    def matching(self, text: str) -> "TermQuerySet":
        """Those with a text in their words or their reason."""
        holds = Q(avoid__icontains=text) | Q(prefer__icontains=text) | Q(why__icontains=text)
        return self.filter(holds)


class ExemptionQuerySet(models.QuerySet[Any]):
    """Words the check lets be."""

    def visible_to(self, user: "User") -> "ExemptionQuerySet":
        """For those who look after the list."""
        return self if user.has_perm("library.view_exemption") else self.none()
