"""Where things stand in the pictures: plain numbers that templates put into SVG.

Units are those of each picture's viewBox, which a browser scales to the room there is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .models.choices import STANCE_SHAPES, StanceLevel
from .power_map import INFLUENCE, LEVELS, Cell, Mark


@dataclass(frozen=True)
class Plan:
    """The measures of a power map: for a desk names stand side by side, for a phone below."""

    is_wide: bool
    cell: int
    left: int
    letters: int
    line: int = 20
    head: int = 26


WIDE = Plan(is_wide=True, cell=160, left=84, letters=17)
UPRIGHT = Plan(is_wide=False, cell=118, left=0, letters=12)


@dataclass(frozen=True)
class Named:
    """A name on the map, with the line it came along, if it moved."""

    x: int
    y: int
    text: str
    mark: Mark
    came: tuple[int, int, int, int] | None


def draw_power_map(cells: dict[tuple[int, str], Cell], plan: Plan) -> dict[str, Any]:
    """Return the bands, columns, names and arrows of a power map, and its width and height."""
    levels, influences = [level.value for level in LEVELS], list(INFLUENCE)
    # A phone reads from the top: those most with us first.
    bands: list[Any] = influences if plan.is_wide else levels[-2::-1] + levels[-1:]
    columns: list[Any] = levels if plan.is_wide else influences[::-1]
    centers, boxes, top = {}, [], plan.head if plan.is_wide else 18
    for band in bands:
        row = {column: cells[_key(plan, band, column)] for column in columns}
        lines = max(len(cell.marks) + (cell.more > 0) for cell in row.values())
        height = plan.head + max(lines, 1) * plan.line
        boxes.append({"y": top, "height": height, "words": _words(band), "cells": row})
        for place, column in enumerate(columns):
            x = plan.left + place * plan.cell
            centers[_key(plan, band, column)] = (x + plan.cell // 2, top + height // 2)
        top += height
    return {
        "width": plan.left + len(columns) * plan.cell,
        "height": top + 4,
        "is_wide": plan.is_wide,
        "columns": [
            {"x": plan.left + place * plan.cell, "words": _words(column)}
            for place, column in enumerate(columns)
        ],
        "bands": [{key: box[key] for key in ("y", "height", "words")} for box in boxes],
        "names": list(_names(plan, boxes, centers)),
        "rests": list(_rests(plan, boxes)),
    }


def _key(plan: Plan, band: Any, column: Any) -> tuple[int, str]:
    return (band, column) if plan.is_wide else (column, band)


def _words(key: int | str) -> str:
    if isinstance(key, int):
        return INFLUENCE[key]
    return f"{STANCE_SHAPES[StanceLevel(key)]} {StanceLevel(key).label}"


def _places(plan: Plan, boxes: list[Any]) -> Iterable[tuple[int, int, Cell]]:
    first = plan.head if not plan.is_wide else 6
    for box in boxes:
        for place, cell in enumerate(box["cells"].values()):
            yield plan.left + place * plan.cell + 8, box["y"] + first + plan.line - 6, cell


def _names(plan: Plan, boxes: list[Any], centers: dict[Any, tuple[int, int]]) -> Iterable[Named]:
    for x, top, cell in _places(plan, boxes):
        for place, mark in enumerate(cell.marks):
            y, came = top + place * plan.line, None
            if mark.before:
                from_x, from_y = centers[mark.influence, mark.before]
                # The line ends at the side of the name it comes from.
                edge = x - 5 if from_x <= x else x + plan.cell - 18
                came = (from_x, y - 4 if plan.is_wide else from_y, edge, y - 4)
            yield Named(x, y, _short(mark.name, plan.letters), mark, came)


def _rests(plan: Plan, boxes: list[Any]) -> Iterable[dict[str, Any]]:
    for x, top, cell in _places(plan, boxes):
        if cell.more > 0:
            yield {"x": x, "y": top + len(cell.marks) * plan.line, "cell": cell}


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def draw_stance_line(stances: Iterable[Any], today: date) -> dict[str, Any] | None:
    """Return the steps of a contact's overall stance from the first judgement to today.

    None with fewer than two: a line of one point says no more than the badge beside the name.
    """
    known = [s for s in stances if not s.topic and s.level != StanceLevel.UNKNOWN]
    known.sort(key=lambda stance: (stance.on, stance.pk))
    if len(known) < 2:  # noqa: PLR2004
        return None
    left, right, top, step = 34, 346, 16, 24
    rows = {level: top + place * step for place, level in enumerate(list(StanceLevel)[:-1])}
    days = max((today - known[0].on).days, 1)
    points = [
        {"x": left + round((right - left) * (s.on - known[0].on).days / days), "stance": s}
        for s in known
    ]
    path = f"M{left} {rows[known[0].level]}"
    for point in points:
        point["y"] = rows[point["stance"].level]
        path += f" H{point['x']} V{point['y']}"
    return {
        "path": f"{path} H{right}",
        "points": points,
        "rows": [{"y": y, "shape": STANCE_SHAPES[level]} for level, y in rows.items()],
        "first": known[0].on,
        "left": left,
        "right": right,
    }


def draw_rings(rings: list[Any]) -> list[dict[str, Any]]:
    """Return a quarter ring for each sphere, the nearest innermost.

    Each ring's share of allies is drawn along it: lengths are percent of the ring.
    """
    middle, floor, first, step = 196, 204, 40, 28
    return [
        {
            "path": f"M{middle - r} {floor} A{r} {r} 0 0 1 {middle} {floor - r}",
            "x": middle + 12,
            "y": floor - r + 5,
            "ring": ring,
        }
        for r, ring in ((first + place * step, ring) for place, ring in enumerate(rings))
    ]
