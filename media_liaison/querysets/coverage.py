"""What was published."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from .searched import PressWordsQuerySet

if TYPE_CHECKING:
    from accounts.models import User

CORRECTIONS = {
    "asked": Q(correction_asked_on__isnull=False),
    "open": Q(correction_asked_on__isnull=False, correction_made_on=None),
    "made": Q(correction_made_on__isnull=False),
}


class CoverageQuerySet(PressWordsQuerySet):
    """Pieces about us and our work."""

    told = ("gist", "words_used")  # headline and topic are shown whole

    def visible_to(self, user: "User") -> "CoverageQuerySet":
        """All of them for those who read the press desk."""
        return self if user.has_perm("media_liaison.view_coverage") else self.none()

    def for_list(self) -> "CoverageQuerySet":
        """With where it stood and who wrote it."""
        people = ("outlet__contact", "journalist__contact", "speaker")
        return self.select_related(*people).defer("search")

    def for_detail(self) -> "CoverageQuerySet":
        """With what one piece's page shows."""
        return (
            self.for_list().select_related("inquiry", "author").defer("search", "inquiry__search")
        )

    def between(self, since: date | None, until: date | None) -> "CoverageQuerySet":
        """Published from one day to another, both included."""
        after = Q(published_on__gte=since) if since else Q()
        return self.filter(after & (Q(published_on__lte=until) if until else Q()))

    def with_correction(self, state: str) -> "CoverageQuerySet":
        """Where a correction was asked, is still open, or was made."""
        return self.filter(CORRECTIONS[state])

    def alike(self, *, link: str, outlet: Any, headline: str) -> "CoverageQuerySet":
        """Those that are probably the same piece: the same address, or headline and outlet."""
        same = Q(outlet=outlet, headline__iexact=headline)
        return self.filter(same | Q(link=link) if link else same)

    def by_month(self) -> Any:
        """How many in each month, by tone and by words for people who use drugs."""
        months = self.annotate(month=TruncMonth("published_on")).order_by()
        return months.values("month", "tone", "wording").annotate(count=Count("pk"))
