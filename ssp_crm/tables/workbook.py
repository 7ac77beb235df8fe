"""Excel workbooks (ECMA-376), read as a stream and looked over for bombs before they are opened."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES

from ..formulas import restore
from .base import MAX_COLUMNS, Table, TableError, checked

MEGABYTE = 1024 * 1024
MAX_UNPACKED = 150 * MEGABYTE
MAX_SHARED_TEXT = 50 * MEGABYTE  # openpyxl keeps this part in memory
MAX_MEMBERS = 2_000
# Real sheets shrink 5 to 40 times; a bomb a thousand times.
MAX_RATIO, RATIO_COUNTS_FROM = 150, 5 * MEGABYTE
BROKEN = "This Excel file is damaged. Open it in Excel, save it again, and choose it once more."
BOMB = "This Excel file unpacks to far more than a list needs, so it was not opened."


def read_workbook(file: BinaryIO) -> Table:
    """Return the table on the first sheet that holds something; raises TableError."""
    _look_over(file)
    return Table("Excel", "", "", checked(_rows(file)))


def _look_over(file: BinaryIO) -> None:
    """Refuse by the archive's own directory; zipfile never reads more than it promises."""
    try:
        members = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise TableError(BROKEN) from error
    sizes = {member.filename: member.file_size for member in members}
    if "xl/workbook.xml" not in sizes:
        raise TableError("This archive is no Excel file. Choose the list inside it.")
    unpacked, packed = sum(sizes.values()), sum(member.compress_size for member in members)
    if (
        len(members) > MAX_MEMBERS
        or unpacked > MAX_UNPACKED
        or sizes.get("xl/sharedStrings.xml", 0) > MAX_SHARED_TEXT
        or (unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * max(packed, 1))
    ):
        raise TableError(BOMB)


def _rows(file: BinaryIO) -> Iterator[list[str]]:
    file.seek(0)
    try:
        # defusedxml, once installed, is what openpyxl parses with: no entities, no outside files.
        workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            rows = _rows_of(sheet)
            if first := next(rows, None):
                yield from first
                yield from (row[0] for row in rows)
                return
    except TableError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads to
        raise TableError(BROKEN) from error


def _rows_of(sheet: Any) -> Iterator[list[list[str]]]:
    """Yield each row; the first time with the empty rows above it, which count as rows too."""
    sheet.reset_dimensions()  # the size a file claims is not to be trusted
    above: list[list[str]] | None = []
    for values in sheet.iter_rows(values_only=True):
        row = [cell_text(value) for value in _not_too_wide(values)]
        if above is None:
            yield [row]
        elif any(row):
            yield [*above, row]
            above = None
        else:
            above.append([])


def _not_too_wide(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Drop the formatted but empty cells some programs write to the sheet's very edge."""
    rest = values[MAX_COLUMNS:]
    return values[:MAX_COLUMNS] if rest.count(None) == len(rest) else values


def cell_text(value: Any) -> str:
    """Return a cell as a person reads it: dates as ISO 8601, whole numbers without a point."""
    if value is None or value in ERROR_CODES:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat() if isinstance(value, date | time) else restore(str(value))
