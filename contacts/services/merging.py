"""Making two contacts one, and taking that back."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from ssp_crm.models import StaleVersionError, Versioned

from ..linked import link_of, links
from ..models import Contact, Merge
from .snapshots import differences, fill_blanks, keep_better, move_rows, put_back, stored

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def merge_contacts(
    *,
    survivor: Contact,
    merged: Contact,
    versions: tuple[int, int],
    fields: Mapping[str, Any],
    author: "User",
    now: datetime | None = None,
) -> Merge:
    """Move everything linked to `merged` over to `survivor` and put `merged` away.

    Raises StaleVersionError if one of them changed since it was looked at, and ValidationError
    if they cannot be one.
    """
    kept, other = _lock(survivor.pk, merged.pk)
    _check(kept, other)
    if (kept.version, other.version) != versions:
        raise StaleVersionError(kept)
    before = stored(kept), stored(other)
    other.archived_at, other.merged_into = other.archived_at or now or timezone.now(), kept
    other.save()
    linked = _move_links(other, kept)
    for name, value in fields.items():
        setattr(kept, name, value)
    _keep_newest_stance(kept)
    kept.full_clean()
    kept.save()
    _refresh_search(kept, other)
    changed = [
        differences(old, stored(row)) for old, row in zip(before, (kept, other), strict=True)
    ]
    snapshot = {"survivor": changed[0], "merged": changed[1], **linked}
    return Merge.objects.create(survivor=kept, merged=other, before=snapshot, author=author)


@transaction.atomic
def undo_merge(*, merge: Merge, now: datetime | None = None) -> Merge:
    """Take two contacts apart again; what was added to the survivor since stays with it.

    Raises ValidationError if something since then stands in the way.
    """
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    kept, other = _lock(merge.survivor_id, merge.merged_id)
    if merge.undone_at:
        raise ValidationError("This merge is taken back already.")
    if kept.merged_into:
        raise ValidationError(f"{kept} was merged into {kept.merged_into} since: undo that first.")
    if other.merged_into_id != kept.pk:
        raise ValidationError(f"{other} no longer leads to {kept}: there is nothing to take back.")
    try:
        with transaction.atomic():
            _move_back(merge.before["moved"], kept, other)
            for key, (pk, changes) in merge.before["filled"].items():
                put_back(link_of(key).model, pk, changes)
            for key, rows in merge.before.get("bettered", {}).items():
                for pk, changes in rows:
                    put_back(link_of(key).model, pk, changes)
            put_back(Contact, other.pk, merge.before["merged"])
            put_back(Contact, kept.pk, merge.before["survivor"])
    except IntegrityError as error:
        sentence = (
            f"Something {kept} or {other} got since stands in the way, such as a lead who is the "
            f"backup now. Change it first."
        )
        raise ValidationError(sentence) from error
    _mend_stance(kept, merge.before["survivor"])
    _refresh_search(kept, other)
    merge.undone_at = now or timezone.now()
    merge.save()
    return merge


def _move_links(other: Contact, kept: Contact) -> dict[str, Any]:
    """Move every row that points to `other`, and return what became of each for the snapshot."""
    moved, stayed, filled, bettered = {}, {}, {}, {}
    for link in links():
        moved[link.key], stayed[link.key] = move_rows(link, other, kept)
        if link.is_single and stayed[link.key]:
            filled[link.key] = fill_blanks(link, other, kept)
        elif stayed[link.key] and hasattr(link.model, "once_for"):
            bettered[link.key] = keep_better(link, other, kept)
    rows = {"moved": _not_empty(moved), "stayed": _not_empty(stayed), "filled": filled}
    return rows | ({"bettered": bettered} if bettered else {})


def _lock(*keys: int) -> list[Contact]:
    # In the order of their keys, so that two people merging the same two wait and do not deadlock.
    # Nothing is joined: a row that was waited for would come with what was joined before.
    rows = Contact.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    found = {row.pk: row for row in rows}
    return [found[key] for key in keys]


def _check(kept: Contact, other: Contact) -> None:
    if kept.pk == other.pk:
        raise ValidationError("Choose two different contacts.")
    if kept.kind != other.kind:
        raise ValidationError("A person and an organization cannot be one.")
    for row in (kept, other):
        if row.merged_into:
            raise ValidationError(f"{row} was merged into {row.merged_into} in the meantime.")
        if row.is_archived:
            raise ValidationError(f"{row} is archived: restore it first.")


def _move_back(moved: Mapping[str, list[int]], kept: Contact, other: Contact) -> None:
    for key, pks in moved.items():
        link = link_of(key)
        count_up = {"version": F("version") + 1} if issubclass(link.model, Versioned) else {}
        link.rows_of(kept).filter(pk__in=pks).update(**{link.field: other}, **count_up)


def _keep_newest_stance(contact: Contact) -> None:
    newest = contact.stances.overall().newest_first().first()
    if newest:
        contact.stance = newest.level


def _mend_stance(kept: Contact, changes: Mapping[str, list[Any]]) -> None:
    """Let the newest judgement stand where somebody recorded one since the merge."""
    if "stance" in changes and kept.stance != changes["stance"][1]:
        contact = Contact.objects.get(pk=kept.pk)
        _keep_newest_stance(contact)
        Contact.objects.filter(pk=kept.pk).update(stance=contact.stance)


def _refresh_search(*contacts: Contact) -> None:
    # The triggers do not see a tag that moves, nor whose name leads where.
    with connection.cursor() as cursor:
        cursor.execute("SELECT contacts_refresh_search(%s)", [[row.pk for row in contacts]])


def _not_empty(found: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return {key: pks for key, pks in found.items() if pks}
