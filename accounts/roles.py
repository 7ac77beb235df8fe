"""Who may do what: the one table of roles, applied after every migrate (apps.py).

A role is a Django group. Each row names what it adds to the roles it stands on.
"""

from dataclasses import dataclass, field

from django.apps.registry import Apps

VOLUNTEER, STAFF, LIAISON = "Volunteer", "Staff", "Liaison"
LEADERSHIP, ADMIN = "Leadership", "Admin"


@dataclass(frozen=True)
class Role:
    """What a role adds, as app.codename, and the role it stands on."""

    words: str
    adds: tuple[str, ...]
    stands_on: tuple[str, ...] = field(default=())


def write(*models: str) -> tuple[str, ...]:
    """Return the add and change permissions of `app.model` names."""
    names = [name.split(".") for name in models]
    return tuple(f"{app}.{verb}_{model}" for app, model in names for verb in ("add", "change"))


def read(*models: str) -> tuple[str, ...]:
    """Return the view permissions of models of the press desk."""
    return tuple(f"media_liaison.view_{model}" for model in models)


ROLES: dict[str, Role] = {
    VOLUNTEER: Role(
        "Reads contacts, shared notes, the calendar and the shelf of resources.",
        (
            "contacts.view_contact",
            "contacts.view_note",
            "events.view_event",
            "events.view_site",
            "library.view_term",
            "library.view_resource",
            "library.add_resource",
        ),
    ),
    STAFF: Role(
        "Also writes them, asks and promises, works on challenges, plans events, keeps guest "
        "lists, asks speakers, imports lists and calendars, reads messages and the press desk, and "
        "writes down what reporters ask.",
        (
            *write("contacts.contact", "contacts.note", "contacts.followup", "contacts.stance"),
            *write("contacts.commitment", "contacts.challenge", "contacts.membership"),
            *write("contacts.relationship", "contacts.savedfilter"),
            *write("events.event", "contacts.importrun"),
            *write("events.speaker", "events.speakingturn", "events.rsvp", "events.daterequest"),
            *write("events.calendarimport"),
            "contacts.delete_relationship",
            "contacts.delete_savedfilter",
            "contacts.view_commitment",
            "contacts.view_challenge",
            "contacts.view_membership",
            "contacts.view_relationship",
            "contacts.view_followup",
            "contacts.view_importrun",
            "events.view_daterequest",
            "events.view_rsvp",
            "events.view_calendarimport",
            "events.view_speaker",
            "events.view_speakingturn",
            "library.view_message",
            "media_liaison.add_inquiry",
            *read("journalist", "outlet", "pressroom", "dutyshift", "groundrule", "inquiry"),
            *read("statement", "coverage", "socialchannel", "post"),
        ),
        (VOLUNTEER,),
    ),
    LIAISON: Role(
        "Also keeps the press desk: journalists, duty, answers, coverage, channels, posts and "
        "consents, the message bank and the shelf.",
        (
            *write("media_liaison.journalist", "media_liaison.outlet", "media_liaison.dutyshift"),
            *write("media_liaison.inquiry", "media_liaison.groundrule", "media_liaison.statement"),
            *write("media_liaison.coverage", "media_liaison.socialchannel", "media_liaison.post"),
            *write("media_liaison.consent", "library.message", "library.resource"),
            "media_liaison.change_pressroom",
            "media_liaison.view_consent",
            "media_liaison.delete_dutyshift",
            "library.approve_message",
            "library.delete_resource",
        ),
        (STAFF,),
    ),
    LEADERSHIP: Role(
        "Also reads restricted notes and challenges, merges duplicates, exports lists, sets "
        "sites and service hours, and may plan a visit in them with a reason.",
        (
            "contacts.view_restricted",
            "contacts.export_contact",
            "contacts.merge_contact",
            "events.plan_in_service_hours",
            *write("events.site", "events.servicehours", "events.checklistitem"),
            "events.view_checklistitem",
            "events.delete_checklistitem",
            "ssp_crm.view_mail",
            "ssp_crm.change_mail",
        ),
        (LIAISON,),
    ),
    ADMIN: Role(
        "Invites people, sets roles and the program profile, and opens the Django admin. "
        "Reads no restricted notes unless also in Leadership.",
        (
            "accounts.use_admin",
            "accounts.view_user",
            *write("accounts.user", "accounts.program"),
            "auth.view_group",
            "accounts.view_program",
            "accounts.view_value",
            "library.view_exemption",
            "library.delete_exemption",
            *write("accounts.value", "library.term", "library.exemption"),
            *write("events.site", "events.servicehours", "contacts.tag", "contacts.contactmethod"),
            *write("contacts.affiliation"),
            "contacts.view_tag",
            "contacts.view_stance",
            "contacts.view_contactmethod",
            "contacts.view_affiliation",
            "contacts.view_challengestep",
            "contacts.view_concern",
            "contacts.view_savedfilter",
            "contacts.view_merge",
            "contacts.delete_tag",
            *write("events.checklistitem"),
            "events.view_checklistitem",
            "events.delete_checklistitem",
            "events.view_serviceexception",
            "events.view_servicehours",
            "events.view_series",
            "events.view_tourcheck",
            "ssp_crm.view_mail",
            "ssp_crm.change_mail",
            "ssp_crm.view_jobrun",
        ),
        (LIAISON,),
    ),
}


def permissions_of(role: str) -> set[str]:
    """Return every permission of a role, those it stands on included."""
    found = set(ROLES[role].adds)
    for lower in ROLES[role].stands_on:
        found |= permissions_of(lower)
    return found


def apply_roles(apps: Apps) -> None:
    """Make the groups equal the table. Permissions not created yet are left for the next run."""
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    by_name = {
        f"{p.content_type.app_label}.{p.codename}": p
        for p in permission_model.objects.select_related("content_type")
    }
    for role in ROLES:
        group, _ = group_model.objects.get_or_create(name=role)
        group.permissions.set([by_name[n] for n in permissions_of(role) if n in by_name])
