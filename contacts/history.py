"""A contact's history: its own changes and those of its parts."""

from typing import Any

from ssp_crm.history import Change, changes, changes_of_parts, with_names

from .models import Affiliation, Contact, ContactMethod


def contact_changes(contact: Contact, user: Any) -> list[Change]:
    """Return what was changed about a contact, newest first, with who did it.

    Notes keep their own history on their own page, under their own rule of who may read them.
    """
    found = changes(contact, user=user)
    found += changes_of_parts(ContactMethod, user=user, contact_id=contact.pk)
    found += changes_of_parts(Affiliation, user=user, person_id=contact.pk)
    return with_names(sorted(found, key=lambda change: change.at, reverse=True))
