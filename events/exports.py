"""What stands in the columns of the speakers' list when it leaves the house.

What somebody wishes for stays here: it is theirs, and no list needs it.
"""

from datetime import date

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
