"""Whose turn it is to answer the press."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q

from ssp_crm.history import tracked
from ssp_crm.models import Versioned, in_our_time

from ..querysets import DutyShiftQuerySet

BACKWARDS = "A turn ends after it begins."


@tracked()
class DutyShift(Versioned):
    """A stretch of time in which one of us answers the press."""

    class Role(models.TextChoices):
        """Who is asked first."""

        PRIMARY = "primary", "First to call"
        BACKUP = "backup", "Backup"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="duty_shifts",
        verbose_name="who",
    )
    role = models.CharField("as", max_length=20, choices=Role, default=Role.PRIMARY)
    starts_at = models.DateTimeField("from")
    ends_at = models.DateTimeField("until")
    number = models.CharField(
        "number to publish",
        max_length=100,
        blank=True,
        help_text="Shown on the public press page. Empty: the number we publish otherwise.",
    )
    handover = models.TextField("hand-over note", blank=True)

    objects = DutyShiftQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "role", "pk"]
        indexes = [models.Index(fields=["ends_at"], name="duty_by_end")]
        constraints = [
            in_our_time("media_liaison_dutyshift_is_in_our_time", "starts_at", "ends_at"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="media_liaison_dutyshift_ends_after_start",
                violation_error_message=BACKWARDS,
            ),
            ExclusionConstraint(
                name="media_liaison_dutyshift_one_primary",
                expressions=[
                    (
                        Func(
                            "starts_at",
                            "ends_at",
                            function="TSTZRANGE",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
                condition=Q(role="primary"),
                violation_error_message="There is a first to call then already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return f"/media/duty/{self.pk}/"

    def clean(self) -> None:
        # Postgres makes no range of it, so the other constraint could not even be asked.
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": BACKWARDS})

    @property
    def is_primary(self) -> bool:
        """The first to call."""
        return self.role == self.Role.PRIMARY
