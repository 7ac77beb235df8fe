"""How often somebody came, of the events they said yes to or came to: always the counts."""

import zoneinfo
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

LAST = 5  # events named


@dataclass(frozen=True)
class Attended:
    """One event that is over, and whether they were there."""

    address: str
    title: str
    day: date
    words: str


@dataclass(frozen=True)
class Attendance:
    """The counts, and the last events."""

    came: int
    of: int
    unknown: int
    last: list[Attended]

    @classmethod
    def of_rows(cls, rows: Iterable[Mapping[str, Any]] | None) -> "Attendance":
        """Return what rows of `ContactQuerySet.with_attendance` mean, the newest first."""
        rows = list(rows or [])
        presence = [row["presence"] for row in rows]
        last = [_attended(row) for row in rows[:LAST]]
        return cls(presence.count("attended"), len(rows), presence.count(""), last)

    @property
    def words(self) -> str:
        """The counts as one says them: "came to 3 of 4 events"."""
        unknown = f", {self.unknown} not written down" if self.unknown else ""
        return f"came to {self.came} of {self.of} event{'' if self.of == 1 else 's'}{unknown}"


def _attended(row: Mapping[str, Any]) -> Attended:
    starts = datetime.fromisoformat(row["starts"]).astimezone(zoneinfo.ZoneInfo(row["zone"]))
    words = {"attended": "came", "no-show": "did not come"}
    told = words.get(row["presence"], "not written down")
    return Attended(f"/events/{row['event']}/", row["title"], starts.date(), told)
