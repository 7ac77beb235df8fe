"""An import of somebody's old calendar: what the file would bring, and the way back."""

from django.conf import settings
from django.db import models

from ..querysets import CalendarImportQuerySet


class CalendarImport(models.Model):
    """One calendar file somebody brought in, kept as a plan until it is imported or discarded."""

    class Status(models.TextChoices):
        """How far it has come."""

        PREVIEW = "preview", "Not imported yet"
        DONE = "done", "Imported"
        UNDONE = "undone", "Undone"

    file_name = models.CharField(max_length=255)
    since = models.DateField("from this day on", null=True, blank=True)
    # What events/ical_planning.py found in the file; emptied once it is written.
    plan = models.JSONField(default=dict)
    status = models.CharField(max_length=20, choices=Status, default=Status.PREVIEW)
    kept = models.PositiveIntegerField("kept by its undo", default=0)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_imports"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarImportQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return f"/events/import/{self.pk}/"

    @property
    def uids(self) -> list[str]:
        """What the planned events are called in the file."""
        return [one["uid"] for one in self.plan.get("planned", [])]
