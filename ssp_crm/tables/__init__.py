"""Read a table out of a file somebody chose, whatever program and encoding it was saved with."""

from .base import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Table, TableError
from .reading import read_table

__all__ = ["MAX_CELL", "MAX_COLUMNS", "MAX_ROWS", "Table", "TableError", "read_table"]
