"""Which speakers, and which chances they were offered."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from accounts.models import User


class SpeakerQuerySet(models.QuerySet[Any]):
    """People who speak for us."""

    def visible_to(self, user: "User") -> "SpeakerQuerySet":
        """All of them for those who ask them."""
        return self if user.has_perm("events.view_speaker") else self.none()


class SpeakingTurnQuerySet(models.QuerySet[Any]):
    """Chances to speak."""

    def visible_to(self, user: "User") -> "SpeakingTurnQuerySet":
        """As the speakers."""
        return self if user.has_perm("events.view_speaker") else self.none()
