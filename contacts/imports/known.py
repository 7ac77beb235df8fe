"""Load what is known of contacts: a constant number of queries, however many rows ask."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models.functions import Lower

from ..models import Affiliation, Contact, ContactMethod, ContactSearch, ImportRow, ImportRun
from ..models.choices import Category, Channel
from ..sql import fold_all
from .matching import Known
from .records import Record, method_key

if TYPE_CHECKING:
    from .importer import Importer


def read_rows(run: ImportRun, rows: Iterable[ImportRow]) -> list[Record]:
    """Return what rows say, with names folded as the database folds them."""
    records = [run.importer.read(run, row) for row in rows]
    folded = fold_all(text for r in records for text in (r.name, r.organization) if text)
    for record in records:
        record.folded = folded.get(record.name, "")
        record.place = folded.get(record.organization, "")
    return records


def candidates(records: Iterable[Record]) -> set[int]:
    """Return the contacts that share a name or an e-mail with a record."""
    records = list(records)
    names = {record.folded for record in records}
    emails = {text for record in records for channel, text in record.keys if channel == "email"}
    named = ContactSearch.objects.filter(name__in=names).values_list("contact_id", flat=True)
    sharing = (
        ContactMethod.objects.filter(channel=Channel.EMAIL)
        .alias(lowered=Lower("value"))
        .filter(lowered__in=emails)
        .values_list("contact_id", flat=True)
    )
    return {*named.order_by(), *sharing.order_by()}


def load_known(ids: Collection[int], importer: "Importer") -> dict[int, Known]:
    """Return what is known of contacts, by primary key."""
    known = {one.pk: one for one in _contacts(ids) if one.pk}
    methods = ContactMethod.objects.filter(contact__in=ids).order_by()
    for pk, channel, value in methods.values_list("contact_id", "channel", "value"):
        known[pk].keys.add(method_key(channel, value))
    tags = Contact.tags.through.objects.filter(contact__in=ids)
    for pk, name in tags.values_list("contact_id", "tag__name"):
        known[pk].tags.add(name.lower())
    jobs = Affiliation.objects.filter(person__in=ids, ended_on=None).order_by()
    for pk, name in jobs.values_list("person_id", "organization__found_by__name"):
        known[pk].organizations.add(name)
    importer.load_profiles(known)
    return known


def _contacts(ids: Collection[int]) -> Iterable[Known]:
    rows = (
        Contact.objects.filter(pk__in=ids)
        .order_by("pk")
        .values_list(
            "pk",
            "kind",
            "found_by__name",
            "archived_at",
            "pronouns",
            "pronunciation",
            "category",
            "do_not_contact_reason",
        )
    )
    for pk, kind, folded, archived_at, pronouns, pronunciation, category, reason in rows:
        known = Known(kind, folded, pk, is_archived=archived_at is not None)
        known.fields = {
            "pronouns": pronouns,
            "pronunciation": pronunciation,
            "category": "" if category == Category.OTHER else category,
            "do_not_contact_reason": reason,
        }
        yield known
