"""Which challenges, and which concerns of neighbors."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from .restricted import RestrictedQuerySet

if TYPE_CHECKING:
    from accounts.models import User


class ChallengeQuerySet(RestrictedQuerySet):
    """Complaints, oppositions and conflicts."""

    def open(self) -> "ChallengeQuerySet":
        """Still with us: open or being worked on."""
        return self.filter(status__in=self.model.Status.unfinished())

    def closed(self) -> "ChallengeQuerySet":
        """Resolved, or closed without a solution."""
        return self.exclude(status__in=self.model.Status.unfinished())

    def unanswered(self) -> "ChallengeQuerySet":
        """Open, and nobody has answered yet."""
        return self.open().filter(first_response_at=None)

    def late(self, now: datetime) -> "ChallengeQuerySet":
        """Unanswered past the hour we set ourselves."""
        return self.unanswered().filter(first_response_due__lt=now)

    def of(self, user: "User") -> "ChallengeQuerySet":
        """Those one person owns."""
        return self.filter(owner=user)

    def for_list(self) -> "ChallengeQuerySet":
        """With the owner and whom each is about."""
        return self.select_related("owner").prefetch_related("contacts").defer("search")


class ConcernQuerySet(models.QuerySet[Any]):
    """What neighbors told us on the public page."""

    def visible_to(self, user: "User") -> "ConcernQuerySet":
        """Those whose challenge this person may read."""
        from ..models import Challenge

        return self.filter(challenge__in=Challenge.objects.visible_to(user))
