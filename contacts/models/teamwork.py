"""Duplicates and merges, lists worth coming back to, and changes of many contacts at once."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ssp_crm.history import tracked

from ..querysets import (
    BulkChangeQuerySet,
    DuplicatePairQuerySet,
    MergeQuerySet,
    SavedFilterQuerySet,
)
from .contact import Contact


class DuplicatePair(models.Model):
    """Two contacts that may be one, with why; dismissed ones stay dismissed."""

    first = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="likely_first")
    second = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="likely_second")
    score = models.FloatField()  # 0 to 1: how sure the scan is
    reasons = models.JSONField(default=list)  # sentences for the person who decides
    found_at = models.DateTimeField(auto_now_add=True)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dismissed_pairs",
    )

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        indexes = [
            models.Index(
                fields=["-score", "id"],
                condition=Q(dismissed_at=None),
                name="duplicates_likeliest",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="contacts_duplicatepair_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="contacts_duplicatepair_is_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"


@tracked(exclude=["before"])
class Merge(models.Model):
    """Two contacts that were made one, with all it takes to undo it."""

    survivor = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="merged_by")
    before = models.JSONField()  # both rows as they were, and every row that moved
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="merges"
    )
    merged_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-merged_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.merged} into {self.survivor}"

    def get_absolute_url(self) -> str:
        return f"/contacts/merges/{self.pk}/"


@tracked()
class SavedFilter(models.Model):
    """A list worth coming back to: a name for what was filtered."""

    name = models.CharField(max_length=100)
    query = models.TextField()  # what stands behind the ? of the list's address
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    is_shared = models.BooleanField("for everyone here", default=False)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="contacts_savedfilter_name_is_unique",
                violation_error_message="You have a list of this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/contacts/?{self.query}"


class BulkChange(models.Model):
    """One change of many contacts at once, with all it takes to undo it."""

    class Action(models.TextChoices):
        """What was done."""

        TAG = "tag", "Tagged"
        UNTAG = "untag", "Untagged"
        ASSIGN = "assign", "Assigned"
        ARCHIVE = "archive", "Archived"
        RESTORE = "restore", "Restored"

    action = models.CharField(max_length=20, choices=Action)
    before = models.JSONField()  # by contact id, what the change replaced
    words = models.CharField(max_length=200, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bulk_changes"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = BulkChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        count = len(self.before)
        words = f": {self.words}" if self.words else ""
        return f"{self.get_action_display()} {count:,} contact{'' if count == 1 else 's'}{words}"

    def get_absolute_url(self) -> str:
        return f"/contacts/bulk/{self.pk}/"
