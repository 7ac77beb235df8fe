"""Which journalists and outlets."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from accounts.models import User


class OutletQuerySet(models.QuerySet[Any]):
    """Newspapers, stations and sites."""

    def visible_to(self, user: "User") -> "OutletQuerySet":
        """Those who may read the press desk."""
        return self if user.has_perm("media_liaison.view_outlet") else self.none()

    def active(self) -> "OutletQuerySet":
        """Not put away."""
        return self.filter(contact__archived_at=None)


class JournalistQuerySet(models.QuerySet[Any]):
    """People who report."""

    def visible_to(self, user: "User") -> "JournalistQuerySet":
        """Those who may read the press desk."""
        return self if user.has_perm("media_liaison.view_journalist") else self.none()

    def active(self) -> "JournalistQuerySet":
        """Not put away."""
        return self.filter(contact__archived_at=None)
