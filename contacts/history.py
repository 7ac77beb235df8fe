"""The history of a contact or a challenge: its own changes and those of its parts."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from ssp_crm.history import (
    LABELS,
    Change,
    changes,
    changes_of_parts,
    history_model,
    history_rows,
    with_names,
)

from .models import Affiliation, Challenge, Contact, ContactMethod
from .models.challenges import ChallengeContact


def contact_changes(contact: Contact, user: Any) -> list[Change]:
    """Return what was changed about a contact, newest first, with who did it.

    Notes keep their own history on their own page, under their own rule of who may read them.
    """
    found = changes(contact, user=user)
    found += changes_of_parts(ContactMethod, user=user, contact_id=contact.pk)
    found += changes_of_parts(Affiliation, user=user, person_id=contact.pk)
    return with_names(sorted(found, key=lambda change: change.at, reverse=True))


def challenge_changes(challenge: Challenge, user: Any) -> list[Change]:
    """Return what was changed about a challenge, newest first, with who did it.

    Its work log and its notes stand on its page; which notes were linked is not told, since not
    everybody who reads the challenge may read them.
    """
    parts = list(_contacts_of(challenge, user))
    if hasattr(challenge, "concern_told"):
        parts += changes(challenge.concern_told, user=user)
    may_read = _readable_then(challenge, user)
    found = changes(challenge, user=user) + [part for part in parts if may_read(part.at)]
    return with_names(sorted(found, key=lambda change: change.at, reverse=True))


def _readable_then(challenge: Challenge, user: Any) -> Callable[[datetime], bool]:
    """Whether a challenge was open to someone at a time: its parts follow its rule of then."""
    table: Any = history_model(Challenge)._default_manager
    versions = list(table.filter(pgh_obj_id=challenge.pk).order_by("pgh_id"))
    times = [version.pgh_created_at for version in versions]

    def may_read(at: datetime) -> bool:
        place = bisect_right(times, at)
        return place > 0 and Challenge.may_be_read_by(versions[place - 1], user)

    return may_read


def _contacts_of(challenge: Challenge, user: Any) -> Iterator[Change]:
    """Whom it was said to be about; the names are fetched in one query."""
    rows = history_rows(ChallengeContact, user=user, challenge_id=challenge.pk)
    names = Contact.objects.visible_to(user).in_bulk({row.contact_id for row in rows})
    for row in rows:
        name = str(names.get(row.contact_id, "(removed)"))
        who = row.pgh_context.metadata.get("user") if row.pgh_context else None
        before, after = (name, "") if row.pgh_label == "delete" else ("", name)
        yield Change(row.pgh_created_at, who, LABELS[row.pgh_label], "contact", before, after)
