"""Every table that points to a contact, found through the models: one added later is found too."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pghistory.models
from django.apps import apps
from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from .models import Contact, ContactMethod, ContactSearch, DuplicatePair, Merge

if TYPE_CHECKING:
    from accounts.models import User

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
            return self.model  # type: ignore[no-any-return]
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

    def visible_to(self, user: "User") -> QuerySet[Any]:
        """Return the rows as far as somebody may read what they stand for."""
        rows: QuerySet[Any] = self.model._base_manager.all()
        visible = getattr(self.thing._default_manager.all(), "visible_to", None)
        if visible is None:
            return rows
        if self.thing is self.model:
            return visible(user)  # type: ignore[no-any-return]
        end = next(f.name for f in self.model._meta.fields if f.related_model is self.thing)
        return rows.filter(**{f"{end}__in": visible(user)})


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


def counts_of(contact: Contact, user: "User") -> list[str]:
    """Return what is linked to a contact and this user may read, in words, in one query."""
    found = links()
    counts = {
        f"n{place}": Coalesce(
            Subquery(
                link.visible_to(user)
                .filter(**{link.field: OuterRef("pk")})
                .order_by()
                .values(link.field)
                .annotate(n=Count("pk"))
                .values("n"),
                output_field=IntegerField(),
            ),
            0,
        )
        for place, link in enumerate(found)
    }
    rows: Any = Contact.objects.filter(pk=contact.pk).order_by().values(**counts)
    row = rows.first() or {}
    return in_words((link, row.get(f"n{place}", 0)) for place, link in enumerate(found))


def in_words(counts: Iterable[tuple[Link, int]]) -> list[str]:
    """Return counts in words, those of one kind of thing summed, empty ones left out."""
    sums: dict[type[Model], int] = {}
    named: dict[type[Model], Link] = {}
    for link, count in counts:
        sums[link.thing] = sums.get(link.thing, 0) + count
        named[link.thing] = link
    return [named[thing].words(count) for thing, count in sums.items() if count]
