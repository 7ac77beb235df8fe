"""Our channels, posts and consents."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, DateField, F, Func, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from accounts.models import User

PAST = 1_000_000  # days: what is out or dropped comes after everything planned
NEVER = date(9999, 12, 31)


class SocialChannelQuerySet(models.QuerySet[Any]):
    """Our accounts and sites."""

    def visible_to(self, user: "User") -> "SocialChannelQuerySet":
        """All of them for those who read the press desk."""
        return self if user.has_perm("media_liaison.view_socialchannel") else self.none()

    def in_use(self) -> "SocialChannelQuerySet":
        """Not given up."""
        return self.filter(closed_on=None)

    def held_by_one(self) -> "SocialChannelQuerySet":
        """Those that would be lost with one person: fewer than two who still work here."""
        is_two = Q(owner__is_active=True, second__is_active=True)
        return self.in_use().exclude(is_two)

    def for_list(self) -> "SocialChannelQuerySet":
        """With who holds them."""
        return self.select_related("owner", "second")


class PostQuerySet(models.QuerySet[Any]):
    """What we plan to say."""

    def visible_to(self, user: "User") -> "PostQuerySet":
        """All of them for those who read the press desk."""
        return self if user.has_perm("media_liaison.view_post") else self.none()

    def planned(self) -> "PostQuerySet":
        """Not out yet, and not dropped."""
        return self.filter(status__in=[self.model.Status.DRAFT, self.model.Status.APPROVED])

    def planned_between(self, first: date, end: date) -> "PostQuerySet":
        """For a day from first up to, not including, end, the first first."""
        return self.filter(planned_on__gte=first, planned_on__lt=end).order_by("planned_on", "pk")

    def for_list(self) -> "PostQuerySet":
        """With the channel and who wrote it."""
        return self.select_related("channel", "author")

    def for_plan(self, today: date) -> "PostQuerySet":
        """As the plan shows them, with `place`: planned ones by day, then the others, latest first.

        With their consents, which the flag is read from.
        """
        days = Func(
            F("planned_on"),
            Value(today, output_field=DateField()),
            template="(%(expressions)s)",
            arg_joiner=" - ",
            output_field=IntegerField(),
        )
        is_planned = Q(status__in=[self.model.Status.DRAFT, self.model.Status.APPROVED])
        place = Case(When(is_planned, then=days), default=Value(PAST) - days)
        return self.for_list().prefetch_related("consents").annotate(place=place)


class ConsentQuerySet(models.QuerySet[Any]):
    """Words that we may use a picture, a quote or a story."""

    def visible_to(self, user: "User") -> "ConsentQuerySet":
        """All of them for those who read the press desk."""
        return self if user.has_perm("media_liaison.view_consent") else self.none()

    def valid(self, on: date) -> "ConsentQuerySet":
        """Those we may rely on that day (as the model's `is_valid` says of one)."""
        kept = Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)
        runs = Q(until=None) | Q(until__gte=on)
        return self.filter(kept, runs, given_on__lte=on)

    def with_ends(self) -> "ConsentQuerySet":
        """With `ends`, a day also for those that hold until they are taken back."""
        return self.annotate(ends=Coalesce("until", Value(NEVER, output_field=DateField())))

    def ending(self, on: date, days: int = 30) -> "ConsentQuerySet":
        """Not taken back, and over or about to be within some days, the first to end first."""
        near = self.filter(withdrawn_on=None, until__lte=on + timedelta(days=days))
        return near.order_by(F("until"), "pk")
