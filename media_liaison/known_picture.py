"""How many of our local outlets know us: plain numbers that a template puts into SVG.

Units are those of the picture's viewBox, which a browser scales to the room there is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

WIDTH, LEFT, BAR, LINE = 430, 120, 240, 30


@dataclass
class Share:
    """Outlets of one medium: how many, and how many know us."""

    words: str
    total: int = 0
    knowing: int = 0
    y: int = 0

    @property
    def percent(self) -> int:
        """How many of a hundred know us."""
        return round(100 * self.knowing / self.total) if self.total else 0

    @property
    def length(self) -> int:
        """Of the bar of those who know us."""
        return round(BAR * self.knowing / self.total) if self.total else 0


def draw_known(outlets: Iterable[Any]) -> dict[str, Any]:
    """Return a bar for all local outlets and one for each medium; outlets have `knows_us`."""
    whole = Share("All of them")
    shares: dict[str, Share] = {}
    for outlet in outlets:
        words = outlet.get_medium_display()
        for share in (whole, shares.setdefault(words, Share(words))):
            share.total, share.knowing = share.total + 1, share.knowing + bool(outlet.knows_us)
    bars = [whole, *sorted(shares.values(), key=lambda share: (-share.total, share.words))]
    for place, share in enumerate(bars):
        share.y = 4 + place * LINE
    measures = {"width": WIDTH, "left": LEFT, "bar": BAR, "height": len(bars) * LINE + 4}
    return {"whole": whole, "bars": bars, **measures}
