"""What the base layout needs on every page."""

from typing import Any

from django.http import HttpRequest

# (address name, words, icon, permission); the first four stand at a phone's bottom edge.
NAVIGATION = [
    ("home", "Today", "sun", ""),
    ("contacts:contact_list", "Contacts", "users", "contacts.view_contact"),
    ("events:calendar", "Calendar", "calendar-days", "events.view_event"),
    ("media_liaison:desk", "Press desk", "newspaper", "media_liaison.view_journalist"),
]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation a person may use, and the program's name."""
    context: dict[str, Any] = {"program": getattr(request, "program", None)}
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        context["navigation"] = [
            item for item in NAVIGATION if not item[3] or user.has_perm(item[3])
        ]
    return context
