"""Which imported files and rows."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from accounts.models import User


class ImportRunQuerySet(models.QuerySet[Any]):
    """Files brought in."""

    def visible_to(self, user: "User") -> "ImportRunQuerySet":
        """One's own; those who lead see everyone's."""
        if not user.has_perm("contacts.view_importrun"):
            return self.none()
        if user.has_perm("contacts.view_restricted"):
            return self
        return self.filter(author=user)

    def for_list(self) -> "ImportRunQuerySet":
        """With who brought it in."""
        return self.select_related("author")

    def active(self) -> "ImportRunQuerySet":
        """In the middle of something that goes on step by step."""
        return self.filter(status__in=["planning", "running", "undoing"])


class ImportRowQuerySet(models.QuerySet[Any]):
    """Rows of a file."""

    def data(self, header_number: int | None) -> "ImportRowQuerySet":
        """All but the row of headers."""
        return self.filter(number__gt=header_number or 0)

    def to_write(self) -> "ImportRowQuerySet":
        """Those an import does something with."""
        return self.filter(action__in=["create", "update"])

    def written(self) -> "ImportRowQuerySet":
        """Those an import has done something with that is not taken back."""
        return self.exclude(written=None)

    def counts(self) -> dict[str, int]:
        """How many rows there are by what becomes of them."""
        counted = self.order_by().values_list("action").annotate(count=models.Count("pk"))
        return {action: count for action, count in counted if action}

    def for_list(self) -> "ImportRowQuerySet":
        """With the contact each is about."""
        return self.select_related("contact")
