"""An import: what a file would change, what it changed, and the way back."""

from typing import Any

from django.conf import settings
from django.db import models

from ..querysets import ImportRunQuerySet
from .contact import Contact


class ImportRun(models.Model):
    """One file somebody brought in. The file itself is parsed and thrown away."""

    class Kind(models.TextChoices):
        """What the rows of the file are."""

        CONTACTS = "contacts", "Contacts"
        OUTLETS = "outlets", "Press outlets"

    class Status(models.TextChoices):
        """How far it has come."""

        PREVIEW = "preview", "Not imported yet"
        RUNNING = "running", "Importing"
        DONE = "done", "Imported"
        UNDOING = "undoing", "Undoing"
        UNDONE = "undone", "Undone"

    kind = models.CharField(max_length=20, choices=Kind)
    file_name = models.CharField(max_length=255)
    encoding = models.CharField(max_length=40, blank=True)
    headers = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    status = models.CharField(max_length=20, choices=Status, default=Status.PREVIEW)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports"
    )
    started_at = models.DateTimeField(auto_now_add=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return f"/contacts/import/{self.pk}/"


class ImportRow(models.Model):
    """One row of the file: as read, what would become of it, and what did."""

    class Action(models.TextChoices):
        """What an import does with a row."""

        CREATE = "create", "New"
        UPDATE = "update", "Adds details"
        SKIP = "skip", "Skipped"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    action = models.CharField(max_length=10, choices=Action, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="import_rows"
    )
    # What was written, so that it can be taken back: {"model": [ids], "before": {...}}.
    written: Any = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["run", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "number"], name="contacts_importrow_number_is_unique"
            )
        ]

    def __str__(self) -> str:
        return f"Row {self.number}"
