"""What we said and what was printed, in one line of time, the newest first.

Each of the two is paged by its own key; a page's cursor is the pair of both.
"""

from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from django.utils import timezone

from ssp_crm.paging import PAGE_SIZE, KeysetPage, cursor_after, keyset_page

from .models import Coverage, Statement
from .querysets import CoverageQuerySet, StatementQuerySet

BETWEEN = "~"  # stands in no signed cursor
SAID, PRINTED = "said_at", "published_on"


@dataclass(frozen=True)
class Entry:
    """A statement or a piece, and its day on the program's clock."""

    row: Statement | Coverage
    day: date

    @property
    def is_statement(self) -> bool:
        """We said it; otherwise it was printed."""
        return isinstance(self.row, Statement)

    @property
    def place(self) -> tuple[date, bool]:
        """Where it stands: of one day, what was printed came after what we said."""
        return self.day, not self.is_statement


def said_before(
    statements: StatementQuerySet, coverage: CoverageQuerySet, cursor: str = ""
) -> KeysetPage:
    """Return up to 25 entries of both, the newest first, after those a cursor stands for.

    A cursor that was cut or made up starts at the newest.
    """
    said_cursor, _, printed_cursor = cursor.partition(BETWEEN)
    said = keyset_page(statements, SAID, said_cursor, descending=True)
    printed = keyset_page(coverage, PRINTED, printed_cursor, descending=True)
    ours = (Entry(row, timezone.localtime(row.said_at).date()) for row in said.rows)
    theirs = (Entry(row, row.published_on) for row in printed.rows)
    merged = merge(ours, theirs, key=lambda entry: entry.place, reverse=True)
    shown = list(islice(merged, PAGE_SIZE))
    is_more = len(said.rows) + len(printed.rows) > len(shown)
    following = [
        _after(SAID, said_cursor, [entry.row for entry in shown if entry.is_statement]),
        _after(PRINTED, printed_cursor, [entry.row for entry in shown if not entry.is_statement]),
    ]
    has_following = is_more or said.following or printed.following
    return KeysetPage(shown, "", BETWEEN.join(following) if has_following else "")


def _after(column: str, cursor: str, shown: list[Any]) -> str:
    return cursor_after(column, shown[-1]) if shown else cursor
