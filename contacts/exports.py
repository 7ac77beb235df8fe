"""What stands in the columns of contacts' lists when they leave the house."""

from typing import Any

from ssp_crm.exports import Column


def do_not_contact(contact: Any) -> str:
    """Return why a contact must be left in peace, or ""; it travels with every list."""
    return contact.do_not_contact_reason if contact.do_not_contact else ""


CONTACT_COLUMNS = [
    Column("Name", lambda contact: contact.name),
    Column("Kind", lambda contact: contact.get_kind_display()),
    Column("Category", lambda contact: contact.get_category_display()),
    Column("Stance", lambda contact: contact.get_stance_display()),
    Column("Organization", lambda contact: contact.works_at),
    Column("Phone", lambda contact: contact.phone),
    Column("E-mail", lambda contact: contact.email),
    Column("Details checked on", lambda contact: contact.verified_on),
    Column("Please do not contact", do_not_contact),
]
FOLLOW_UP_COLUMNS = [
    Column("Due", lambda follow_up: follow_up.due_on),
    Column("What", lambda follow_up: follow_up.what),
    Column("For", lambda follow_up: follow_up.contact.name),
    Column("Who", lambda follow_up: follow_up.assigned_to.name),
    Column("Done", lambda follow_up: follow_up.done_at),
    Column("Please do not contact", lambda follow_up: do_not_contact(follow_up.contact)),
]
