"""What stands in the columns of the press directory when it leaves the house."""

from contacts.exports import do_not_contact
from ssp_crm.exports import Column

STOP = Column("Please do not contact", lambda profile: do_not_contact(profile.contact))
REACH = [
    Column("Phone", lambda profile: profile.phone),
    Column("E-mail", lambda profile: profile.email),
    STOP,
]
JOURNALIST_COLUMNS = [
    Column("Name", lambda journalist: journalist.contact.name),
    Column("Outlet", lambda journalist: journalist.works_at),
    Column("Role", lambda journalist: journalist.role),
    Column("Beats", lambda journalist: journalist.beats),
    Column("Languages", lambda journalist: journalist.languages),
    *REACH,
    Column("How they like to be approached", lambda journalist: journalist.approach),
    Column("Deadlines", lambda journalist: journalist.deadlines),
    Column("Told who our liaison is on", lambda journalist: journalist.told_on),
]
INTRODUCTION_COLUMNS = [
    Column("Name", lambda journalist: journalist.contact.name),
    Column("Outlet", lambda journalist: journalist.works_at),
    Column("Local press", lambda journalist: "yes" if journalist.is_local else ""),
    *REACH,
    Column("Told of", lambda journalist: journalist.told_of),
    Column("On", lambda journalist: journalist.told_on),
    Column("By", lambda journalist: journalist.told_by),
    Column("Number they have", lambda journalist: journalist.told_number),
]
OUTLET_COLUMNS = [
    Column("Name", lambda outlet: outlet.contact.name),
    Column("Medium", lambda outlet: outlet.get_medium_display()),
    Column("Area", lambda outlet: outlet.area),
    Column("Local press", lambda outlet: "yes" if outlet.is_local else ""),
    Column("How many it reaches", lambda outlet: outlet.reach),
    Column("Audience", lambda outlet: outlet.audience),
    Column("Languages", lambda outlet: outlet.languages),
    Column("Owner", lambda outlet: outlet.owner),
    Column("Web address", lambda outlet: outlet.domain),
    Column("Deadlines", lambda outlet: outlet.deadlines),
    *REACH,
    Column("Journalists we know there", lambda outlet: outlet.journalist_count),
]
INQUIRY_COLUMNS = [
    Column("Asked", lambda row: row.received_at),
    Column("Who asked", lambda row: row.who),
    Column("Outlet", lambda row: str(row.outlet or "")),
    Column("Question", lambda row: row.question),
    Column("Topic", lambda row: row.topic),
    Column("How", lambda row: row.get_format_display()),
    Column("On or off the record", lambda row: row.get_attribution_display()),
    Column("Deadline", lambda row: row.deadline_at),
    Column("Where and when it runs", lambda row: row.airs),
    Column("Who sees to it", lambda row: row.assigned_to.name if row.assigned_to else ""),
    Column("Status", lambda row: row.get_status_display()),
    Column("How it ended", lambda row: "" if row.is_open else row.outcome),
]
DUTY_COLUMNS = [
    Column("Who", lambda turn: turn.user.name),
    Column("As", lambda turn: turn.get_role_display()),
    Column("From", lambda turn: turn.starts_at),
    Column("Until", lambda turn: turn.ends_at),
    Column("Number to publish", lambda turn: turn.number),
    Column("Hand-over note", lambda turn: turn.handover),
]
