"""Write what a batch of rows adds to contacts, in a constant number of queries."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models.functions import Lower
from django.utils import timezone

from ..models import Affiliation, Contact, ContactMethod, ContactSearch, Tag
from ..models.choices import Category, Kind
from .importer import Importer, Item

FIELDS = ["pronouns", "pronunciation", "category", "do_not_contact_reason"]
STOP = "do_not_contact"  # goes with its reason


def add_all(importer: Importer, items: Sequence[Item]) -> None:
    """Write all additions and put what was written on each row, as `undoing` reads it."""
    if not items:
        return
    for item in items:
        item.row.written = {}
    add_methods(items)
    add_tags(items)
    add_affiliations(items)
    fill_fields(items)
    profiled = [item for item in items if item.additions.profile]
    if profiled:
        rows = {item.row.number: item.row for item in profiled}
        for number, written in importer.write_profiles(profiled).items():
            rows[number].written["profile"] = written


def add_methods(items: Sequence[Item]) -> None:
    """Write ways to reach contacts: {"methods": {id: value}}."""
    owners, methods = [], []
    for item in items:
        for method in item.additions.methods:
            owners.append(item.row)
            methods.append(
                ContactMethod(
                    contact_id=item.contact_id,
                    channel=method.channel,
                    value=method.value,
                    label=method.label,
                )
            )
    for row, made in zip(owners, ContactMethod.objects.bulk_create(methods), strict=True):
        row.written.setdefault("methods", {})[made.pk] = made.value


def add_tags(items: Sequence[Item]) -> None:
    """Write tags, using those that are there in whatever case: {"tags": [tag ids]}."""
    names = {tag.lower(): tag for item in items for tag in item.additions.tags}
    if not names:
        return
    here = _tags(names)
    missing = [Tag(name=tag) for lowered, tag in names.items() if lowered not in here]
    Tag.objects.bulk_create(missing, ignore_conflicts=True)
    here |= _tags(names)
    links = []
    for item in items:
        ids = {here[tag.lower()] for tag in item.additions.tags}
        links += [Contact.tags.through(contact_id=item.contact_id, tag_id=pk) for pk in ids]
        if ids:
            item.row.written["tags"] = sorted(ids)
    Contact.tags.through.objects.bulk_create(links, ignore_conflicts=True)


def _tags(names: Iterable[str]) -> dict[str, int]:
    lowered = Tag.objects.annotate(lowered=Lower("name")).filter(lowered__in=list(names))
    return dict(lowered.order_by("-pk").values_list("lowered", "pk"))


def add_affiliations(items: Sequence[Item]) -> None:
    """Write where people work: {"affiliations": {id: role}, "organizations": [made ids]}."""
    joining = [item for item in items if item.additions.place]
    if not joining:
        return
    places = _places(joining)
    made = Affiliation.objects.bulk_create(
        Affiliation(
            person_id=item.contact_id,
            organization_id=places[item.additions.place],
            role=item.additions.role,
        )
        for item in joining
    )
    for item, affiliation in zip(joining, made, strict=True):
        item.row.written["affiliations"] = {affiliation.pk: affiliation.role}


def _places(items: Sequence[Item]) -> dict[str, int]:
    """Return the organization of each folded name, making those that are not here."""
    names = {item.additions.place for item in items}
    found = ContactSearch.objects.filter(
        name__in=names, contact__kind=Kind.ORGANIZATION, contact__archived_at=None
    )
    places = dict(found.order_by("-contact_id").values_list("name", "contact_id"))
    first = {item.additions.place: item for item in reversed(items)}
    missing = [item for place, item in first.items() if place not in places]
    made = Contact.objects.bulk_create(
        Contact(kind=Kind.ORGANIZATION, name=item.additions.organization, category=Category.OTHER)
        for item in missing
    )
    for item, organization in zip(missing, made, strict=True):
        places[item.additions.place] = organization.pk
        item.row.written.setdefault("organizations", []).append(organization.pk)
    return places


def fill_fields(items: Sequence[Item]) -> None:
    """Fill empty fields of contacts that are locked already: {"fields": {name: value}}."""
    filling = [item for item in items if item.additions.fields]
    if not filling:
        return
    contacts = Contact.objects.in_bulk({item.contact_id for item in filling})
    for item in filling:
        for name, value in item.additions.fields.items():
            setattr(contacts[item.contact_id], name, value)
        item.row.written["fields"] = item.additions.fields
    save_fields(contacts.values(), timezone.now())


def save_fields(contacts: Iterable[Contact], changed_at: datetime | None = None) -> None:
    """Save the contacts' own fields; one with a reason to be left in peace is left in peace."""
    contacts = list(contacts)
    for contact in contacts:
        contact.do_not_contact = bool(contact.do_not_contact_reason)
    save_versions(contacts, [*FIELDS, STOP], changed_at)


def save_versions(
    rows: Iterable[Any], fields: Sequence[str], changed_at: datetime | None = None
) -> None:
    """Save locked rows as new versions, so that a form opened before cannot undo this.

    An undo gives no time of change: that is how its next step tells people's work from its own.
    """
    rows = list(rows)
    for row in rows:
        row.version += 1
        row.updated_at = changed_at or row.updated_at
    if rows:
        type(rows[0]).objects.bulk_update(rows, [*fields, "version", "updated_at"])
