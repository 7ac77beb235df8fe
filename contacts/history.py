"""A contact's history: its own changes and those of its parts."""

from ssp_crm.history import Change, changes, changes_of_parts, with_names

from .models import Affiliation, Contact, ContactMethod


def contact_changes(contact: Contact) -> list[Change]:
    """Return what was changed about a contact, newest first, with who did it.

    Notes keep their own history on their own page, under their own rule of who may read them.
    """
    found = changes(contact)
    found += changes_of_parts(ContactMethod, contact_id=contact.pk)
    found += changes_of_parts(Affiliation, person_id=contact.pk)
    return with_names(sorted(found, key=lambda change: change.at, reverse=True))
