"""A way to somebody as a drawing: where its boxes and arrows stand, in SVG units.

The template draws it twice: across for wide screens, down for phones. What one of them shows
is all in the sentence beside it.
"""

import textwrap
from dataclasses import dataclass

from .warm_path import Chain

ACROSS, DOWN = "across", "down"
BOX = {ACROSS: (120, 72), DOWN: (260, 56)}
GAP = {ACROSS: 76, DOWN: 44}
LETTERS = {ACROSS: 13, DOWN: 32}  # of a name, in one line of a box
LINE = 17
EDGE = 2  # room for the strokes


@dataclass(frozen=True)
class Line:
    """A line of text and where it stands."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Box:
    """A contact: its name in one or two lines, and where it stands with us."""

    x: int
    y: int
    name: list[Line]
    stance: Line
    tone: str


@dataclass(frozen=True)
class Arrow:
    """From one box to the next, with the words of the tie."""

    x1: int
    y1: int
    x2: int
    y2: int
    head: str  # the arrow's point, as SVG points
    words: list[Line]


@dataclass(frozen=True)
class Drawing:
    """All of it, and how large it is."""

    way: str
    width: int
    height: int
    box_width: int
    box_height: int
    boxes: list[Box]
    arrows: list[Arrow]


def drawings(chain: Chain) -> list[Drawing]:
    """Return the way drawn across and down."""
    return [_draw(chain, way) for way in (ACROSS, DOWN)]


def _draw(chain: Chain, way: str) -> Drawing:
    who = [(chain.first.colleague or "We", "one of us" if chain.first.colleague else "", "us")]
    who += [(stop.name, stop.stance_words, stop.stance) for stop in chain.stops]
    begin = "knows" if chain.first.colleague else "count on"
    words = [begin, *(link.words for link in chain.links)]
    width, height = BOX[way]
    stride = GAP[way] + (width if way == ACROSS else height)
    size = EDGE * 2 + stride * len(who) - GAP[way]
    return Drawing(
        way=way,
        width=size if way == ACROSS else width + EDGE * 2,
        height=height + EDGE * 2 if way == ACROSS else size,
        box_width=width,
        box_height=height,
        boxes=[_box(way, number * stride, *told) for number, told in enumerate(who)],
        arrows=[_arrow(way, number * stride, text) for number, text in enumerate(words)],
    )


def _box(way: str, offset: int, name: str, stance: str, tone: str) -> Box:
    width, height = BOX[way]
    x, y = (offset + EDGE, EDGE) if way == ACROSS else (EDGE, offset + EDGE)
    lines = textwrap.wrap(name, LETTERS[way], max_lines=2 if way == ACROSS else 1, placeholder="…")
    middle = x + width // 2
    top = y + (height - LINE * (len(lines) + bool(stance))) // 2 + LINE - 4
    return Box(
        x=x,
        y=y,
        name=[Line(middle, top + LINE * number, text) for number, text in enumerate(lines)],
        stance=Line(middle, top + LINE * len(lines), stance),
        tone=tone,
    )


def _arrow(way: str, offset: int, words: str) -> Arrow:
    width, height = BOX[way]
    if way == DOWN:
        x, y = EDGE + width // 2, offset + EDGE + height
        tip = y + GAP[way] - 3
        head = f"{x - 5},{tip - 8} {x + 5},{tip - 8} {x},{tip}"
        return Arrow(x, y, x, tip - 8, head, [Line(x + 12, y + GAP[way] // 2 + 4, words)])
    x, y = offset + EDGE + width, EDGE + height // 2
    tip = x + GAP[way] - 3
    head = f"{tip - 8},{y - 5} {tip - 8},{y + 5} {tip},{y}"
    lines = textwrap.wrap(words, 10)
    first = y - 8 - 14 * (len(lines) - 1)
    told = [Line(x + GAP[way] // 2, first + 14 * n, text) for n, text in enumerate(lines)]
    return Arrow(x, y, tip - 8, y, head, told)
