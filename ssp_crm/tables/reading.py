"""Tell files apart by their first bytes, not by their names."""

from typing import BinaryIO

from .base import Table, TableError
from .delimited import read_delimited
from .encodings import find_encoding
from .workbook import read_workbook

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
LDIF = (b"dn:", b"version: 1")


def read_table(file: BinaryIO) -> Table:
    """Return the table in a seekable file; raises TableError, here or while rows are read."""
    head = file.read(4096)
    file.seek(0)
    if not head.strip():
        raise TableError("This file is empty.")
    if head.startswith(ZIP):
        return read_workbook(file)
    if head.startswith(OLE):
        raise TableError(
            "This is an old or password-protected Excel file. "
            "Save it as .xlsx without a password, or as CSV, and choose it again."
        )
    if head.lstrip().lower().startswith(LDIF):
        raise TableError("LDIF files cannot be read here. Export as CSV or vCard instead.")
    return read_delimited(file, find_encoding(file))
