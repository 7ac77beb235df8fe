"""Tell which imported contacts somebody has worked with, so that an undo leaves them alone."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pghistory.models
from django.db import models

from ..models import Affiliation, Contact, ContactMethod, ContactSearch, ImportRow, ImportRun

# Parts the import itself wrote; they are compared one by one, or belong to the search.
OWN_PARTS = {Affiliation, ContactMethod, ContactSearch, ImportRow}


def worked_with(
    run: ImportRun, contacts: Collection[int], *, but: Collection[int], methods: Mapping[int, str]
) -> set[int]:
    """Return the contacts that changed or got company since the import.

    `but` are affiliations and `methods` ways to reach them that the import wrote itself.
    """
    if not contacts:
        return set()
    since = run.finished_at
    changed = Contact.objects.filter(pk__in=contacts, updated_at__gt=since)
    found = set(changed.values_list("pk", flat=True))
    for pk, owner, value in ContactMethod.objects.filter(contact__in=contacts).values_list(
        "pk", "contact_id", "value"
    ):
        if methods.get(pk) != value:
            found.add(owner)
    jobs = Affiliation.objects.filter(person__in=contacts).exclude(pk__in=but)
    found |= set(jobs.values_list("person_id", flat=True))
    found |= run.importer.worked_on(contacts, since)
    return found | referenced(Contact, contacts, [*OWN_PARTS, *run.importer.own_tables])


def referenced(
    model: type[models.Model], ids: Collection[int], but: Iterable[type[models.Model]]
) -> set[int]:
    """Return the rows something else points to: notes, RSVPs, whatever an app adds one day."""
    found: set[int] = set()
    relation: Any
    for relation in model._meta.related_objects:
        table = relation.related_model
        if table in but or issubclass(table, pghistory.models.Event):
            continue
        if relation.many_to_many:
            column = relation.field.m2m_reverse_field_name()
            rows = relation.through._base_manager.filter(**{f"{column}__in": ids})
            found |= set(rows.values_list(f"{column}_id", flat=True))
        else:
            rows = table._base_manager.filter(**{f"{relation.field.name}__in": ids})
            found |= set(rows.values_list(relation.field.attname, flat=True))
    return found
