"""One change of many contacts at once, and taking it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ..imports.adding import save_versions
from ..models import BulkChange, Contact, Tag
from .snapshots import differences, stored, values_before

if TYPE_CHECKING:
    from accounts.models import User

    from ..querysets import ContactQuerySet

Action = BulkChange.Action
MOST = 1_000
NOBODY = "nobody"  # asks for a lead or backup to be taken away


@dataclass(frozen=True)
class Wish:
    """What shall become of the contacts: a tag, or who looks after them."""

    action: str
    tag: str = ""
    people: dict[str, "User | None"] = field(default_factory=dict)  # lead and backup, as asked for


@transaction.atomic
def change_contacts(
    *,
    wish: Wish,
    rows: Mapping[int, int],
    visible: "ContactQuerySet",
    author: "User",
    now: datetime | None = None,
) -> tuple[BulkChange, int]:
    """Change contacts given as {key: version shown}; return the change and how many were left out.

    Left out are those somebody changed since they were shown. Raises ValidationError if nothing
    is left to do.
    """
    found = visible.select_for_update(of=("self",)).filter(pk__in=rows, merged_into=None)
    contacts = list(found.order_by("pk")[:MOST])
    fresh = [contact for contact in contacts if contact.version == rows[contact.pk]]
    before = APPLY[Action(wish.action)](fresh, wish, now or timezone.now())
    if not before:
        raise ValidationError("Nothing to change: these contacts are so already, or changed since.")
    change = BulkChange.objects.create(
        action=wish.action, before=before, words=_words(wish), author=author
    )
    return change, len(contacts) - len(fresh)


def _words(wish: Wish) -> str:
    people = (f"{role} {user or NOBODY}" for role, user in wish.people.items())
    return (wish.tag or ", ".join(people))[:200]


def _tag(contacts: list[Contact], wish: Wish, now: datetime) -> dict[str, Any]:
    tag = _known_tag(wish.tag) or Tag.objects.create(name=wish.tag)
    bearing = _bearing(tag, contacts)
    new = [contact for contact in contacts if contact.pk not in bearing]
    through: Any = Contact.tags.through
    through.objects.bulk_create(through(contact=contact, tag=tag) for contact in new)
    save_versions(new, [], now)
    return {str(contact.pk): {"tag": tag.pk} for contact in new}


def _untag(contacts: list[Contact], wish: Wish, now: datetime) -> dict[str, Any]:
    tag = _known_tag(wish.tag)
    if tag is None:
        return {}
    bearing = _bearing(tag, contacts)
    losing = [contact for contact in contacts if contact.pk in bearing]
    Contact.tags.through.objects.filter(tag=tag, contact__in=losing).delete()
    save_versions(losing, [], now)
    return {str(contact.pk): {"tag": tag.pk} for contact in losing}


def _bearing(tag: Tag, contacts: list[Contact]) -> set[int]:
    keys = [contact.pk for contact in contacts]
    return set(tag.contacts.filter(pk__in=keys).order_by().values_list("pk", flat=True))


def _known_tag(name: str) -> Tag | None:
    return Tag.objects.filter(name__iexact=name).order_by("pk").first()


def _assign(contacts: list[Contact], wish: Wish, now: datetime) -> dict[str, Any]:
    def change(contact: Contact) -> None:
        for role, user in wish.people.items():
            setattr(contact, role, user)
        if contact.lead_id and contact.lead_id == contact.backup_id:  # two people, or one gap
            setattr(contact, "lead" if "backup" in wish.people else "backup", None)

    return _save(contacts, change, ["lead", "backup"], now)


def _archive(contacts: list[Contact], wish: Wish, now: datetime) -> dict[str, Any]:
    def change(contact: Contact) -> None:
        contact.archived_at = contact.archived_at or now

    return _save(contacts, change, ["archived_at"], now)


def _restore(contacts: list[Contact], wish: Wish, now: datetime) -> dict[str, Any]:
    def change(contact: Contact) -> None:
        contact.archived_at = None

    return _save(contacts, change, ["archived_at"], now)


def _save(
    contacts: list[Contact], change: Callable[[Contact], None], names: list[str], now: datetime
) -> dict[str, Any]:
    before = {contact.pk: stored(contact) for contact in contacts}
    for contact in contacts:
        change(contact)
    found = {c.pk: differences(before[c.pk], stored(c)) for c in contacts}
    changed = [contact for contact in contacts if found[contact.pk]]
    save_versions(changed, names, now)
    return {str(c.pk): differences(before[c.pk], stored(c)) for c in changed}


APPLY = {
    Action.TAG: _tag,
    Action.UNTAG: _untag,
    Action.ASSIGN: _assign,
    Action.ARCHIVE: _archive,
    Action.RESTORE: _restore,
}


@transaction.atomic
def undo_change(*, change: BulkChange, now: datetime | None = None) -> tuple[BulkChange, int]:
    """Take a change back; return it and how many contacts somebody has changed again since.

    Raises ValidationError if it is taken back already.
    """
    change = BulkChange.objects.select_for_update().get(pk=change.pk)
    if change.undone_at:
        raise ValidationError("This change is taken back already.")
    keys = [int(pk) for pk in change.before]
    locked = Contact.objects.select_for_update(of=("self",)).filter(pk__in=keys, merged_into=None)
    contacts = list(locked.order_by("pk"))
    is_tags = change.action in {Action.TAG, Action.UNTAG}
    back = _tags_back(change, contacts) if is_tags else _columns_back(change, contacts)
    change.undone_at = now or timezone.now()
    change.save()
    return change, len(keys) - back


def _tags_back(change: BulkChange, contacts: list[Contact]) -> int:
    tags = {known["tag"] for known in change.before.values()}
    through: Any = Contact.tags.through
    rows = through.objects.filter(tag__in=tags, contact__in=contacts)
    bearing = set(rows.values_list("contact_id", flat=True))
    removes = change.action == Action.TAG
    moved = [contact for contact in contacts if (contact.pk in bearing) == removes]
    if removes:
        rows.delete()
    else:
        tag = Tag.objects.filter(pk__in=tags).first()
        moved = moved if tag else []
        through.objects.bulk_create(through(contact=contact, tag=tag) for contact in moved)
    save_versions(moved, [])
    return len(moved)


def _columns_back(change: BulkChange, contacts: list[Contact]) -> int:
    back = []
    for contact in contacts:
        changes = change.before[str(contact.pk)]
        values = values_before(contact, changes)
        # The time of change goes back too, unless something else changed since.
        if {*changes} - {"updated_at"} <= {name.removesuffix("_id") for name in values}:
            for name, value in values.items():
                setattr(contact, name, value)
            # Else somebody made the lead of before the backup since.
            if not contact.lead_id or contact.lead_id != contact.backup_id:
                back.append(contact)
    save_versions(back, ["lead", "backup", "archived_at"])
    return len(back)
