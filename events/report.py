"""What a year of events came to, by kind, against the year before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from accounts.models import User
from ssp_crm.exports import Column
from ssp_crm.instants import day_begins

from .models import Event

FULL = 1000  # units of the longest bar


@dataclass(frozen=True)
class Tally:
    """Some events counted up; what nobody wrote down counts as nothing."""

    held: int = 0
    came: int = 0
    new: int = 0
    dollars: Decimal = Decimal(0)

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.held + other.held,
            self.came + other.came,
            self.new + other.new,
            self.dollars + other.dollars,
        )


@dataclass(frozen=True)
class Row:
    """One kind in one year and the year before; bars are in units of the longest."""

    label: str
    now: Tally = field(default_factory=Tally)
    before: Tally = field(default_factory=Tally)
    most: int = 1

    @property
    def bars(self) -> tuple[int, int]:
        """How long the bars of events held are: this year's and last year's."""
        now, before = (FULL * tally.held // self.most for tally in (self.now, self.before))
        return now, before


@dataclass(frozen=True)
class YearReport:
    """A year against the year before."""

    year: int
    rows: Sequence[Row]

    @property
    def before(self) -> int:
        """The year it is held against."""
        return self.year - 1

    @property
    def total(self) -> Row:
        """Every kind together."""
        return Row(
            "Together", _sum(row.now for row in self.rows), _sum(row.before for row in self.rows)
        )


def year_report(user: User, year: int, now: datetime) -> YearReport:
    """Count what a person may see of a year, on the program's clock, up to now."""
    events = Event.objects.visible_to(user).planned().filter(starts_at__lte=now)
    this, last = (_tallies(events, date(y, 1, 1), date(y + 1, 1, 1)) for y in (year, year - 1))
    most = max((tally.held for found in (this, last) for tally in found.values()), default=1)
    rows = [
        Row(str(kind.label), this.get(kind, Tally()), last.get(kind, Tally()), most)
        for kind in Event.Kind
        if kind in this or kind in last
    ]
    return YearReport(year, rows)


def _tallies(events: Any, first: date, end: date) -> dict[str, Tally]:
    found = events.begun_between(day_begins(first), day_begins(end)).by_kind()
    return {
        row["kind"]: Tally(row["held"], row["came"], row["new"], row["dollars"]) for row in found
    }


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total = total.plus(tally)
    return total


def columns(report: YearReport) -> list[Column]:
    """What leaves the house: a line for each kind, both years side by side."""
    this, last = report.year, report.before
    return [
        Column("Kind", lambda row: row.label),
        Column(f"Held {this}", lambda row: row.now.held),
        Column(f"Held {last}", lambda row: row.before.held),
        Column(f"Came {this}", lambda row: row.now.came),
        Column(f"Came {last}", lambda row: row.before.came),
        Column(f"New contacts {this}", lambda row: row.now.new),
        Column(f"New contacts {last}", lambda row: row.before.new),
        Column(f"Raised {this} (dollars)", lambda row: row.now.dollars),
        Column(f"Raised {last} (dollars)", lambda row: row.before.dollars),
    ]
