"""Tables out of files: encodings, delimiters, limits, and files that are no tables."""

import io
import os
import zipfile

import pytest
from openpyxl import Workbook

from ssp_crm.formulas import neutralise
from ssp_crm.tables import TableError, read_table


def rows(content: bytes) -> list[list[str]]:
    return [cells for _, cells in read_table(io.BytesIO(content)).rows]


def fault(content: bytes) -> str:
    with pytest.raises(TableError) as caught:
        rows(content)
    return caught.value.messages[0]


def workbook(*lines: list) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


NAMES = "name,place\nRenée O’Brien,Zoë’s café\nBjörn,Århus\n"
EXPECTED = [["name", "place"], ["Renée O’Brien", "Zoë’s café"], ["Björn", "Århus"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_western_letters_survive_every_encoding(encoding):
    assert rows(NAMES.encode(encoding)) == EXPECTED


@pytest.mark.parametrize("name", ["田中", "名無しの権兵衛", "ﾔﾏﾀﾞ"])
def test_shift_jis_is_told_from_windows_1252(name):
    assert rows(f"First Name,Last Name\n{name},x\n".encode("cp932"))[1][0] == name


@pytest.mark.parametrize("name", ["Renée", "Zoë", "Åse", "“Corner” Café", "José García"])
def test_windows_1252_is_told_from_shift_jis(name):
    assert rows(f"First Name,Last Name\n{name},x\n".encode("cp1252"))[1][0] == name


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_is_recognised(delimiter):
    text = 'name,mail\n"Lopez, Maria; dr.",m@x.org\n'
    lines = text.replace("name,mail", f"name{delimiter}mail").replace('",m', f'"{delimiter}m')

    assert rows(lines.encode()) == [["name", "mail"], ["Lopez, Maria; dr.", "m@x.org"]]


def test_delimiter_excel_names_itself():
    assert rows(b"sep=|\na|b\n1|2\n") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends_of_every_system(end):
    assert rows(f"a,b{end}1,2{end}".encode()) == [["a", "b"], ["1", "2"]]


def test_quoted_line_breaks_stay_in_their_cell():
    assert rows(b'a,b\n"1\n2",3\n')[1] == ["1\n2", "3"]


def test_rows_are_numbered_as_in_a_spreadsheet():
    table = read_table(io.BytesIO(b"a,b\n\n1,2\n"))

    assert [number for number, _ in table.rows] == [1, 3]


@pytest.mark.parametrize(
    "value", ["=1+1", "@sum", "-2+3", "＝x", "'=x", "''x", "+1 555 0100", "'t"]
)
def test_what_our_export_neutralised_comes_back(value):
    assert rows(f'a,b\n"{neutralise(value)}",1\n'.encode())[1][0] == value


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b" \n\n ", "This file is empty."),
        (b"PK\x03\x04 cut off", "This Excel file is damaged."),
        (b"\xd0\xcf\x11\xe0 old", "This is an old or password-protected Excel file."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "This file is no list we can read."),
        (b"%PDF-1.7\x00\x01", "This file is no list we can read."),
        (b"dn: cn=Maria\ncn: Maria\n", "LDIF files cannot be read here."),
        (b"a,b\n1,\x01\n", "This file is no list we can read."),
        (b'a,b\n1,"x\n2,3\n', "Row 2 opens a quotation mark that is never closed."),
        (b"a,b\n1," + b"x" * 10_001, "Row 2 has a cell of more than 10,000 letters."),
        (b'a,b\n1,"' + b"x" * 140_000, "Row 2 cannot be read."),
        (b",".join([b"a"] * 201), "Row 1 has more than 200 columns."),
    ],
)
def test_fault_is_one_sentence(content, sentence):
    assert fault(content).startswith(sentence)


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_refused(seed):
    assert fault(os.urandom(20_000)).startswith("This file is no list we can read.")


def test_too_many_rows_are_refused():
    assert fault(b"a,b\n" * 200_000).startswith("This file has more than 100,000 rows.")


def test_exactly_the_limit_is_taken():
    table = read_table(io.BytesIO(b"a,b\n" * 100_001))  # the header and 100,000 rows

    assert sum(1 for _ in table.rows) == 100_001


def test_workbook_cells_read_as_people_see_them():
    from datetime import datetime

    content = workbook(
        ["Name", "Phone", "Since", "Yes"], ["Zoë", 5550100.0, datetime(2026, 1, 2), True]
    )

    assert rows(content)[1] == ["Zoë", "5550100", "2026-01-02", "yes"]


def test_workbook_reads_the_first_sheet_that_holds_something():
    book = Workbook()
    book.create_sheet("Second").append(["Name"])
    file = io.BytesIO()
    book.save(file)

    assert rows(file.getvalue()) == [["Name"]]


def test_workbook_counts_empty_rows_above():
    table = read_table(io.BytesIO(workbook([None], ["Name"])))

    assert list(table.rows) == [(2, ["Name"])]


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


@pytest.mark.parametrize("part", ["xl__worksheets__sheet1_xml", "xl__sharedStrings_xml"])
def test_zip_bomb_is_refused_unopened(part):
    content = zipped(xl__workbook_xml=b"<x/>", **{part: b"0" * 60_000_000})

    assert fault(content).startswith("This Excel file unpacks to far more")


def test_workbook_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("ssp_crm.tables.workbook.MAX_UNPACKED", 1_000)

    assert fault(workbook(["Name"])).startswith("This Excel file unpacks to far more")


def test_zip_without_workbook_is_refused():
    assert fault(zipped(photo=b"x")).startswith("This archive is no Excel file.")


def test_workbook_with_entities_is_refused():
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    real = io.BytesIO(workbook(["Name"]))
    file = io.BytesIO()
    with zipfile.ZipFile(real) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, laughs if name == "xl/workbook.xml" else old.read(name))

    assert fault(file.getvalue()).startswith("This Excel file is damaged.")


THUNDERBIRD = {
    "basic_addressbook.csv": ["John", "Doe"],
    "basic_csv_addressbook.csv": ["John", "Doe"],
    "csv_no_header.csv": ["Jane Doe", "Jane"],
    "csv_semicolon.csv": ["John Doe", "John"],
    "export.csv": ["contact", "one"],
    "export.txt": ["contact", "one"],
    "quote.csv": ["", ""],
    "shiftjis_addressbook.csv": ["権兵衛", "名無し"],
    "utf16_addressbook.csv": ["John", "Doe"],
}


@pytest.mark.parametrize(("name", "first"), THUNDERBIRD.items())
def test_thunderbird_file_is_read_right(shared_data, name, first):
    content = (shared_data / "contacts" / "thunderbird" / name).read_bytes()

    assert rows(content)[1][:2] == first


def test_rows_of_two_delimiters(shared_data):
    content = (shared_data / "contacts" / "thunderbird" / "tab_comma_mixed.csv").read_bytes()

    assert [row[4] for row in rows(content)] == [f"{i}@host.invalid" for i in range(1, 5)]
