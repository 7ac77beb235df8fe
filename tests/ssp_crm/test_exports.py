"""Lists as CSV and Excel, safe to open and read back as they were."""

import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from ssp_crm.exports import Column, export_response
from ssp_crm.tables import read_table

COLUMNS = [Column("Name", lambda row: row[0]), Column("On", lambda row: row[1])]
ODD = ["=1+1", "+1 555 0100", "-x", "@home", "'=kept", "Zoë 名", "two\nlines", "＝x", "plain"]


def exported(rows, kind):
    """Return the bytes of an export."""
    return export_response("list", COLUMNS, rows, kind).getvalue()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_left_comes_back_unchanged(kind):
    file = io.BytesIO(exported([(text, "") for text in ODD], kind))

    rows = [cells for _, cells in read_table(file).rows]

    assert [row[0] for row in rows] == ["Name", *ODD]


def test_workbook_holds_no_formula():
    book = load_workbook(io.BytesIO(exported([(text, None) for text in ODD], "xlsx")))

    cells = [row[0] for row in book.active.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert cells[0].value == "'=1+1"


def test_days_and_numbers_stay_what_they_are():
    moment = datetime(2026, 11, 24, 17, tzinfo=UTC)
    rows = [(3, date(2026, 11, 24)), (True, moment)]
    book = load_workbook(io.BytesIO(exported(rows, "xlsx")))

    values = list(book.active.iter_rows(min_row=2, values_only=True))

    assert values == [
        (3, datetime(2026, 11, 24)),
        ("yes", datetime(2026, 11, 24, 12)),
    ]


def test_signs_no_workbook_may_hold_are_left_out():
    book = load_workbook(io.BytesIO(exported([("a\x0bb" + "x" * 40_000, "")], "xlsx")))

    assert len(book.active["A2"].value) == 32_767


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_file_is_called_by_its_list_and_day(kind):
    response = export_response("contacts", COLUMNS, [], kind)

    assert f".{kind}" in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith('attachment; filename="contacts-20')


def test_rows_are_taken_one_by_one():
    taken = []
    rows = (taken.append(number) or (str(number), "") for number in range(3))

    lines = iter(export_response("list", COLUMNS, rows).streaming_content)
    next(lines)
    next(lines)

    assert taken == [0]
