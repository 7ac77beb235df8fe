"""Long lists are cut, and say so."""

from typing import Any

from django.db.models import QuerySet


def first_of(rows: QuerySet[Any], most: int) -> tuple[list[Any], bool]:
    """Return the first rows, and whether there are more."""
    found = list(rows[: most + 1])
    return found[:most], len(found) > most
