"""Pages of a long list by key, not by offset: page 4,000 costs what page 1 does.

The order is one text, day or time column, of the row or of a row it points to
("contact__sort_key"), and the primary key; the cursor is the last row's two values. Markus
Winand, "We need tool support for keyset pagination", describes the method.
"""

from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from django.core import signing
from django.db.models import Model, Q, QuerySet

PAGE_SIZE = 25
COUNT_LIMIT = 1_000
SALT = "ssp_crm.paging"


@dataclass(frozen=True)
class KeysetPage:
    """Some rows of a list and the way to its neighbours ("" where there is none).

    `next_value` is where the next page begins: its first row's column, as text.
    """

    rows: list[Any]
    previous: str
    following: str
    next_value: str = ""


def keyset_page(
    queryset: QuerySet[Any], column: str, cursor: str = "", *, descending: bool = False
) -> KeysetPage:
    """Return up to 25 rows ordered by (column, pk), starting after or before a cursor.

    A cursor that was cut or made up starts at the first page.
    """
    backwards, position = _read(cursor, column)
    flipped = descending != backwards
    if position:
        queryset = queryset.filter(_beyond(column, position, flipped))
    sign = "-" if flipped else ""
    rows = list(queryset.order_by(f"{sign}{column}", f"{sign}pk")[: PAGE_SIZE + 1])
    more, beyond, rows = len(rows) > PAGE_SIZE, rows[PAGE_SIZE:], rows[:PAGE_SIZE]
    if backwards:
        rows.reverse()
    has_previous = more if backwards else bool(position)
    has_following = bool(rows) if backwards else more
    return KeysetPage(
        rows=rows,
        previous=_write("b", column, rows[0]) if rows and has_previous else "",
        following=_write("a", column, rows[-1]) if rows and has_following else "",
        next_value=str(position[0])
        if backwards and position
        else "".join(str(_text(column, row)) for row in beyond),
    )


def cursor_after(column: str, row: Model) -> str:
    """Return the cursor of the page that begins after a row."""
    return _write("a", column, row)


def capped_count(queryset: QuerySet[Any]) -> str:
    """Return how many rows there are, in words that stay cheap: "12", or "1,000+"."""
    count = queryset.order_by()[: COUNT_LIMIT + 1].count()
    return f"{COUNT_LIMIT:,}+" if count > COUNT_LIMIT else f"{count:,}"


def _beyond(column: str, position: tuple[Any, int], descending: bool) -> Q:
    value, pk = position
    side, edge = ("lt", "lte") if descending else ("gt", "gte")
    # The first factor lets the index find its place; the second settles ties.
    return Q(**{f"{column}__{edge}": value}) & (
        Q(**{f"{column}__{side}": value}) | Q(**{f"pk__{side}": pk})
    )


def _write(way: str, column: str, row: Model) -> str:
    return signing.dumps([way, column, _text(column, row), row.pk], salt=SALT)


def _text(column: str, row: Model) -> str:
    value = attrgetter(column.replace("__", "."))(row)
    return value.isoformat() if isinstance(value, date) else value


def _read(cursor: str, wanted: str) -> tuple[bool, tuple[Any, int] | None]:
    # Signed, because a made-up value would reach a typed column; a stale one may name another.
    try:
        way, column, value, pk = signing.loads(cursor, salt=SALT)
    except signing.BadSignature:
        return False, None
    return (way == "b", (value, pk)) if column == wanted else (False, None)
