"""Store rows of a file in bulk: COPY in, and one UPDATE for a batch of decisions."""

import json
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import connection

from ssp_crm.tables.base import Record as TableRow

from ..models import ImportRow, ImportRun

COPIED_AT_ONCE = 2_000
UPDATED_AT_ONCE = 10_000
# Django's bulk_update writes a CASE per row and field: seven times slower for a thousand rows.
UPDATE = """
UPDATE contacts_importrow AS r
   SET key = v.key, action = v.action, reason = v.reason, same_as = v.same_as,
       contact_id = v.contact_id, written = v.written
  FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::int[], %s::bigint[],
              %s::jsonb[]) AS v (id, key, action, reason, same_as, contact_id, written)
 WHERE r.id = v.id
"""
COPY = """
COPY contacts_importrow (run_id, number, cells, key, action, reason) FROM STDIN
"""


def copy_rows(run: ImportRun, rows: Iterable[TableRow]) -> None:
    """Store the rows of a table as they are read; never more than a few are in memory."""
    rows = iter(rows)
    # One COPY waits for the file to be read, and a large workbook takes longer than the
    # statement timeout.
    while part := list(islice(rows, COPIED_AT_ONCE)):
        with connection.cursor() as cursor, cursor.copy(COPY) as copy:
            for number, cells in part:
                copy.write_row((run.pk, number, json.dumps(cells), "", "", ""))


def update_rows(run: ImportRun, **values: Any) -> None:
    """Set the same values on all rows of a run, in parts that stay below the timeout too."""
    last = run.rows.order_by("-number").values_list("number", flat=True).first() or 0
    for start in range(0, last, UPDATED_AT_ONCE):
        part = run.rows.filter(number__gt=start, number__lte=start + UPDATED_AT_ONCE)
        part.update(**values)


def save_rows(rows: list[ImportRow]) -> None:
    """Save what was decided or written for rows, in one statement."""
    columns: list[Any] = [
        [row.pk for row in rows],
        [row.key for row in rows],
        [row.action for row in rows],
        [row.reason for row in rows],
        [row.same_as for row in rows],
        [row.contact_id for row in rows],
        [None if row.written is None else json.dumps(row.written) for row in rows],
    ]
    with connection.cursor() as cursor:
        cursor.execute(UPDATE, columns)
