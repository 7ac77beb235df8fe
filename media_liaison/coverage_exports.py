"""What stands in the columns of coverage and statements when they leave the house."""

from ssp_crm.exports import Column

COVERAGE_COLUMNS = [
    Column("Published", lambda row: row.published_on),
    Column("Headline", lambda row: row.headline),
    Column("Outlet", lambda row: row.outlet.contact.name),
    Column("Journalist", lambda row: row.journalist.contact.name if row.journalist else ""),
    Column("Web address", lambda row: row.link),
    Column("Topic", lambda row: row.topic),
    Column("Depth", lambda row: row.get_depth_display()),
    Column("Tone", lambda row: row.get_tone_display()),
    Column("Accuracy", lambda row: row.get_accuracy_display()),
    Column("Words for people who use drugs", lambda row: row.get_wording_display()),
    Column("Which words", lambda row: row.words_used),
    Column("Who spoke for us", lambda row: row.speaker.chosen_name if row.speaker else ""),
    Column("What it says", lambda row: row.gist),
    Column("What should be corrected", lambda row: row.correction),
    Column("Correction asked", lambda row: row.correction_asked_on),
    Column("Correction made", lambda row: row.correction_made_on),
]
STATEMENT_COLUMNS = [
    Column("When", lambda row: row.said_at),
    Column("What we said", lambda row: row.said),
    Column("Topic", lambda row: row.topic),
    Column("Journalist", lambda row: row.journalist.contact.name if row.journalist else ""),
    Column("Outlet", lambda row: row.outlet.contact.name if row.outlet else ""),
    Column("Who spoke for us", lambda row: row.speaker.chosen_name if row.speaker else ""),
    Column("On or off the record", lambda row: row.get_attribution_display()),
    Column("Written down by", lambda row: row.author.name),
]
