"""Every page of the house that can be opened, with the ways people ask for it."""

import io
import itertools
import re
import zipfile
from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from contacts.models import FollowUp, Note
from tests.addresses import addresses
from tests.world import World, path_of

HTMX = {"HX-Request": "true"}
# What differs between two answers to the same question: tokens, one-time ids, cursors, clocks.
PASSING = re.compile(
    r'name="(?:csrfmiddlewaretoken|form_id|stamp)" value="[^"]*"|"X-CSRFToken": ?"[^"]*"'
    r'|value="[0-9a-f]{8}-[0-9a-f-]{27}"|page=[\w:%-]+|value="\d\d:\d\d:\d\d"'
    r'|value="\d{4}-\d\d-\d\dT\d\d:\d\d"'
)
CLOCKS = ("Content-Length:", "Expires:", "Last-Modified:", "Date:")
LISTS = ["?sort=changed", "?sort=name", "?who=all", "?who=all&state=overdue", "?who=all&state=done"]
CHALLENGES = ["?sort=newest", "?who=mine", "?kind=complaint", "?q=boxes", "?view=playbook"]
# What a crawl leaves alone: it would sign the crawler out.
LEFT_ALONE = {"account_logout", "admin:logout"}


def pages(world: World, role: str) -> list[str]:
    """Return the path of every address filled with rows that exist, and lists asked otherwise.

    The admin is closed to all but Admin (test_access.py), so that only Admin walks it.
    """
    walked = [a for a in addresses() if a.name not in LEFT_ALONE]
    found = [path_of(a, world) for a in walked if role == "admin" or not a.is_admin]
    lists = [reverse("contacts:contact_list"), reverse("contacts:followup_list")]
    found += [path + query for path, query in itertools.product(lists, LISTS)]
    found += [reverse("contacts:challenge_list") + query for query in CHALLENGES]
    return [*found, *_admin_lists(), *_autocompletes()] if role == "admin" else found


def _admin_lists() -> list[str]:
    queries = ["?q=fence", "?sensitivity__exact=restricted"]
    return [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") + query
        for model in admin.site._registry
        for query in queries
    ]


def _autocompletes() -> list[str]:
    fields = [
        (model, name)
        for model, model_admin in admin.site._registry.items()
        for name in model_admin.autocomplete_fields
    ]
    return [
        reverse("admin:autocomplete")
        + f"?app_label={m._meta.app_label}&model_name={m._meta.model_name}&field_name={name}&term="
        for m, name in fields
    ]


def pages_of_rows(notes: list[Note], follow_ups: list[FollowUp]) -> list[str]:
    """Return every address of given notes and follow-ups, the admin's included."""
    found = []
    for row in [*notes, *follow_ups]:
        model = row._meta.model_name
        found += [row.get_absolute_url(), f"/admin/contacts/{model}/{row.pk}/"]
        found += [
            reverse(f"admin:contacts_{model}_{page}", args=[row.pk])
            for page in ("change", "history", "delete")
        ]
        found.append(f"/admin/r/{ContentType.objects.get_for_model(row).pk}/{row.pk}/")
    found += [reverse("contacts:note_edit", args=[note.pk]) for note in notes]
    return [*found, *(reverse("contacts:followup_toggle", args=[row.pk]) for row in follow_ups)]


def body_of(response: Any) -> str:
    """Return all an answer says: status, headers and text."""
    content = response.getvalue() if response.streaming else response.content
    if content.startswith(b"PK\x03\x04"):  # what an Excel file says is packed inside it
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"".join(book.read(name) for name in book.namelist() if "sheets/" in name)
    headers = "\n".join(f"{name}: {value}" for name, value in sorted(response.headers.items()))
    return f"{response.status_code}\n{headers}\n{content.decode('utf-8', 'replace')}"


def lasting(text: str) -> str:
    """Return an answer without what differs each time it is asked for."""
    lines = [line for line in text.split("\n") if not line.startswith(CLOCKS)]
    return PASSING.sub("", "\n".join(lines))


def asked(client: Client, path: str) -> list[str]:
    """Return what a path answers as a page and, where it is asked for as one, as a part of one."""
    page = body_of(client.get(path))
    is_part = "?" in path and not path.startswith("/admin/")
    return [page, body_of(client.get(path, headers=HTMX))] if is_part else [page]
