"""What we told the press."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from ssp_crm.instants import day_begins

from .searched import PressWordsQuerySet

if TYPE_CHECKING:
    from accounts.models import User


class StatementQuerySet(PressWordsQuerySet):
    """What we said."""

    told = ("said",)

    def visible_to(self, user: "User") -> "StatementQuerySet":
        """All of them for those who read the press desk."""
        return self if user.has_perm("media_liaison.view_statement") else self.none()

    def for_list(self) -> "StatementQuerySet":
        """With whom we told, and who spoke."""
        people = ("journalist__contact", "outlet__contact", "speaker", "author")
        return self.select_related(*people).defer("search")

    def for_detail(self) -> "StatementQuerySet":
        """With the question it answers."""
        return self.for_list().select_related("inquiry").defer("search", "inquiry__search")

    def between(self, since: date | None, until: date | None) -> "StatementQuerySet":
        """Said from one day to another on the program's clock, both included."""
        after = Q(said_at__gte=day_begins(since)) if since else Q()
        before = Q(said_at__lt=day_begins(until + timedelta(days=1))) if until else Q()
        return self.filter(after & before)
