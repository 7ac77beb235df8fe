"""An import: what a file would change, what it changed, and the way back."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from ..columns import column_letter
from ..querysets import ImportRowQuerySet, ImportRunQuerySet
from .contact import Contact

if TYPE_CHECKING:
    from ..imports.importer import Importer


class ImportRun(models.Model):
    """One file somebody brought in, kept as rows until it is imported, discarded or forgotten."""

    class Status(models.TextChoices):
        """How far it has come."""

        COLUMNS = "columns", "Columns to check"
        PLANNING = "planning", "Comparing with contacts"
        PREVIEW = "preview", "Not imported yet"
        RUNNING = "running", "Importing"
        DONE = "done", "Imported"
        UNDOING = "undoing", "Undoing"
        UNDONE = "undone", "Undone"

    # The kinds are the importers the apps registered, so they are no choices of this table.
    kind = models.CharField(max_length=20)
    file_name = models.CharField(max_length=255)
    source = models.CharField(max_length=10, blank=True)
    encoding = models.CharField(max_length=40, blank=True)
    delimiter = models.CharField(max_length=1, blank=True)
    headers = models.JSONField(default=list)
    # The number of the row the headers stand in; null where the first row is data already.
    header_number = models.PositiveIntegerField(null=True, blank=True)
    mapping = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    status = models.CharField(max_length=20, choices=Status, default=Status.COLUMNS)
    total = models.PositiveIntegerField(default=0)
    # The last row a step has dealt with, and how many it dealt with so far.
    position = models.PositiveIntegerField(default=0)
    handled = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return f"/contacts/import/{self.pk}/"

    @property
    def importer(self) -> "Importer":
        """What knows this kind of row."""
        from ..imports.importer import IMPORTERS

        return IMPORTERS[self.kind]

    @cached_property
    def column_names(self) -> list[str]:
        """The headers, or what a spreadsheet calls a column without one."""
        names = self.headers if self.header_number is not None else [""] * len(self.headers)
        return [name or f"Column {column_letter(i)}" for i, name in enumerate(names)]

    @cached_property
    def targets_by_column(self) -> dict[int, str]:
        """The mapping as numbers: JSON keeps its keys as text."""
        return {int(index): key for index, key in self.mapping.items()}

    @property
    def is_active(self) -> bool:
        """In the middle of something that goes on step by step."""
        return self.status in {self.Status.PLANNING, self.Status.RUNNING, self.Status.UNDOING}

    @property
    def is_open(self) -> bool:
        """Nothing has been written yet."""
        return self.status in {self.Status.COLUMNS, self.Status.PLANNING, self.Status.PREVIEW}


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
    # What rows about the same contact share: its kind and folded name.
    key = models.TextField(blank=True, db_collation="C")
    action = models.CharField(max_length=10, choices=Action, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    # The earlier row that makes the contact this one adds to.
    same_as = models.PositiveIntegerField(null=True, blank=True)
    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="import_rows"
    )
    # What was written, so that it can be taken back (contacts/imports/writing.py, `Written`).
    written: Any = models.JSONField(null=True, blank=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ["run", "number"]
        indexes = [
            models.Index(fields=["run", "key"], name="import_rows_by_key"),
            models.Index(fields=["run", "action", "number"], name="import_rows_by_action"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "number"], name="contacts_importrow_number_is_unique"
            )
        ]

    def __str__(self) -> str:
        return f"Row {self.number}"
