"""Comma, semicolon and tab separated text (RFC 4180 and what programs make of it)."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from ..formulas import restore
from .base import Table, TableError, checked

DELIMITERS = ",;\t"
SAMPLE = 64 * 1024  # characters
SAMPLE_ROWS = 20
UNCLOSED = "Row {} opens a quotation mark that is never closed."
UNREADABLE = "Row {} cannot be read. A quotation mark may be missing there."
csv.field_size_limit(131_072)


def read_delimited(file: BinaryIO, encoding: str) -> Table:
    """Return the table in a text file. Quoted line breaks and bare CR line ends are kept."""
    # newline="" leaves line ends to the csv module, as its documentation asks.
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    sample = text.read(SAMPLE)
    text.seek(0)
    delimiter = find_delimiter(sample)
    width = _usual_width(sample, delimiter)[1]
    rows = (_resplit(row, delimiter, width) for row in _parsed(text, delimiter))
    return Table("CSV", encoding, delimiter, checked([restore(c) for c in row] for row in rows))


def find_delimiter(sample: str) -> str:
    """Return the sign that cuts most rows into the same number of cells, more than one."""
    if sample[:4].lower() == "sep=":  # Excel's own first line
        return sample[4]
    return max(DELIMITERS, key=lambda sign: _usual_width(sample, sign))


def _usual_width(sample: str, delimiter: str) -> tuple[int, int]:
    """How many of the first rows have the commonest width above one cell, and that width."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    try:
        for row in reader:
            widths[len(row)] += bool(row)
            if widths.total() == SAMPLE_ROWS:
                break
    except csv.Error:
        return 0, 0
    wide = [(count, width) for width, count in widths.items() if width > 1]
    return max(wide) if wide else (0, 0)


def _parsed(text: io.TextIOWrapper, delimiter: str) -> Iterator[list[str]]:
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            if number == 1 and lines.taken[0][:4].lower() == "sep=":
                yield []
                continue
            yield row
            last, lines.taken = lines.taken, []
    except csv.Error as error:
        raise TableError(UNREADABLE.format(number + 1)) from error
    # The csv module closes an open quote silently at the end, and swallows all rows after it.
    if number and len(last) > 1 and "".join(last).count('"') % 2:
        raise TableError(UNCLOSED.format(number))


class _Lines:
    """Lines of a file, remembering those of the row being read."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text, self.taken = text, list[str]()

    def __iter__(self) -> Iterator[str]:
        for line in self.text:
            self.taken.append(line)
            yield line


def _resplit(row: list[str], delimiter: str, width: int) -> list[str]:
    """Some lists were glued together from two: a row in one piece may use another sign."""
    if len(row) != 1 or width < 2:  # noqa: PLR2004
        return row
    others = (
        next(csv.reader(row, delimiter=sign), row) for sign in DELIMITERS if sign != delimiter
    )
    return next((cells for cells in others if len(cells) >= width), row)
