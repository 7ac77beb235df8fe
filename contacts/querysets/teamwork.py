"""Which duplicates, merges, saved filters and bulk changes."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import User


class DuplicatePairQuerySet(models.QuerySet[Any]):
    """Pairs of contacts that may be one."""

    def visible_to(self, user: "User") -> "DuplicatePairQuerySet":
        """All of them for those who may merge."""
        return self if user.has_perm("contacts.merge_contact") else self.none()

    def open(self) -> "DuplicatePairQuerySet":
        """Nobody has decided yet, and both are still there."""
        active = Q(first__archived_at=None, second__archived_at=None)
        return self.filter(active, dismissed_at=None)

    def for_list(self) -> "DuplicatePairQuerySet":
        """With both contacts."""
        return self.select_related("first", "second")


class MergeQuerySet(models.QuerySet[Any]):
    """Two contacts that were made one."""

    def visible_to(self, user: "User") -> "MergeQuerySet":
        """All of them for those who may merge."""
        return self if user.has_perm("contacts.merge_contact") else self.none()

    def in_force(self) -> "MergeQuerySet":
        """Not taken back."""
        return self.filter(undone_at=None)

    def for_list(self) -> "MergeQuerySet":
        """With both contacts and who merged them."""
        return self.select_related("survivor", "merged", "author")


class SavedFilterQuerySet(models.QuerySet[Any]):
    """Lists worth coming back to."""

    def visible_to(self, user: "User") -> "SavedFilterQuerySet":
        """One's own and those shared with everyone."""
        if not user.has_perm("contacts.view_contact"):
            return self.none()
        return self.filter(Q(owner=user) | Q(is_shared=True))


class BulkChangeQuerySet(models.QuerySet[Any]):
    """Changes of many contacts at once."""

    def visible_to(self, user: "User") -> "BulkChangeQuerySet":
        """One's own; those who lead see everyone's."""
        if not user.has_perm("contacts.change_contact"):
            return self.none()
        return self if user.has_perm("contacts.merge_contact") else self.filter(author=user)
