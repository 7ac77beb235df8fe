"""Names as search and sorting see them: the SQL functions, and how Django calls them.

They are installed by the migration `search`; PostgreSQL's unaccent is the one place where
accents are taken off, for stored names and typed words alike.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Func, TextField


class Fold(Func):
    """Lower case, no accents, no dots or apostrophes, one space between words."""

    function = "ssp_fold"
    output_field = TextField()


class SortKey(Func):
    """The key a contact is sorted by: "Maria Lopez" under "lopez maria"."""

    function = "ssp_sort_key"
    output_field = TextField()


def fold(text: str) -> str:
    """Return a typed text folded by the database itself, so that both sides always agree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ssp_fold(%s)", [text])
        return str(cursor.fetchone()[0])


def fold_all(texts: Iterable[str]) -> dict[str, str]:
    """Return each text's folded form, asking the database once."""
    wanted = sorted(set(texts))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT t, ssp_fold(t) FROM unnest(%s::text[]) AS t", [wanted])
        return dict(cursor.fetchall())
