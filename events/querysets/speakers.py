"""Which speakers, and which chances they were offered."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Max, Q, Value
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from accounts.models import User

LATELY = timedelta(days=365)
PRACTICE = "speaking-practice"
READY = ("ready", "mentoring")
TAKEN = ("accepted", "practised", "delivered")
# Practice is open to everybody, and what was called off was no chance.
COUNTS = Q(turns__event__status="planned") & ~Q(turns__event__kind=PRACTICE)


class SpeakerQuerySet(models.QuerySet[Any]):
    """People who speak for us."""

    def visible_to(self, user: "User") -> "SpeakerQuerySet":
        """All of them for those who ask them."""
        return self if user.has_perm("events.view_speaker") else self.none()

    def active(self) -> "SpeakerQuerySet":
        """Not archived."""
        return self.filter(archived_at=None)

    def askable(self, event: Any) -> "SpeakerQuerySet":
        """Those who may be asked for an event: everybody for practice, else who is ready."""
        return (
            self.active() if event.kind == PRACTICE else self.active().filter(readiness__in=READY)
        )

    def with_chances(self, on: date) -> "SpeakerQuerySet":
        """With `offered` and `taken` in the year up to a day, and the day of the last offer.

        Somebody never offered anything has the first day there is, and so comes first.
        """
        lately = COUNTS & Q(turns__offered_on__gt=on - LATELY)
        last = Max("turns__offered_on", filter=COUNTS)
        return self.annotate(
            offered=Count("turns", filter=lately),
            taken=Count("turns", filter=lately & Q(turns__status__in=TAKEN)),
            last_offered=Coalesce(last, Value(date.min, output_field=models.DateField())),
        )


class SpeakingTurnQuerySet(models.QuerySet[Any]):
    """Chances to speak."""

    def visible_to(self, user: "User") -> "SpeakingTurnQuerySet":
        """As the speakers."""
        return self if user.has_perm("events.view_speaker") else self.none()

    def for_list(self) -> "SpeakingTurnQuerySet":
        """With who and where, the latest offer first."""
        return self.select_related("event", "speaker").order_by("-offered_on", "-pk")
