"""What is done before, during and after a visit."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ssp_crm.history import tracked

from ..querysets import ChecklistItemQuerySet, TourCheckQuerySet
from .events import Event


class Stage(models.TextChoices):
    """When something is done."""

    BEFORE = "before", "Before they come"
    DURING = "during", "While they are here"
    AFTER = "after", "After they left"


@tracked()
class ChecklistItem(models.Model):
    """A line of the list every new visit begins with."""

    stage = models.CharField("when", max_length=10, choices=Stage, default=Stage.BEFORE)
    words = models.CharField("what is done", max_length=200)
    place = models.PositiveSmallIntegerField(default=0)

    objects = ChecklistItemQuerySet.as_manager()

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.words


@tracked()
class TourCheck(models.Model):
    """Something done before, during or after one visit, ticked by whoever did it."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="tour_checks")
    stage = models.CharField("when", max_length=10, choices=Stage)
    words = models.CharField("what is done", max_length=200)
    place = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tour_checks",
    )

    objects = TourCheckQuerySet.as_manager()

    class Meta:
        ordering = ["event_id", "place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="events_tourcheck_done_by_somebody",
                violation_error_message="What is done was done by somebody.",
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_done(self) -> bool:
        """Somebody said so."""
        return self.done_at is not None
