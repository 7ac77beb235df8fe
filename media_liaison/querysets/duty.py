"""Whose turn it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection, models

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import DutyShift

NOTE_LASTS = timedelta(days=31)


@dataclass(frozen=True)
class OnDuty:
    """Who answers the press at a moment: the first to call, and whoever stands behind."""

    primary: "DutyShift | None" = None
    backup: "DutyShift | None" = None

    @classmethod
    def among(cls, turns: Iterable["DutyShift"]) -> "OnDuty":
        """Return who is first and who is backup among turns that run now."""
        found: dict[bool, DutyShift] = {}
        for turn in turns:
            found.setdefault(turn.is_primary, turn)
        return cls(found.get(True), found.get(False))

    def __bool__(self) -> bool:
        return bool(self.primary or self.backup)


class DutyShiftQuerySet(models.QuerySet[Any]):
    """Turns at answering the press."""

    def visible_to(self, user: "User") -> "DutyShiftQuerySet":
        """All of them for those who read the press desk."""
        return self if user.has_perm("media_liaison.view_dutyshift") else self.none()

    def writable_by(self, user: "User") -> "DutyShiftQuerySet":
        """Turns whose hand-over note is theirs to write: their own, or any for the liaison."""
        seen = self.visible_to(user)
        return seen if user.has_perm("media_liaison.change_dutyshift") else seen.of(user)

    def of(self, user: "User") -> "DutyShiftQuerySet":
        """Somebody's own."""
        return self.filter(user=user)

    def at(self, moment: datetime) -> "DutyShiftQuerySet":
        """Running at a moment."""
        return self.filter(starts_at__lte=moment, ends_at__gt=moment)

    def between(self, start: datetime, end: datetime) -> "DutyShiftQuerySet":
        """Touching a stretch of time, the earliest first."""
        touching = self.filter(starts_at__lt=end, ends_at__gt=start)
        return touching.order_by("starts_at", "-role", "pk")  # the first to call first

    def past(self, moment: datetime) -> "DutyShiftQuerySet":
        """Over by then."""
        return self.filter(ends_at__lte=moment)

    def not_over(self, moment: datetime) -> "DutyShiftQuerySet":
        """Running then, or still to come."""
        return self.filter(ends_at__gt=moment)

    def primary(self) -> "DutyShiftQuerySet":
        """The first to call."""
        return self.filter(role=self.model.Role.PRIMARY)

    def staffed(self) -> "DutyShiftQuerySet":
        """Held by somebody who still works here."""
        return self.filter(user__is_active=True)

    def for_list(self) -> "DutyShiftQuerySet":
        """With who has it."""
        return self.select_related("user")

    def on_duty(self, moment: datetime) -> OnDuty:
        """Return who answers the press at a moment, in one query."""
        running = self.at(moment).staffed().for_list()
        return OnDuty.among(running.order_by("starts_at", "role", "pk"))

    def last_note(self, moment: datetime) -> "DutyShift | None":
        """Return the turn with the newest hand-over note, of those that ended lately."""
        recent = self.past(moment).filter(ends_at__gt=moment - NOTE_LASTS)
        turn: DutyShift | None = recent.exclude(handover="").for_list().order_by("-ends_at").first()
        return turn

    def opposite(self, turn: "DutyShift") -> "DutyShift | None":
        """Return the turn of the other role that shares the most time with one."""
        others = self.between(turn.starts_at, turn.ends_at).exclude(role=turn.role)

        def shared(other: "DutyShift") -> timedelta:
            return min(turn.ends_at, other.ends_at) - max(turn.starts_at, other.starts_at)

        return max(others.for_list(), key=shared, default=None)

    def lock_rota(self) -> None:
        """Let one person at a time write on the rota, until the transaction ends.

        Two turns put into the same gap at once would otherwise wait for each other.
        """
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(self.model._meta.db_table)
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
