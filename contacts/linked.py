"""Every table that points to a contact, found through the models: one added later is found too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pghistory.models
from django.apps import apps
from django.db.models import Func, IntegerField, Model, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User

from .models import Contact, ContactMethod, ContactSearch, DuplicatePair, Merge

# Kept by triggers, found by the scan, and what merges there were: none is moved by a merge.
STAYING = {ContactSearch, DuplicatePair, Merge}
WORDS: dict[type[Model], tuple[str, str]] = {
    ContactMethod: ("way to reach them", "ways to reach them"),
    Contact: ("contact merged before", "contacts merged before"),
}


@dataclass(frozen=True)
class Link:
    """One column that points to a contact, a many-to-many table's included."""

    model: Any
    field: str

    @property
    def key(self) -> str:
        """What the column is called in a snapshot."""
        return f"{self.model._meta.label}.{self.field}"

    @property
    def is_single(self) -> bool:
        """A contact has one such row at most."""
        return any(f.name == self.field and f.one_to_one for f in self.model._meta.fields)

    @property
    def thing(self) -> type[Model]:
        """What the row stands for: of a many-to-many table the other end."""
        if not self.model._meta.auto_created:
            thing: type[Model] = self.model
            return thing
        ends = [field.related_model for field in self.model._meta.fields if field.remote_field]
        return next((end for end in ends if end is not Contact), Contact)

    def words(self, count: int) -> str:
        """Return a count in words: "3 notes"."""
        names = self.thing._meta.verbose_name, self.thing._meta.verbose_name_plural
        one, many = WORDS.get(self.thing, names)
        return f"{count:,} {one if count == 1 else many}"

    def rows_of(self, contact: Any) -> QuerySet[Any]:
        """Return the rows that point to a contact."""
        rows: QuerySet[Any] = self.model._base_manager.filter(**{self.field: contact})
        return rows

    def visible_to(self, user: User) -> QuerySet[Any]:
        """Return the rows as far as somebody may read what they stand for."""
        rows: QuerySet[Any] = self.model._base_manager.all()
        things: Any = self.thing._default_manager.all()
        if not hasattr(things, "visible_to"):
            return rows
        visible: QuerySet[Any] = things.visible_to(user)
        if self.thing is self.model:
            return visible
        end = next(f.name for f in self.model._meta.fields if f.related_model is self.thing)
        return rows.filter(**{f"{end}__in": visible})


def links() -> list[Link]:
    """Return every column a merge moves."""
    relations: Any = Contact._meta.get_fields(include_hidden=True)
    found = [
        Link(relation.related_model, relation.field.name)
        for relation in relations
        if relation.auto_created and (relation.one_to_many or relation.one_to_one)
    ]
    return [link for link in found if _is_moved(link.model)]


def _is_moved(model: type[Model]) -> bool:
    return model not in STAYING and not issubclass(model, pghistory.models.Event)


def link_of(key: str) -> Link:
    """Return the link a snapshot names."""
    label, _, field = key.rpartition(".")
    return Link(apps.get_model(label), field)


def counts_of(contact: Contact, user: User) -> list[str]:
    """Return what is linked to a contact and this user may read, in words, in one query."""
    return _counted([(link, {link.field: contact.pk}) for link in links()], user)


def counts_among(keys: Mapping[str, list[int]], user: User) -> list[str]:
    """Return how many of a snapshot's rows this user may read, in words, in one query."""
    return _counted([(link_of(key), {"pk__in": pks}) for key, pks in keys.items()], user)


def _counted(wanted: list[tuple[Link, dict[str, Any]]], user: User) -> list[str]:
    counts = {
        f"n{place}": _count(link.visible_to(user).filter(**rows))
        for place, (link, rows) in enumerate(wanted)
    }
    if not counts:
        return []
    row: Any = User.objects.filter(pk=user.pk).values(**counts).get()  # any one row would do
    return _in_words((link, row[f"n{place}"]) for place, (link, _) in enumerate(wanted))


def _count(rows: QuerySet[Any]) -> Coalesce:
    # Not Django's Count, which would group: one number is wanted, for no rows too. Of rows
    # nobody may see Django asks nothing at all, and gives no number either.
    number = Func("pk", function="COUNT", output_field=IntegerField())
    return Coalesce(Subquery(rows.order_by().values_list(number)), 0)


def _in_words(counts: Iterable[tuple[Link, int]]) -> list[str]:
    """Return counts in words, those of one kind of thing summed, empty ones left out."""
    sums: dict[type[Model], int] = {}
    named: dict[type[Model], Link] = {}
    for link, count in counts:
        sums[link.thing] = sums.get(link.thing, 0) + count
        named[link.thing] = link
    return [named[thing].words(count) for thing, count in sums.items() if count]
