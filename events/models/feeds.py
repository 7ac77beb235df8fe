"""Calendars that leave the house: private addresses for the phones of those who work here."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..querysets import CalendarFeedQuerySet


class CalendarFeed(models.Model):
    """A private calendar address of one person; only a hash of its token is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds"
    )
    label = models.CharField("for which device", max_length=100, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["user"], condition=Q(revoked_at=None), name="feeds_in_use")]

    def __str__(self) -> str:
        return self.label or f"Calendar of {self.user}"
