"""The power map: influence by stance, as rows of names a template draws.

`pictures.py` says where each name stands on paper; this module says who is on it.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Subquery

from .models import Stance
from .models.choices import STANCE_SHAPES, StanceLevel
from .querysets import ContactQuerySet

# From most against to most with us, and those we cannot place.
LEVELS = [*list(StanceLevel)[-2::-1], StanceLevel.UNKNOWN]
INFLUENCE = {3: "Very much", 2: "Much", 1: "Some"}
SHOWN = 6  # names in a cell
MOST_MOVED = 40


@dataclass
class Mark:
    """One contact on the map, and where it stood before, if it moved."""

    pk: int
    name: str
    level: str
    influence: int
    before: str = ""

    @property
    def shape(self) -> str:
        """The stance's sign."""
        return STANCE_SHAPES[StanceLevel(self.level)]

    @property
    def address(self) -> str:
        """The contact's page."""
        return f"/contacts/{self.pk}/"

    @property
    def before_words(self) -> str:
        """Where it stood before, in words."""
        return StanceLevel(self.before).label if self.before else ""


@dataclass
class Cell:
    """One stance at one influence: the first names and how many there are."""

    level: StanceLevel
    influence: int
    marks: list[Mark] = field(default_factory=list)
    count: int = 0

    @property
    def more(self) -> int:
        """Those not named."""
        return self.count - len(self.marks)

    @property
    def influence_words(self) -> str:
        """How much influence."""
        return INFLUENCE[self.influence]


def power_map(
    contacts: ContactQuerySet, *, topic: str = "", since: date | None = None, today: date
) -> dict[tuple[int, str], Cell]:
    """Return the cells by (influence, stance); those who moved since a day are named first."""
    cells = {(i, level.value): Cell(level, i) for i in INFLUENCE for level in LEVELS}
    moved = _moved(contacts, topic, since, today) if since else {}
    counts, found = _on_topic(contacts, topic, today) if topic else _overall(contacts)
    for key, count in counts.items():
        cells[key].count = count
    for mark in [*moved.values(), *(mark for mark in found if mark.pk not in moved)]:
        cell = cells[mark.influence, mark.level]
        if len(cell.marks) < SHOWN:
            cell.marks.append(mark)
    return cells


def _overall(contacts: ContactQuerySet) -> tuple[dict[tuple[int, str], int], list[Mark]]:
    counted = contacts.order_by().values_list("influence", "stance")
    counts = {(i, level): n for i, level, n in counted.annotate(n=Count("*"))}
    # One short walk down the index for each cell, instead of reading everyone.
    parts = [_first(contacts, i, level) for i, level in counts]
    rows = parts[0].union(*parts[1:], all=True) if parts else []
    return counts, [Mark(*row[:4]) for row in sorted(rows, key=lambda row: row[4])]


def _first(contacts: ContactQuerySet, influence: int, level: str) -> Any:
    cell = contacts.filter(influence=influence, stance=level).order_by("sort_key")
    return cell.values_list("pk", "name", "stance", "influence", "sort_key")[:SHOWN]


def _on_topic(
    contacts: ContactQuerySet, topic: str, today: date
) -> tuple[dict[tuple[int, str], int], list[Mark]]:
    """A topic's stances are few: they are all read."""
    rows = Stance.objects.filter(topic=topic, contact__in=contacts).in_force(today)
    columns = ("contact_id", "contact__name", "level", "contact__influence")
    marks = sorted((Mark(*row) for row in rows.values_list(*columns)), key=lambda m: m.name)
    return Counter((mark.influence, mark.level) for mark in marks), marks


def _moved(contacts: ContactQuerySet, topic: str, since: date, today: date) -> dict[int, Mark]:
    """Those who stood elsewhere on that day."""
    stances = Stance.objects.filter(topic=topic)
    lately = stances.filter(on__gt=since, contact__in=contacts)
    columns = ("contact_id", "contact__name", "level", "contact__influence")
    then = stances.filter(contact=OuterRef("contact"), on__lte=since).newest_first()
    compared = lately.annotate(before=Subquery(then.values("level")[:1])).exclude(before=None)
    rows = compared.in_force(today).values_list(*columns, "before")
    moved = [Mark(*row) for row in rows if row[2] != row[4]]
    return {mark.pk: mark for mark in moved[:MOST_MOVED]}
