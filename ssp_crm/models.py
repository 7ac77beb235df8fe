"""Bases every app's models stand on, and the receipts that make a repeated save harmless."""

import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import connection, models
from django.utils import timezone

if TYPE_CHECKING:
    from accounts.models import User

FIRST, END = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
CLAIM = """
    INSERT INTO ssp_crm_formreceipt (id, user_id, location, saved_at) VALUES (%s, %s, '', %s)
    ON CONFLICT (id) DO NOTHING
"""


def in_our_time(name: str, *columns: str) -> models.CheckConstraint:
    """Return a constraint that keeps times where every clock can tell them (1900 to 2199)."""
    kept = models.Q()
    for column in columns:
        kept &= models.Q(**{column: None}) | models.Q(
            **{f"{column}__gte": FIRST, f"{column}__lt": END}
        )
    return models.CheckConstraint(
        condition=kept, name=name, violation_error_message="Choose a day nearer to now."
    )


class StaleVersionError(Exception):
    """Somebody else saved this row after it was opened; nothing was written."""

    def __init__(self, instance: models.Model) -> None:
        super().__init__(f"{instance._meta.label} {instance.pk} is stale")  # never its text
        self.instance = instance


class Versioned(models.Model):
    """A row people edit: saving an old copy of it is refused, wherever the save comes from.

    Forms carry `version` hidden; every save is one `UPDATE … WHERE id AND version`.
    """

    created_at = models.DateTimeField("written on", auto_now_add=True)
    updated_at = models.DateTimeField("changed on", auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    # Columns the machine keeps by itself: saving only these makes no new version.
    without_version: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    def _do_update(self, base_qs, using, pk_val, values, *rest):  # type: ignore[no-untyped-def]
        # Django's one place where an UPDATE is made from an instance, the admin's included.
        if {field.name for field, *_ in values} <= self.without_version:
            return super()._do_update(base_qs, using, pk_val, values, *rest)
        version_field = self._meta.get_field("version")
        changes = [value for value in values if value[0] is not version_field]
        changes.append((version_field, None, self.version + 1))
        if base_qs.filter(pk=pk_val, version=self.version)._update(changes) > 0:
            self.version += 1
            return True
        if base_qs.filter(pk=pk_val).exists():
            raise StaleVersionError(self)
        return False


class FormReceiptQuerySet(models.QuerySet["FormReceipt"]):
    """Saved forms."""

    def claim(self, form_id: uuid.UUID, user_id: int) -> bool:
        """Write the receipt of a form about to be saved; False if it was written before.

        One statement: the same form sent twice at once waits here for the first one's end.
        """
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, [form_id, user_id, timezone.now()])
            return cursor.rowcount == 1


class FormReceipt(models.Model):
    """One saved form; the same form sent again finds it and writes nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="form_receipts"
    )
    location = models.TextField(blank=True)
    saved_at = models.DateTimeField(auto_now_add=True)

    objects = FormReceiptQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return f"Form saved {self.saved_at:%Y-%m-%d %H:%M}"


class RateWindow(models.Model):
    """How often something public was done lately; the key is a keyed hash, never an address."""

    key = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.count} since {self.started_at:%Y-%m-%d %H:%M}"


class MailQuerySet(models.QuerySet["Mail"]):
    """The outbox."""

    def waiting(self) -> "MailQuerySet":
        """Not sent yet, and not given up on, the first due first."""
        return self.filter(sent_at=None, given_up_at=None).order_by("due_at", "pk")

    def due(self, now: datetime) -> "MailQuerySet":
        """Those whose time has come."""
        return self.waiting().filter(due_at__lte=now)

    def given_up(self) -> "MailQuerySet":
        """Tried often enough; somebody should look, the newest first."""
        return self.exclude(given_up_at=None).filter(sent_at=None).order_by("-given_up_at", "-pk")

    def finished_before(self, moment: datetime) -> "MailQuerySet":
        """Sent, or given up on, before a moment."""
        is_over = models.Q(sent_at__lt=moment) | models.Q(given_up_at__lt=moment)
        return self.filter(is_over)

    def visible_to(self, user: "User") -> "MailQuerySet":
        """All of them for those who look after the outbox."""
        return self if user.has_perm("ssp_crm.view_mail") else self.none()

    def for_list(self) -> "MailQuerySet":
        """What a list shows: never the text."""
        return self.defer("body", "calendar")


class Mail(models.Model):
    """A mail to be sent: written with what it is about, sent by `manage.py send_reminders`."""

    key = models.CharField(
        max_length=200, unique=True, help_text="What it says to whom: said once, never twice."
    )
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField("attached event (iCalendar)", blank=True)
    due_at = models.DateTimeField(default=timezone.now)
    written_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField("why it failed last", max_length=200, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(sent_at=None, given_up_at=None),
                name="mail_waiting",
            )
        ]

    def __str__(self) -> str:
        return self.subject


class JobRun(models.Model):
    """When a regular job last ran to its end."""

    job = models.CharField(max_length=50, primary_key=True)
    ended_at = models.DateTimeField()
    words = models.CharField("what it did", max_length=300, blank=True)

    class Meta:
        ordering = ["job"]

    def __str__(self) -> str:
        return f"{self.job}, {self.ended_at:%Y-%m-%d %H:%M}"
