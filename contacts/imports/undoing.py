"""Take an import back, newest rows first: only what is still as it was imported."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q, TextField, Value
from django.db.models.functions import Concat

from ..models import Affiliation, Contact, ContactMethod, ImportRow, ImportRun
from ..models.choices import Category
from .adding import save_fields
from .rows import save_rows
from .touched import worked_with

BATCH = 500
KEPT = "Kept: somebody has worked with this contact since the import."


def undo_batch(run: ImportRun) -> bool:
    """Take the last written rows back and return whether there were any."""
    rows = list(run.rows.written().filter(number__lt=run.position).order_by("-number")[:BATCH])
    if not rows:
        return False
    made = {row.contact_id for row in rows if row.written.get("created") and row.contact_id}
    _lock(rows)
    kept = worked_with(run, made, but=_all(rows, "affiliations"), methods=_methods(run, made))
    kept |= _in_a_merge(rows)
    free = [row for row in rows if row.contact_id not in kept]
    _remove_affiliations(free)
    _take_back_details([row for row in free if row.contact_id not in made])
    kept |= _remove_contacts(run, free, made - kept)
    _note_down(rows, kept)
    run.position, run.handled = rows[-1].number, run.handled + len(rows)
    return True


def _all(rows: Iterable[ImportRow], what: str) -> set[int]:
    return {int(pk) for row in rows for pk in row.written.get(what, ())}


def _lock(rows: Sequence[ImportRow]) -> None:
    ids = {row.contact_id for row in rows if row.contact_id} | _all(rows, "organizations")
    list(Contact.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))


def _in_a_merge(rows: Sequence[ImportRow]) -> set[int]:
    """Contacts made one with another since: what a row added stands among what was theirs."""
    about = Contact.objects.filter(pk__in={row.contact_id for row in rows if row.contact_id})
    joined = about.filter(Q(merged_into__isnull=False) | Q(merged_contacts__isnull=False))
    return set(joined.values_list("pk", flat=True))


def _methods(run: ImportRun, made: Collection[int]) -> dict[int, str]:
    """The ways to reach contacts this run wrote, whichever row did."""
    rows = run.rows.written().filter(contact__in=made).values_list("written", flat=True)
    return {int(pk): text for row in rows for pk, text in row.get("methods", {}).items()}


def _remove_affiliations(rows: Sequence[ImportRow]) -> None:
    ids = _all(rows, "affiliations")
    Affiliation.objects.filter(pk__in=ids, ended_on=None).delete()


def _take_back_details(rows: Sequence[ImportRow]) -> None:
    """Take away what rows added to contacts that were here before."""
    methods = {int(k): v for row in rows for k, v in row.written.get("methods", {}).items()}
    same = ContactMethod.objects.filter(pk__in=methods)
    unchanged = [pk for pk, value in same.values_list("pk", "value") if methods[pk] == value]
    ContactMethod.objects.filter(pk__in=unchanged).delete()
    pairs = [f"{row.contact_id} {tag}" for row in rows for tag in row.written.get("tags", ())]
    if pairs:
        pair = Concat("contact_id", Value(" "), "tag_id", output_field=TextField())
        tagged: Any = Contact.tags.through.objects
        tagged.alias(pair=pair).filter(pair__in=pairs).delete()
    _empty_fields(rows)


def _empty_fields(rows: Sequence[ImportRow]) -> None:
    fields = {row.contact_id: row.written["fields"] for row in rows if "fields" in row.written}
    contacts = list(Contact.objects.filter(pk__in=[pk for pk in fields if pk]))
    for contact in contacts:
        for name, value in fields[contact.pk].items():
            if getattr(contact, name) == value:
                setattr(contact, name, Category.OTHER if name == "category" else "")
    save_fields(contacts)


def _remove_contacts(run: ImportRun, rows: Sequence[ImportRow], free: set[int]) -> set[int]:
    """Delete contacts and the organizations made for them; return those others still need."""
    profiles = [(r.contact_id, r.written["profile"]) for r in rows if "profile" in r.written]
    run.importer.undo_profiles(profiles, run.finished_at)
    # An organization may have been made for a later row than the first that names it.
    places = _all(rows, "organizations") | set(run.options.pop("places", []))
    places -= worked_with(run, places, but=(), methods={})
    left = Affiliation.objects.filter(organization__in=free | places)
    needed = set(left.values_list("organization_id", flat=True))
    Contact.objects.filter(pk__in=(free | places) - needed).delete()
    run.options["places"] = sorted(needed & places)
    return needed & free


def _note_down(rows: Sequence[ImportRow], kept: Collection[int]) -> None:
    about = {row.contact_id for row in rows if row.contact_id}
    here = set(Contact.objects.filter(pk__in=about).values_list("pk", flat=True))
    for row in rows:
        if row.contact_id in kept:
            row.reason = KEPT
        else:
            row.written = None
        row.contact_id = row.contact_id if row.contact_id in here else None
    save_rows(list(rows))
