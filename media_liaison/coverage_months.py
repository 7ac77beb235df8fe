"""What was printed, by month and by year: plain numbers for a picture and its table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from .models import Coverage

TONES = list(Coverage.Tone)
MONTHS = 12
# Units of the picture's viewBox, which a browser scales to the room there is.
LEFT, TOP, FLOOR, STEP, BAR = 26, 14, 150, 32, 22


@dataclass
class Month:
    """The pieces of a month, counted by tone."""

    first: date
    tones: Counter[str] = field(default_factory=Counter)

    @property
    def last(self) -> date:
        """The last day of the month."""
        return _month_after(self.first) - timedelta(days=1)

    @property
    def total(self) -> int:
        """All of them."""
        return self.tones.total()

    @property
    def counts(self) -> list[int]:
        """One number for each tone, in the order of the key."""
        return [self.tones[tone] for tone in TONES]


@dataclass
class Year:
    """The pieces of a year, and how they speak of people who use drugs."""

    year: int
    words: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All of them."""
        return self.words.total()

    @property
    def speaking(self) -> int:
        """Those that speak of people who use drugs."""
        return self.total - self.words[Coverage.Wording.NONE]

    @property
    def person_first(self) -> int:
        """Those that do it in person-first words."""
        return self.words[Coverage.Wording.PERSON_FIRST]

    @property
    def share(self) -> int:
        """Percent of those that speak of them."""
        return round(100 * self.person_first / self.speaking) if self.speaking else 0


def picture_of(counted: Iterable[Any], today: date) -> dict[str, Any]:
    """Return twelve months up to today as bars, and the years, from CoverageQuerySet.by_month."""
    months = {first: Month(first) for first in _months_up_to(today)}
    years: dict[int, Year] = {}
    for row in counted:
        if row["month"] in months:
            months[row["month"]].tones[row["tone"]] += row["count"]
        year = years.setdefault(row["month"].year, Year(row["month"].year))
        year.words[row["wording"]] += row["count"]
    most = max(*(month.total for month in months.values()), 1)
    return {
        "months": list(months.values()),
        "years": [years[year] for year in sorted(years, reverse=True)],
        "bars": [_bar(place, month, most) for place, month in enumerate(months.values())],
        "tones": TONES,
        "most": most,
        "top": TOP,
        "floor": FLOOR,
        "is_empty": not any(month.total for month in months.values()),
    }


def _bar(place: int, month: Month, most: int) -> dict[str, Any]:
    """A bar of parts stacked upwards in the order of the key."""
    x, below, parts = LEFT + place * STEP, 0, []
    for tone, count in zip(TONES, month.counts, strict=True):
        bottom, top = (FLOOR - (FLOOR - TOP) * n / most for n in (below, below + count))
        if count:
            box = {"x": x, "y": round(top, 1), "width": BAR, "height": round(bottom - top, 1)}
            parts.append({"tone": tone.value, "count": count, **box})
        below += count
    height = (FLOOR - TOP) * month.total / most
    return {
        "month": month,
        "parts": parts,
        "middle": x + BAR // 2,
        "top": round(FLOOR - height - 3, 1),
    }


def _months_up_to(today: date) -> list[date]:
    number = today.year * 12 + today.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(number - MONTHS + 1, number + 1)]


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
