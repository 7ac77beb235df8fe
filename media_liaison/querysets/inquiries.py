"""What reporters ask, and what we told them."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from contacts.models import Contact

from ..deadline_clock import PRESSING

if TYPE_CHECKING:
    from accounts.models import User

AHEAD = timedelta(days=3)  # from then on an inquiry stands on the Today of whoever sees to it
# In the order of the list, those without a deadline come after every deadline, and those that
# ended after these, the newest first.
NO_DEADLINE = timedelta(days=365_000)
ENDED = datetime(4000, 1, 1, tzinfo=UTC)
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


class InquiryQuerySet(models.QuerySet[Any]):
    """Questions with a deadline."""

    def visible_to(self, user: "User") -> "InquiryQuerySet":
        """All of them for those who read the press desk."""
        return self if user.has_perm("media_liaison.view_inquiry") else self.none()

    def open(self) -> "InquiryQuerySet":
        """Waiting for our answer, the nearest deadline first."""
        waiting = self.filter(status__in=self.model.Status.open())
        return waiting.order_by(F("deadline_at").asc(nulls_last=True), "received_at", "pk")

    def pressing(self, now: datetime) -> "InquiryQuerySet":
        """Open with a deadline within two hours, late ones included."""
        return self.open().filter(deadline_at__lte=now + PRESSING)

    def pressing_or_of(self, user: "User", now: datetime) -> "InquiryQuerySet":
        """Open with a deadline that presses, or is near and seen to by one person."""
        near = self.open().filter(assigned_to=user, deadline_at__lte=now + AHEAD)
        return self.pressing(now) | near

    def not_pressing(self, now: datetime) -> "InquiryQuerySet":
        """With a deadline more than two hours away."""
        return self.filter(deadline_at__gt=now + PRESSING)

    def due_between(self, start: datetime, end: datetime) -> "InquiryQuerySet":
        """Open with a deadline from start up to, not including, end."""
        return self.open().filter(deadline_at__gte=start, deadline_at__lt=end)

    def for_list(self) -> "InquiryQuerySet":
        """With who asks, for which outlet, and who sees to it."""
        people = ("journalist__contact", "outlet__contact", "assigned_to", "speaker")
        return self.select_related(*people).defer("search")

    def for_detail(self) -> "InquiryQuerySet":
        """With the people and the visit its page tells of.

        `rule_words` are its ground rules; `two_people` says whether a second one must approve.
        """
        from ..models import GroundRule, PressRoom

        writers = ("taken_by", "drafted_by", "approved_by", "visit__site")
        wanted = PressRoom.objects.filter(two_people=True)
        words = ArraySubquery(GroundRule.objects.filter(inquiries=OuterRef("pk")).values("words"))
        found = self.for_list().select_related(*writers)
        return found.annotate(two_people=Exists(wanted), rule_words=words)

    def by_clock(self) -> "InquiryQuerySet":
        """With `clock`: by it, open ones come by deadline, then those that ended."""
        is_open = Q(status__in=self.model.Status.open())
        clock = Case(
            When(is_open & ~Q(deadline_at=None), then=F("deadline_at")),
            When(is_open, then=F("received_at") + Value(NO_DEADLINE)),
            default=Value(ENDED) - (F("closed_at") - Value(BEGINNING)),
            output_field=models.DateTimeField(),
        )
        return self.annotate(clock=clock)

    def matching(self, text: str) -> "InquiryQuerySet":
        """Those whose words match, the best match first."""
        query = SearchQuery(text, search_type="websearch", config="english")
        return self.filter(search=query).order_by(SearchRank(F("search"), query).desc(), "-pk")

    def asked_by(self, people: models.QuerySet[Contact], caller: str = "") -> "InquiryQuerySet":
        """From one of these people, or from a caller new to us who gave such a name."""
        asked = Q(journalist__contact__in=people.order_by())
        return self.filter(asked | Q(caller__icontains=caller) if caller else asked)

    def asked_for(self, outlets: models.QuerySet[Contact]) -> "InquiryQuerySet":
        """For one of these outlets."""
        return self.filter(outlet__contact__in=outlets.order_by())

    def newest(self) -> "InquiryQuerySet":
        """The last that was asked first."""
        return self.for_list().order_by("-received_at", "-pk")
