"""What the base layout needs on every page."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Door:
    """A page the navigation leads to, for whoever has the permission ("" is everyone)."""

    name: str
    words: str
    icon: str
    permission: str = ""

    @cached_property
    def address(self) -> str:
        """Where it leads."""
        return reverse(self.name)


# The first four stand at a phone's bottom edge as well.
NAVIGATION = [
    Door("home", "Today", "sun"),
    Door("contacts:contact_list", "Contacts", "users", "contacts.view_contact"),
    Door("events:calendar", "Calendar", "calendar-days", "events.view_event"),
    Door("media_liaison:desk", "Press desk", "newspaper", "media_liaison.view_journalist"),
]
ROOMS = [
    Door("contacts:challenge_list", "Challenges", "life-buoy", "contacts.view_challenge"),
    Door("contacts:ally_list", "Allies", "heart-handshake", "contacts.view_commitment"),
    Door("contacts:commitment_list", "Asks and promises", "handshake", "contacts.view_commitment"),
    Door("contacts:followup_list", "Follow-ups", "list-checks", "contacts.view_followup"),
    Door("contacts:membership_list", "Memberships", "id-card", "contacts.view_membership"),
    Door("events:speaker_list", "Speakers", "mic", "events.view_speaker"),
    Door("library:message_list", "Messages", "message-circle", "library.view_message"),
    Door("library:resource_list", "Resources", "library", "library.view_resource"),
    Door("contacts:power_map", "Power map", "chart-scatter", "contacts.view_contact"),
    Door("contacts:sphere_list", "Spheres", "rainbow", "contacts.view_contact"),
]
UPKEEP = [
    Door("contacts:duplicate_list", "Duplicates", "copy-check", "contacts.merge_contact"),
    Door("library:word_list", "Words that matter", "book-open", "library.view_term"),
    Door("contacts:import_list", "Import", "file-up", "contacts.add_importrun"),
    Door("outbox", "Mail", "mail", "ssp_crm.view_mail"),
    Door("accounts:user_list", "Who works here", "user-cog", "accounts.view_user"),
    Door("accounts:program_edit", "Our program", "house", "accounts.view_user"),
    Door("admin:index", "Records", "archive", "accounts.use_admin"),
    Door("accounts:profile", "My profile", "circle-user"),
]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation a person may use, which part of it this page is, and the program's name."""
    context: dict[str, Any] = {"program": getattr(request, "program", None)}
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        doors = {"navigation": NAVIGATION, "rooms": ROOMS, "upkeep": UPKEEP}
        for key, group in doors.items():
            context[key] = [d for d in group if not d.permission or user.has_perm(d.permission)]
        context["here"] = _here(request.path)
    return context


def _here(path: str) -> str:
    """The address of the innermost door a page lies behind."""
    addresses = [door.address for door in (*NAVIGATION, *ROOMS, *UPKEEP)]
    behind = [a for a in addresses if path == a or (a != "/" and path.startswith(a))]
    return max(behind, key=len, default="")
