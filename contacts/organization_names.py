"""Names of organizations that hold some words, for the language check to let be."""

from collections.abc import Iterable

from django.db.models import Q

from .models import Contact
from .models.choices import Kind
from .sql import fold_all

MOST = 200  # names; more would hold words too common to tell a name by
MOST_RUNS = 40


def names_holding(runs: Iterable[str]) -> list[str]:
    """Return names of organizations in which one of the runs of words stands."""
    folded = [run for run in fold_all(runs).values() if run][:MOST_RUNS]
    if not folded:
        return []
    holds = Q()
    for run in folded:
        holds |= Q(found_by__name__contains=run)
    organizations = Contact.objects.filter(holds, kind=Kind.ORGANIZATION).order_by()
    return list(organizations.values_list("name", flat=True)[:MOST])
