"""Who might already be here under nearly the same name or the same address."""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q

from .models import Contact
from .querysets import ContactQuerySet
from .sql import fold

# Trigram similarity (0 to 1) of two whole names above which a person should look twice.
ALIKE = 0.6
MOST = 3


def likely_duplicates(
    kind: str, name: str, values: Iterable[str] = (), exclude: int | None = None
) -> list[Contact]:
    """Return up to three contacts of a kind whose name is alike, or who share an e-mail or phone.

    Sharing is a doubt and no more: newsrooms and churches share theirs.
    """
    others = Contact.objects.exclude(pk=exclude) if exclude else Contact.objects.all()
    named = (
        others.filter(kind=kind, found_by__name__trigram_similar=fold(name))
        .annotate(alike=TrigramSimilarity("found_by__name", fold(name)))
        .filter(alike__gte=ALIKE)
        .order_by("-alike", "pk")
    )
    found: dict[int, Contact] = {contact.pk: contact for contact in named[:MOST]}
    for contact in _sharing(others, values)[:MOST]:
        found.setdefault(contact.pk, contact)
    return list(found.values())[:MOST]


def _sharing(others: ContactQuerySet, values: Iterable[str]) -> ContactQuerySet:
    shared = []
    for value in values:
        digits = re.sub(r"\D", "", value)
        if "@" in value:
            shared.append(Q(found_by__words__contains=f" {value.strip().lower()} "))
        elif len(digits) > 6:  # noqa: PLR2004 - shorter numbers are extensions and hotlines
            shared.append(Q(found_by__words__contains=digits))
    # An empty Q beside the others would make PostgreSQL read every contact.
    return (
        others.filter(reduce(or_, shared)).order_by("sort_key", "pk") if shared else others.none()
    )
