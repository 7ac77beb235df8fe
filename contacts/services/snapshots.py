"""What a merge or a bulk change replaced, as JSON, and the way back.

Only columns that changed are kept, each as [before, after]: what somebody changed again since is
theirs and stays. Linked rows are kept by their keys alone, never by their words.
"""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Model

from ssp_crm.models import Versioned

from ..imports.records import method_key
from ..linked import Link
from ..models import Affiliation, Contact, ContactMethod

Changes = dict[str, list[Any]]
NOT_KEPT = {"version"}


def as_stored(row: Model, name: str) -> str | None:
    """Return a column's value as text that leads back to exactly the same value."""
    field: Any = row._meta.get_field(name)
    return None if field.value_from_object(row) is None else field.value_to_string(row)


def stored(row: Model) -> dict[str, str | None]:
    """Return every column of a row as text."""
    kept = [field for field in row._meta.concrete_fields if not field.generated]
    return {field.name: as_stored(row, field.name) for field in kept if field.name not in NOT_KEPT}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """Return the columns that changed as [before, after]."""
    return {name: [before[name], after[name]] for name in before if before[name] != after[name]}


def put_back(model: Any, pk: int, changes: Mapping[str, list[Any]]) -> bool:
    """Set changed columns back, but for those somebody changed again; say if all went back."""
    row = model._base_manager.filter(pk=pk).first()
    if row is None:
        return False
    values = values_before(row, changes)
    is_whole = len(values) == len(changes)
    if values and issubclass(model, Versioned):
        values["version"] = F("version") + 1
    if values:
        model._base_manager.filter(pk=pk).update(**values)
    return is_whole


def values_before(row: Any, changes: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Return what columns held before, by attribute, but for those somebody changed again."""
    mine = [name for name, (_, after) in changes.items() if as_stored(row, name) == after]
    fields = {name: row._meta.get_field(name) for name in mine}
    texts = {name: changes[name][0] for name in mine}
    return {
        field.attname: None if texts[name] is None else field.to_python(texts[name])
        for name, field in fields.items()
    }


def move_rows(link: Link, other: Contact, kept: Contact) -> tuple[list[int], list[int]]:
    """Let rows of one contact point to another; return the keys moved, and those that stay.

    What the other has already stays, and so does what a constraint allows only once.
    """
    keys = list(link.rows_of(other).order_by("pk").values_list("pk", flat=True))
    doubles = _doubles(link, other, kept) if keys else set()
    moving = [pk for pk in keys if pk not in doubles]
    if moving and not _move(link, moving, kept):
        moving = [pk for pk in moving if _move(link, [pk], kept)]
    return moving, [pk for pk in keys if pk not in moving]


def _move(link: Link, keys: list[int], kept: Contact) -> bool:
    count_up = {"version": F("version") + 1} if issubclass(link.model, Versioned) else {}
    rows = link.model._base_manager.filter(pk__in=keys)
    try:
        with transaction.atomic():
            rows.update(**{link.field: kept}, **count_up)
    except IntegrityError:
        return False
    return True


def _doubles(link: Link, other: Contact, kept: Contact) -> set[int]:
    if link.model is ContactMethod:
        known = {method_key(row.channel, row.value) for row in link.rows_of(kept)}
        return {r.pk for r in link.rows_of(other) if method_key(r.channel, r.value) in known}
    if link.model is Affiliation:
        jobs = {_job(row, link.field) for row in link.rows_of(kept)}
        return {row.pk for row in link.rows_of(other) if _job(row, link.field) in jobs}
    return set()


def _job(row: Affiliation, end: str) -> tuple[Any, ...]:
    there = row.organization_id if end == "person" else row.person_id
    return there, row.role.strip().lower(), row.started_on, row.ended_on


def fill_blanks(link: Link, other: Contact, kept: Contact) -> tuple[int, Changes]:
    """Fill what is empty in the survivor's own row from the row that stays; return what changed."""
    mine, theirs = link.rows_of(kept).get(), link.rows_of(other).get()
    before = stored(mine)
    for field in mine._meta.concrete_fields:
        is_ours = field.editable and not field.generated and not field.remote_field
        if is_ours and field.value_from_object(mine) in {"", None}:
            setattr(mine, field.attname, field.value_from_object(theirs))
    mine.save()
    return mine.pk, differences(before, stored(mine))


def keep_better(link: Link, other: Contact, kept: Contact) -> list[tuple[int, Changes]]:
    """Let rows that stay hand on what is better in them; return what changed, both rows' alike.

    A model that a contact has once for another row, such as an answer to an event, names that
    row in `once_for` and says in `take_over` what is better; what is `never_copied` stays out
    of the snapshot.
    """
    changed = []
    for theirs in link.rows_of(other).order_by("pk"):
        same = {link.model.once_for: getattr(theirs, link.model.once_for)}
        for mine in link.rows_of(kept).filter(**same):
            before = [(row, stored(row)) for row in (mine, theirs)]
            mine.take_over(theirs)
            for row, old in before:
                row.save()
                found = differences(old, stored(row))
                copied = {k: pair for k, pair in found.items() if k not in row.never_copied}
                changed.append((row.pk, copied))
    return changed
