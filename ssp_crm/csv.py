"""Lists as CSV files (RFC 4180) that a spreadsheet opens without running anything in them."""

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

from .formulas import neutralise


class _Line:
    """A file for csv.writer that hands each line on instead of keeping it."""

    def write(self, value: str) -> str:
        return value


def csv_response(name: str, head: list[str], rows: Iterable[list[object]]) -> StreamingHttpResponse:
    """Stream rows as UTF-8 CSV with a byte order mark, which Excel needs to see accents."""

    def lines() -> Iterator[str]:
        writer = csv.writer(_Line())
        yield "\ufeff" + writer.writerow(head)
        for row in rows:
            yield writer.writerow([neutralise(str(cell)) for cell in row])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
