"""What differs by kind of import; the engine asks the kind's importer. The first is contacts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from ..columns import CONTACT_TARGETS, Target, are_organizations
from ..models import Contact, ImportRow, ImportRun
from ..models.choices import Category, Kind
from .matching import ALREADY_HERE, ARCHIVED, Additions, Decision, Known, Matcher, fit
from .records import (
    CATEGORIES,
    KINDS,
    Record,
    Values,
    first,
    full_name,
    methods_of,
    problem_of,
    stop_reason,
    tags_of,
    values_of,
)

if TYPE_CHECKING:
    from accounts.models import User

Action = ImportRow.Action
NAME_COLUMNS = {"name", "first_name", "last_name", "organization"}


@dataclass(frozen=True)
class Item:
    """What one row adds to one contact."""

    row: ImportRow
    contact_id: int
    additions: Additions


class Importer:
    """Brings people and organizations in."""

    kind = "contacts"
    label = "Contacts"
    one, many = "contact", "contacts"
    hint = "People and organizations, from CSV, Excel (.xlsx) or vCard (.vcf)."
    permissions: tuple[str, ...] = ("contacts.add_contact", "contacts.change_contact")
    targets: tuple[Target, ...] = CONTACT_TARGETS
    asks_kind = True
    own_tables: tuple[type[models.Model], ...] = ()

    def may(self, user: "User") -> bool:
        """The bulk door needs the same right as the front door."""
        return user.has_perms(("contacts.add_importrun", *self.permissions))

    def guess_options(self, headers: list[str], mapping: Mapping[int, str]) -> dict[str, Any]:
        """Return how rows are taken that do not say it themselves."""
        held = set(mapping.values())
        kind = Kind.ORGANIZATION if are_organizations(headers) else Kind.PERSON
        return {"kind": kind, "name_from_email": not held & NAME_COLUMNS}

    def missing(self, mapping: Mapping[int, str], options: Mapping[str, Any]) -> str:
        """Return a sentence if no row of such columns could be imported, else ""."""
        held = set(mapping.values())
        if held & NAME_COLUMNS or ("email" in held and options.get("name_from_email")):
            return ""
        return "No column holds a name. Choose the column that does, or there is nothing to import."

    def read(self, run: ImportRun, row: ImportRow) -> Record:
        """Return what a row says."""
        names = run.column_names
        values = values_of(row.cells, names, run.targets_by_column)
        record = self.record_of(row.number, values, run.options)
        record.problem = problem_of(record)
        if any(row.cells[len(names) :]):
            record.problem = (
                f"This row has {len(row.cells)} cells and the header {len(names)}. "
                "Look for a missing quotation mark."
            )
        return record

    def record_of(self, number: int, values: Values, options: Mapping[str, Any]) -> Record:
        """Return a record of the cells; overridden where rows mean something else."""
        organization, department = first(values, "organization"), first(values, "department")
        name, kind = full_name(values), self.kind_of(values, options)
        methods = methods_of(values)
        if not name and options.get("name_from_email"):
            name = next((method.value for method in methods if method.channel == "email"), "")
        if kind == Kind.ORGANIZATION or not name or name == organization:
            name, kind = name or organization, Kind.ORGANIZATION if organization else kind
            organization = ""
        record = Record(number, kind, name, methods=methods, tags=tags_of(values))
        record.fields = self.fields_of(values)
        if kind == Kind.PERSON:
            # Who works "in Accounting" with no company beside it works for Accounting.
            record.organization = organization or department
            part = department if organization else ""
            record.role = ", ".join(filter(None, [first(values, "role"), part]))
            if record.role and not record.organization:
                record.remark = f"The role “{record.role[:80]}” needs an organization; left out."
        if left_out := first(values, "left_out"):
            record.remark = f"{record.remark} Left out: {left_out.replace(' ::: ', ', ')}.".strip()
        return record

    def kind_of(self, values: Values, options: Mapping[str, Any]) -> str:
        """Return what the row says it is, or what the file's rows are."""
        if values.get("kind"):
            return KINDS.get(first(values, "kind").lower(), Kind.PERSON)
        if values.get("first_name") or values.get("last_name"):
            return Kind.PERSON
        return str(options.get("kind") or Kind.PERSON)

    def fields_of(self, values: Values) -> dict[str, str]:
        """Return the contact's own fields a row fills."""
        found = {key: first(values, key) for key in ("pronouns", "pronunciation")}
        found["do_not_contact_reason"] = stop_reason(values)
        category = CATEGORIES.get(first(values, "category").lower(), "")
        found["category"] = "" if category == Category.OTHER else category  # it tells nothing
        return {key: value for key, value in found.items() if value}

    def fit(self, record: Record, known: Known) -> str:
        """Compare a row with a contact of the same name."""
        return fit(record, known)

    def candidates(self, records: Collection[Record]) -> set[int]:
        """Return more contacts rows could be about than those that share a name or an e-mail."""
        return set()

    def additions(self, record: Record, known: Known) -> Additions:
        """Return what a row says that is not known yet."""
        is_new_place = record.place not in known.organizations
        return Additions(
            methods=[m for m in record.methods if m.key not in known.keys],
            tags=[tag for tag in record.tags if tag.lower() not in known.tags],
            fields={k: v for k, v in record.fields.items() if not known.fields.get(k)},
            organization=record.organization if is_new_place else "",
            place=record.place if is_new_place else "",
            role=record.role if is_new_place else "",
            profile={
                k: v for k, v in record.profile.items() if v and not (known.profile or {}).get(k)
            },
        )

    def describe_new(self, record: Record) -> str:
        """Return what a new contact comes with, and what of the row is left out."""
        details = str(self.additions(record, Known(record.kind, record.folded)))
        with_details = f"With {details}." if details else ""
        return f"{with_details} {record.remark}".strip()

    def decide(self, record: Record, matcher: Matcher) -> Decision:
        """Return what becomes of a row; the matcher then knows what the row says."""
        if record.problem:
            return Decision(Action.SKIP, record.problem)
        known, problem = matcher.find(record)
        if problem:
            return Decision(Action.SKIP, problem)
        if known is None:
            known = Known.of(record)
            matcher.add(known)
            return Decision(Action.CREATE, self.describe_new(record), known)
        if known.is_archived:
            return Decision(Action.SKIP, ARCHIVED)
        additions = self.additions(record, known)
        known.absorb(record)
        if additions:
            where = f" to row {known.root}" if known.root else ""
            return Decision(Action.UPDATE, f"Adds {additions}{where}.", known)
        reason = f"Same as row {known.root}." if known.root else ALREADY_HERE
        return Decision(Action.SKIP, reason, known)

    def load_profiles(self, known: dict[int, Known]) -> None:
        """Put the kind's own table's values on known contacts, by primary key."""

    def new_contact(self, record: Record) -> Contact:
        """Return the contact a row makes, not saved."""
        return Contact(
            kind=record.kind,
            name=record.name,
            do_not_contact="do_not_contact_reason" in record.fields,
            **{"category": Category.OTHER, **record.fields},
        )

    def write_profiles(self, items: Sequence[Item]) -> dict[int, dict[str, Any]]:
        """Save profile values and return what was written by row number, for the way back."""
        return {}

    def worked_on(self, contacts: Collection[int], since: datetime | None) -> set[int]:
        """Return the contacts whose profile somebody has worked with since a moment."""
        return set()

    def undo_profiles(
        self, written: Sequence[tuple[int | None, dict[str, Any]]], since: datetime | None
    ) -> None:
        """Take back what `write_profiles` returned, by contact, where it is still as imported."""


IMPORTERS: dict[str, Importer] = {}


def register(importer: Importer) -> None:
    """Offer a kind of import."""
    IMPORTERS[importer.kind] = importer


def importers_for(user: "User") -> list[Importer]:
    """Return the kinds of import a person may run."""
    return [importer for importer in IMPORTERS.values() if importer.may(user)]


register(Importer())
