"""The spheres around the program: how many contacts, how many allies, and where nobody is."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from .models.choices import ALLIES, CHALLENGERS, Community, Reach, StanceLevel
from .querysets import ContactQuerySet


@dataclass
class Sphere:
    """One ring or one community, counted."""

    key: str
    words: str
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """Everyone in it."""
        return sum(self.counts.values())

    @property
    def allies(self) -> int:
        """Those with us."""
        return sum(self.counts[level] for level in ALLIES)

    @property
    def challengers(self) -> int:
        """Those against us for now."""
        return sum(self.counts[level] for level in CHALLENGERS)

    @property
    def share(self) -> int:
        """Allies, in percent of everyone in it."""
        return round(100 * self.allies / self.total) if self.total else 0

    @property
    def bar(self) -> list[dict[str, Any]]:
        """Lengths in percent: with us, neutral, not known, challenging."""
        neutral, unknown = self.counts[StanceLevel.NEUTRAL], self.counts[StanceLevel.UNKNOWN]
        parts = {
            "allies": self.allies,
            "neutral": neutral,
            "unknown": unknown,
            "challenging": self.challengers,
        }
        found, x = [], 0.0
        for name, count in parts.items():
            width = 100 * count / self.total if self.total else 0
            found.append({"name": name, "x": f"{x:.1f}", "width": f"{width:.1f}"})
            x += width
        return found


def spheres(contacts: ContactQuerySet) -> tuple[list[Sphere], list[Sphere], int]:
    """Return the rings from neighborhood to national, the communities, and those in neither."""
    rings = {key: Sphere(key, words) for key, words in Reach.choices}
    communities = {key: Sphere(key, words) for key, words in Community.choices}
    unplaced = 0
    counted = contacts.order_by().values_list("reach", "community", "stance")
    for reach, community, stance, count in counted.annotate(count=Count("*")):
        if reach:
            rings[reach].counts[stance] += count
        if community:
            communities[community].counts[stance] += count
        if not reach and not community:
            unplaced += count
    return list(rings.values()), list(communities.values()), unplaced


def gaps(found: list[Sphere]) -> list[str]:
    """Name what is missing: where there is nobody, and where nobody is with us yet."""
    empty = [f"No one {_inside(sphere)}." for sphere in found if not sphere.total]
    alone = [f"No ally yet {_inside(s)}." for s in found if s.total and not s.allies]
    return empty + alone


def _inside(sphere: Sphere) -> str:
    words = sphere.words[:1].lower() + sphere.words[1:]
    if sphere.key in {Reach.STATE, Reach.NATIONAL}:
        return f"at the {words} level"
    needs_the = sphere.key in {*Reach.values, Community.LOCAL, Community.HARM_REDUCTION}
    return f"in the {words}" if needs_the else f"in {words}"
