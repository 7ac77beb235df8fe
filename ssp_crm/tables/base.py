"""What a table is, and how large one may be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError

MAX_ROWS = 100_000
MAX_COLUMNS = 200
MAX_CELL = 10_000  # characters

Record = tuple[int, list[str]]


class TableError(ValidationError):
    """A file that cannot be read as a table; the message is one sentence for the person."""


@dataclass(frozen=True)
class Table:
    """Numbered rows as a spreadsheet counts them, the header included, and how they were stored.

    `rows` is read once, while the file is open; a fault further down is raised there.
    `has_header` is None where the file does not say.
    """

    source: str
    encoding: str
    delimiter: str
    rows: Iterator[Record]
    has_header: bool | None = None


def checked(records: Iterable[list[str]], first: int = 1) -> Iterator[Record]:
    """Yield the rows that hold something, trimmed and numbered, or raise TableError."""
    found = 0
    for number, record in enumerate(records, start=first):
        cells = _trimmed(number, record)
        if not cells:
            continue
        found += 1
        if found > MAX_ROWS + 1:  # and the header
            raise TableError(
                f"This file has more than {MAX_ROWS:,} rows. Split it and import the parts."
            )
        yield number, cells
    if not found:
        raise TableError("This file is empty.")


def _trimmed(number: int, record: list[str]) -> list[str]:
    cells = [cell.strip() for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise TableError(f"Row {number} has more than {MAX_COLUMNS} columns. Is this a list?")
    for cell in cells:
        if len(cell) > MAX_CELL:
            raise TableError(
                f"Row {number} has a cell of more than {MAX_CELL:,} letters. "
                "A quotation mark may be missing there."
            )
        if "\x00" in cell:
            raise TableError(f"Row {number} holds signs that are no text.")
    return cells
