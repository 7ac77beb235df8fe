"""History by trigger: who changed what, whichever way the change came.

`@tracked` on a model makes its history table; `changes(...)` reads it back as parts of sentences.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any, TypeVar

import pghistory
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import formats, timezone

from .time_words import clock_words, moment_words

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
    what: str  # added, changed or removed
    field: str
    before: str
    after: str
    who: str = ""


def history_model(model: type[models.Model]) -> type[models.Model]:
    """Return the table that keeps the versions of a model's rows."""
    tables = apps.all_models[model._meta.app_label]
    concrete = model._meta.concrete_model or model
    names = [f"{name.__name__}History".lower() for name in (model, concrete)]
    return next(tables[name] for name in names if name in tables)


def version_of(instance: models.Model, version: int, *, user: Any) -> Any | None:
    """Return a row as it was at a version number, or None if there is none this user may read."""
    rows = history_rows(type(instance), user=user, pgh_obj_id=instance.pk, version=version)
    return rows[-1] if rows else None


def changes(instance: models.Model, *, user: Any) -> list[Change]:
    """Return every change of a row this user may read, newest first."""
    rows = history_rows(type(instance), user=user, pgh_obj_id=instance.pk)
    found: list[Change] = []
    for before, row in zip([None, *rows], rows, strict=False):
        found += _differences(type(instance), before, row)
    return found[::-1]


def changes_of_parts(model: type[models.Model], *, user: Any, **whole: Any) -> list[Change]:
    """Return what happened to the parts of a whole, removed ones included.

    `whole` names the part's foreign key, such as `contact_id=12`.
    """
    found: list[Change] = []
    latest: dict[int, Any] = {}
    for row in history_rows(model, user=user, **whole):
        before = latest.get(row.pgh_obj_id)
        latest[row.pgh_obj_id] = row
        found += _differences(model, before, row, known=set(whole))
    return found[::-1]


def history_rows(model: type[models.Model], *, user: Any, **filters: Any) -> list[Any]:
    """Return the kept versions this user may read, oldest first, with each change's context.

    A model whose rows are not for everyone has `may_be_read_by(user)`, and it is asked about
    each version: what was written while a note was restricted stays so when it is shared.
    """
    table = history_model(model)
    rows = table._default_manager.filter(**filters).select_related("pgh_context")
    rule = getattr(model, "may_be_read_by", None)
    return [row for row in rows.order_by("pgh_id") if rule is None or rule(row, user)]


def with_names(found: list[Change]) -> list[Change]:
    """Return changes with the names of those who made them, fetched in one query."""
    users = get_user_model()._default_manager.in_bulk({c.user_id for c in found if c.user_id})
    return [
        replace(c, who=str(users[c.user_id]) if c.user_id in users else "Someone") for c in found
    ]


def _differences(
    model: type[models.Model], before: Any, row: Any, known: Iterable[str] = ()
) -> Iterator[Change]:
    context = row.pgh_context.metadata if row.pgh_context else {}
    at, user, what = row.pgh_created_at, context.get("user"), LABELS[row.pgh_label]
    name = str(model._meta.verbose_name)
    if what == "removed":
        yield Change(at, user, what, name, _summary(model, row, known), "")
    elif before is None:
        yield Change(at, user, what, name, "", _summary(model, row, known))
    else:
        for field in _told_fields(model, row):
            old, new = getattr(before, field.attname), getattr(row, field.attname)
            if old != new:
                words = str(field.verbose_name)
                yield Change(at, user, what, words, in_words(field, old), in_words(field, new))


def _told_fields(model: type[models.Model], row: Any) -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in QUIET_FIELDS and not field.generated and hasattr(row, field.attname)
    ]


def _summary(model: type[models.Model], row: Any, known: Iterable[str]) -> str:
    """What tells a part from its sisters: its short texts and linked rows, not its whole."""
    told = [
        field
        for field in _told_fields(model, row)
        if not isinstance(field, models.BooleanField) and field.attname not in known
    ]
    words = [in_words(field, getattr(row, field.attname)) for field in told[:4]]
    return ", ".join(word for word in words if word)


def in_words(field: Any, value: Any) -> str:
    """Return a stored value in words: a choice's label, a linked row's name, or the text."""
    if value in {"", None}:
        return ""
    if field.remote_field:
        # A linked row's name is told only where its table is open to whoever reads this one.
        if hasattr(field.remote_field.model, "may_be_read_by"):
            return ""
        linked = field.remote_field.model._base_manager.filter(pk=value).first()
        return str(linked) if linked else "(removed)"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return plain_words(value)


def plain_words(value: Any) -> str:
    """Return a value as people say it: yes or no, times on the program's clock, numbers."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return moment_words(timezone.localtime(value))
    return clock_words(value) if isinstance(value, time) else str(formats.localize(value))
