"""What stands in the columns of the speakers' list when it leaves the house.

What somebody wishes for stays here: it is theirs, and no list needs it.
"""

from datetime import date

from contacts.exports import do_not_contact
from ssp_crm.exports import Column

SPEAKER_COLUMNS = [
    Column("Name they choose", lambda row: row.chosen_name),
    Column("Readiness", lambda row: row.get_readiness_display()),
    Column("Topics", lambda row: row.topics),
    Column("Languages", lambda row: row.languages),
    Column("How to ask them", lambda row: row.reach),
    Column("Offered in the last year", lambda row: row.offered),
    Column("Took", lambda row: row.taken),
    Column("Last offered", lambda row: None if row.last_offered == date.min else row.last_offered),
]

GUEST_COLUMNS = [
    Column("Name", lambda row: row.who),
    Column("Answer", lambda row: row.get_answer_display()),
    Column("How many", lambda row: row.party),
    Column("Note", lambda row: row.note),
    Column("On the day", lambda row: row.get_presence_display() if row.presence else ""),
    Column("Walked in", lambda row: row.walked_in),
    Column("Thanked on", lambda row: row.thanked_at),
    Column("E-mail", lambda row: row.email),
    Column("Phone", lambda row: row.phone),
    Column("Please do not contact", lambda row: do_not_contact(row.contact) if row.contact else ""),
]
