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
COMMITMENT_COLUMNS = [
    Column("Due", lambda row: row.due_on),
    Column("What", lambda row: row.what),
    Column("Kind", lambda row: row.get_topic_display()),
    Column("Who does it", lambda row: row.get_made_by_display()),
    Column("Contact", lambda row: row.contact.name),
    Column("Status", lambda row: row.get_status_display()),
    Column("What happened", lambda row: row.outcome),
    Column("Looked after by", lambda row: row.owner.name),
    Column("Please do not contact", lambda row: do_not_contact(row.contact)),
]
CHALLENGE_COLUMNS = [
    Column("Reached us", lambda row: row.received_at),
    Column("In a few words", lambda row: row.title),
    Column("Kind", lambda row: row.get_kind_display()),
    Column("Status", lambda row: row.get_status_display()),
    Column("With", lambda row: ", ".join(contact.name for contact in row.contacts.all())),
    Column("Looked after by", lambda row: row.owner.name if row.owner else ""),
    Column("What worked", lambda row: row.worked),
    Column("What to avoid", lambda row: row.avoid),
    Column("What we learned", lambda row: row.lesson),
]
MEMBERSHIP_COLUMNS = [
    Column("Organization", lambda row: row.organization.name),
    Column("Kind", lambda row: row.get_kind_display()),
    Column("Represents us", lambda row: row.representative.name if row.representative else ""),
    Column("Since", lambda row: row.since),
    Column("Renew by", lambda row: row.renews_on),
    Column("Dues a year", lambda row: "" if row.dues is None else str(row.dues)),
    Column("Until", lambda row: row.ended_on),
]
