"""Lists that leave the house as CSV or Excel, from columns declared once.

Another list needs its columns, one address for each format, and `export_response`.
"""

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import IO, Any

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from .formulas import neutralise

CSV, XLSX = "csv", "xlsx"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_IN_CELL = 32_767  # characters, Excel's own limit
IN_MEMORY = 1024 * 1024  # bytes; a larger workbook waits in a temporary file


@dataclass(frozen=True)
class Column:
    """A heading and what stands under it for a row."""

    head: str
    value: Callable[[Any], Any]


def export_response(
    name: str, columns: Sequence[Column], rows: Iterable[Any], kind: str = CSV
) -> HttpResponseBase:
    """Return a download of rows, called by its name and today's date; kind is CSV or XLSX."""
    file_name = f"{name}-{timezone.localdate()}.{kind}"
    if kind == XLSX:
        file = _workbook(columns, rows)
        return FileResponse(file, as_attachment=True, filename=file_name, content_type=XLSX_TYPE)
    response = StreamingHttpResponse(_lines(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


class _Line:
    """A file for csv.writer that hands each line on instead of keeping it."""

    def write(self, value: str) -> str:
        return value


def _lines(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[str]:
    """Yield UTF-8 CSV after a byte order mark, which Excel needs to see accents."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow([column.head for column in columns])
    for row in rows:
        yield writer.writerow([neutralise(_text(column.value(row))) for column in columns])


def _workbook(columns: Sequence[Column], rows: Iterable[Any]) -> IO[bytes]:
    # Write-only: openpyxl keeps one row in memory, however many there are.
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.freeze_panes = "A2"
    head = [WriteOnlyCell(sheet, column.head) for column in columns]
    for place, cell in enumerate(head):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place + 1)].width = 24
    sheet.append(head)
    for row in rows:
        sheet.append([_cell(sheet, column.value(row)) for column in columns])
    # Closed, and so deleted, by the response once it was sent.
    file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet: Any, value: Any) -> Any:
    """Return a day as a day and a number as a number; text is text, never a formula."""
    if isinstance(value, datetime):  # Excel knows no time zones
        value = timezone.localtime(value).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, date | time | int | float) and not isinstance(value, bool):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", neutralise(_text(value)))[:MOST_IN_CELL]
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value.tzinfo else str(value)
    return str(value)
