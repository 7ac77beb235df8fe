"""Press outlets from a list: an organization contact each, with its press profile."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from contacts.columns import NAME, REACHING, Target, target
from contacts.imports.adding import save_versions
from contacts.imports.importer import Importer, Item
from contacts.imports.matching import (
    ARCHIVED,
    DIFFERS,
    FITS,
    SHARES,
    Additions,
    Decision,
    Known,
    Matcher,
)
from contacts.imports.records import Record, Values, first, methods_of, tags_of
from contacts.imports.touched import referenced
from contacts.models import ImportRow, ImportRun
from contacts.models.choices import Category, Kind

from .models import Outlet

PROFILE = ["medium", "area", "reach", "audience", "languages", "owner", "domain", "deadlines"]
MEDIA = {
    "news agency": Outlet.Medium.WIRE,
    "newsletter": Outlet.Medium.NEWSLETTER,
    "newspaper": Outlet.Medium.NEWSPAPER,
    "daily": Outlet.Medium.NEWSPAPER,
    "weekly": Outlet.Medium.NEWSPAPER,
    "tv": Outlet.Medium.TV,
    "television": Outlet.Medium.TV,
    "radio": Outlet.Medium.RADIO,
    "magazine": Outlet.Medium.MAGAZINE,
    "podcast": Outlet.Medium.PODCAST,
    "wire": Outlet.Medium.WIRE,
    "online": Outlet.Medium.ONLINE,
    "web": Outlet.Medium.ONLINE,
    "digital": Outlet.Medium.ONLINE,
}
TARGETS: tuple[Target, ...] = (
    target(NAME.key, NAME.label, "|".join([*NAME.headers, "outlet", "outlet name", "station"])),
    target("medium", "Medium", "medium|media|media type|outlet type|type|category"),
    target("area", "Where it is read or heard", "area|state|city|county|market|region|coverage"),
    target("owner", "Owner", "owner|owned by|parent company|publisher|company"),
    target("domain", "Web address without www", "domain|web domain"),
    target("reach", "How many it reaches", "reach|circulation|copies|subscribers|listeners"),
    target("audience", "Audience", "audience|readership"),
    target("languages", "Languages", "language|languages"),
    target("deadlines", "Deadlines", "deadline|deadlines"),
    *REACHING,
    target("street", "Address", "address|street address|full address|mailing address"),
    target("tags", "Tags", "tags|tag|labels|keywords"),
)


class OutletImporter(Importer):
    """Brings newspapers, stations and sites in."""

    kind = "outlets"
    label = "Press outlets"
    one, many = "outlet", "outlets"
    hint = "Newspapers, stations and sites, from CSV or Excel (.xlsx)."
    permissions = (
        *Importer.permissions,
        "media_liaison.add_outlet",
        "media_liaison.change_outlet",
    )
    targets = TARGETS
    asks_kind = False
    own_tables = (Outlet,)

    def guess_options(self, headers: list[str], mapping: Mapping[int, str]) -> dict[str, Any]:
        return {"kind": Kind.ORGANIZATION, "name_from_email": False}

    def record_of(self, number: int, values: Values, options: Mapping[str, Any]) -> Record:
        record = Record(number, Kind.ORGANIZATION, first(values, "name"))
        record.methods, record.tags = methods_of(values), tags_of(values)
        record.fields = {"category": Category.MEDIA}
        record.profile = {key: first(values, key) for key in PROFILE}
        record.profile["area"] = ", ".join(cell.text for cell in values.get("area", ()))
        record.profile["medium"] = medium_of(first(values, "medium"))
        record.profile["domain"] = domain_of(first(values, "domain") or first(values, "website"))
        return record

    def fit(self, record: Record, known: Known) -> str:
        """Stations share names; their web address tells them apart, or else where they are."""
        profile = known.profile or {}
        mine, theirs = record.profile["domain"], profile.get("domain", "")
        if mine and theirs:
            return SHARES if mine == theirs else DIFFERS
        here, there = record.profile["area"].lower(), profile.get("area", "").lower()
        return DIFFERS if here and there and here != there else FITS

    def read(self, run: ImportRun, row: ImportRow) -> Record:
        record = super().read(run, row)
        for name, text in record.profile.items():
            field: Any = Outlet._meta.get_field(name)
            most = field.max_length
            if len(text) > most and not record.problem:
                record.problem = f"“{text[:40]}…” is longer than {most} letters."
        return record

    def candidates(self, records: Collection[Record]) -> set[int]:
        domains = {record.profile["domain"] for record in records} - {""}
        outlets = Outlet.objects.filter(domain__in=domains).order_by()
        return set(outlets.values_list("contact_id", flat=True))

    def decide(self, record: Record, matcher: Matcher) -> Decision:
        """What is here stays, for we may have corrected it; the preview says what differs."""
        decision = super().decide(record, matcher)
        known = decision.known
        if known is None or not known.pk or decision.reason == ARCHIVED:
            return decision
        said = differences(record.profile, known.profile or {})
        return replace(decision, reason=f"{decision.reason} {said}".strip())

    def additions(self, record: Record, known: Known) -> Additions:
        additions = super().additions(record, known)
        if known.profile is not None and additions.profile.get("medium") == Outlet.Medium.OTHER:
            del additions.profile["medium"]  # nothing we did not know
        return additions

    def load_profiles(self, known: dict[int, Known]) -> None:
        for outlet in (
            Outlet.objects.filter(contact__in=known).order_by().values("contact_id", *PROFILE)
        ):
            profile = known[outlet.pop("contact_id")].profile = outlet
            if profile["medium"] == Outlet.Medium.OTHER:
                profile["medium"] = ""

    def write_profiles(self, items: Sequence[Item]) -> dict[int, dict[str, Any]]:
        ids = {item.contact_id for item in items}
        locked = Outlet.objects.select_for_update().filter(contact__in=ids).order_by("pk")
        here = {outlet.contact_id: outlet for outlet in locked}
        made: list[Outlet] = []
        written: dict[int, dict[str, Any]] = {}
        for item in items:
            outlet = here.get(item.contact_id)
            if outlet is None:
                outlet = here[item.contact_id] = Outlet(contact_id=item.contact_id)
                made.append(outlet)
                written[item.row.number] = {"made": True}
            else:
                written[item.row.number] = {"fields": item.additions.profile}
            for name, value in item.additions.profile.items():
                setattr(outlet, name, value)
        save_versions((o for o in here.values() if o.pk), PROFILE, timezone.now())
        Outlet.objects.bulk_create(made)
        return written

    def worked_on(self, contacts: Collection[int], since: datetime | None) -> set[int]:
        outlets = dict(Outlet.objects.filter(contact__in=contacts).values_list("pk", "contact_id"))
        changed = Outlet.objects.filter(pk__in=outlets, updated_at__gt=since)
        pks = {*changed.values_list("pk", flat=True), *referenced(Outlet, [*outlets], ())}
        return {outlets[pk] for pk in pks}

    def undo_profiles(
        self, written: Sequence[tuple[int | None, dict[str, Any]]], since: datetime | None
    ) -> None:
        made = {pk for pk, what in written if pk and what.get("made")}
        Outlet.objects.filter(contact__in=made - self.worked_on(made, since)).delete()
        fields = {pk: what["fields"] for pk, what in written if "fields" in what}
        outlets = list(Outlet.objects.select_for_update().filter(contact__in=fields))
        for outlet in outlets:
            for name, value in fields[outlet.contact_id].items():
                if getattr(outlet, name) == value:
                    setattr(outlet, name, Outlet.Medium.OTHER if name == "medium" else "")
        save_versions(outlets, PROFILE)


def differences(said: Mapping[str, str], here: Mapping[str, str]) -> str:
    """Return what a list says otherwise, in words: "Here stays owner “LeSea”, not “Gray”."."""
    found = [
        f"{name} “{here[name]}”, not “{text}”"
        for name, text in said.items()
        if text and here.get(name) and text != here[name] and text != Outlet.Medium.OTHER
    ]
    return f"Here stays {'; '.join(found)}." if found else ""


def medium_of(text: str) -> str:
    """Return the medium a word such as "College Newspapers" means."""
    words = text.lower()
    return next((medium for word, medium in MEDIA.items() if word in words), Outlet.Medium.OTHER)


def domain_of(text: str) -> str:
    """Return a web address's host without www."""
    host = re.sub(r"^\w+://", "", text.strip().lower())
    return re.split(r"[/?#:]", host)[0].removeprefix("www.")[:253]
