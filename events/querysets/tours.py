"""Which lines of the checklists."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, Value, When

if TYPE_CHECKING:
    from accounts.models import User

IN_TIME = Case(
    When(stage="before", then=Value(1)),
    When(stage="during", then=Value(2)),
    default=Value(3),
    output_field=models.IntegerField(),
)


class ChecklistItemQuerySet(models.QuerySet[Any]):
    """Lines every new visit begins with."""

    def in_order(self) -> "ChecklistItemQuerySet":
        """As they are done: before, during, after."""
        return self.order_by(IN_TIME, "place", "pk")


class TourCheckQuerySet(models.QuerySet[Any]):
    """Lines of visits' checklists."""

    def visible_to(self, user: "User") -> "TourCheckQuerySet":
        """As the visits."""
        return self if user.has_perm("events.view_event") else self.none()

    def for_list(self) -> "TourCheckQuerySet":
        """As they are done, with who did them."""
        return self.select_related("done_by").order_by(IN_TIME, "place", "pk")
