"""History by trigger: who changed what, whichever way the change came.

`@tracked` on a model makes its history table; `changes(...)` reads it back as sentences' parts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import pghistory
from django.apps import apps
from django.db import models

Model = TypeVar("Model", bound=type[models.Model])
QUIET_FIELDS = {"id", "version", "created_at", "updated_at"}
LABELS = {"insert": "added", "update": "changed", "delete": "removed"}


def tracked(*, exclude: Iterable[str] = ()) -> Callable[[Model], Model]:
    """Return a class decorator that keeps every version of a row in `<Model>History`.

    The rows survive their object (no foreign key constraint), so a deletion is in them too.
    """

    def decorate(model: Model) -> Model:
        track = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=list(exclude),
            obj_field=pghistory.ObjForeignKey(related_name="history"),
            model_name=f"{model.__name__}History",
            meta={"ordering": ["pgh_id"], "verbose_name": f"history of {model.__name__.lower()}"},
        )
        return track(model)

    return decorate


@dataclass(frozen=True)
class Change:
    """One field that became another value, or a row that was added or removed."""

    at: datetime
    user_id: int | None
    what: str
    field: str
    before: str
    after: str


def history_model(model: type[models.Model]) -> type[models.Model]:
    """Return the table that keeps the versions of a model's rows."""
    concrete = model._meta.concrete_model or model
    return apps.get_model(concrete._meta.app_label, f"{concrete.__name__}History")


def version_of(instance: models.Model, version: int) -> Any | None:
    """Return a row as it was at a version number, or None if history does not reach back."""
    table = history_model(type(instance))
    rows = table._default_manager.filter(pgh_obj_id=instance.pk, version=version)
    return rows.order_by("pgh_id").last()


def changes(instance: models.Model) -> list[Change]:
    """Return every change of a row, newest first, in one query and one for each linked table."""
    table = history_model(type(instance))
    rows = list(
        table._default_manager.filter(pgh_obj_id=instance.pk)
        .select_related("pgh_context")
        .order_by("pgh_id")
    )
    found: list[Change] = []
    before = None
    for row in rows:
        found += list(_differences(instance, before, row))
        before = row
    return found[::-1]


def _differences(instance: models.Model, before: Any, row: Any) -> Iterable[Change]:
    context = row.pgh_context.metadata if row.pgh_context else {}
    at, user, what = row.pgh_created_at, context.get("user"), LABELS.get(row.pgh_label, "changed")
    if before is None or what == "removed":
        yield Change(at, user, what, "", "", "")
        return
    for field in instance._meta.concrete_fields:
        if field.name in QUIET_FIELDS or field.generated or not hasattr(row, field.attname):
            continue
        old, new = getattr(before, field.attname), getattr(row, field.attname)
        if old != new:
            yield Change(at, user, what, str(field.verbose_name), *map_values(field, old, new))


def map_values(field: models.Field, old: Any, new: Any) -> tuple[str, str]:
    """Return two stored values in words: a choice's label, a linked row's name, or the text."""
    return _in_words(field, old), _in_words(field, new)


def _in_words(field: models.Field, value: Any) -> str:
    if value in ("", None):
        return ""
    if field.remote_field:
        linked = field.remote_field.model._base_manager.filter(pk=value).first()
        return str(linked) if linked else "(removed)"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
