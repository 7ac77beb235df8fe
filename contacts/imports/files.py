"""Open what somebody chose: a table, or vCards."""

from typing import BinaryIO

from ssp_crm.tables import Table, read_table

from ..vcard import is_vcard, read_vcards

HEAD = 4096


def read_file(file: BinaryIO) -> Table:
    """Return the rows of a seekable file, told by its content; raises TableError."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return read_vcards(file) if is_vcard(head) else read_table(file)
