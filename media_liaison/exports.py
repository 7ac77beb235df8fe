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
OUTLET_COLUMNS = [
    Column("Name", lambda outlet: outlet.contact.name),
    Column("Medium", lambda outlet: outlet.get_medium_display()),
    Column("Area", lambda outlet: outlet.area),
    Column("Audience", lambda outlet: outlet.audience),
    Column("Languages", lambda outlet: outlet.languages),
    Column("Owner", lambda outlet: outlet.owner),
    Column("Web address", lambda outlet: outlet.domain),
    Column("Deadlines", lambda outlet: outlet.deadlines),
    *REACH,
    Column("Journalists we know there", lambda outlet: outlet.journalist_count),
]
