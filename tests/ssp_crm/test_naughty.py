"""Naughty text comes back as it was typed, and nothing in it comes alive on a page."""

import json
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from contacts.models import Contact, ContactMethod, Note

from .pages import pages
from .test_kept import fields_of

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture
def naughty(shared_data):
    """The big list of naughty strings, as a browser sends them: without NUL, with CRLF."""
    texts = json.loads((shared_data / "hostile/blns.json").read_text(encoding="utf-8"))
    texts = [t.encode("utf-8", "ignore").decode() for t in texts if "\x00" not in t]
    return [text for text in texts if text.strip()]


def as_stored(text):
    """Return a text as forms keep it: outer white space gone, every line end CRLF as sent."""
    return text.strip()


def in_pairs(texts):
    """Return texts two by two; the last stands beside itself."""
    firsts, seconds = texts[::2], texts[1::2]
    return list(zip(firsts, [*seconds, *firsts[len(seconds) :]], strict=True))


def test_naughty_strings_in_notes_come_back_as_typed(everyone, world, naughty):
    maria, address = world.row("contacts.Contact"), reverse("contacts:note_new")
    form = {"contacts": str(maria.pk), "kind": "call", "sensitivity": "shared"}
    Note.objects.all().delete()
    typed = in_pairs(naughty)

    for happened, meaning in typed:
        words = {"happened": happened, "meaning": meaning, "happened_at": "2026-01-01T10:00"}
        assert everyone.post(address, {**form, **words}).status_code == 302, happened

    kept = list(Note.objects.order_by("pk").values_list("happened", "meaning"))
    assert kept == [(as_stored(one), as_stored(two)) for one, two in typed]


CONTACT_TEXTS = ("name", "works", "avoid", "sort_name")


def test_naughty_strings_in_contacts_come_back_as_typed(everyone, world, naughty):
    address = reverse("contacts:contact_new")
    blank = {**fields_of(everyone.get(address)), "confirm_duplicate": "on", "form_id": ""}
    lines = [text for text in naughty if len(text) <= 200 and len(text.splitlines()) == 1]
    typed = [lines[n : n + 4] for n in range(0, len(lines) - 3, 4)]
    before = Contact.objects.count()

    for texts in typed:
        form = blank | dict(zip(CONTACT_TEXTS, texts, strict=True))
        assert everyone.post(address, form).status_code == 302, texts

    kept = list(Contact.objects.order_by("pk").values_list(*CONTACT_TEXTS))[before:]
    assert kept == [tuple(map(as_stored, texts)) for texts in typed]


def test_naughty_strings_are_shown_as_typed_in_the_form(everyone, world, naughty):
    note = world.row("contacts.Note")
    address = reverse("contacts:note_edit", args=[note.pk])
    text = " ".join(naughty[:200]).strip()
    Note.objects.filter(pk=note.pk).update(happened=text)

    shown = fields_of(everyone.get(address))["happened"]

    assert shown.replace("\r\n", "\n") == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("part", range(3))
def test_naughty_strings_are_searched_for_without_an_error(everyone, world, naughty, part):
    asked = naughty[part::9]

    found = [t for t in asked if everyone.get("/search/", {"q": t}).status_code != 200]

    assert found == []


# Scripts in every text


PAYLOAD = """"><svg/onload=zap(1)><img src=x onerror=zap(2)><script>zap(3)</script>'zap='{{zap}}"""


class Zapped(HTMLParser):
    """Finds elements and attributes that came from a payload."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        values = [(name, value or "") for name, value in attrs]
        is_live = any(n.startswith("on") or "zap" in n or "javascript:" in v for n, v in values)
        has_source = dict(attrs).get("src") == "x"
        if is_live or has_source:
            self.found.append((tag, attrs))

    def handle_data(self, data):
        if self.lasttag == "script" and self.cdata_elem and "zap" in data:
            self.found.append(("script", data))


def poison(world):
    """Put the payload in every text of every row."""
    for row in world.rows.values():
        texts = [f for f in row._meta.concrete_fields if is_text(f)]
        values = {f.attname: PAYLOAD[: f.max_length] for f in texts}
        if values:
            type(row)._base_manager.filter(pk=row.pk).update(**values)
    for role, user in world.users.items():
        type(user).objects.filter(pk=user.pk).update(name=f"{role} {PAYLOAD}"[:200])
    world.row("contacts.Contact").tags.add(world.row("contacts.Tag"))


def is_text(field):
    """Say whether people write words into a column."""
    kinds = {"CharField", "TextField"}
    addressed = {"time_zone", "status", "token", "email"}
    return (
        field.get_internal_type() in kinds
        and not field.choices
        and not field.generated
        and not field.primary_key
        and field.name not in addressed
        and field.model._meta.label != "auth.Group"
    )


def test_no_payload_becomes_an_element_on_any_page(world, everyone):
    poison(world)
    asked = [
        *pages(world, "admin"),
        "/search/?q=zap",
        "/contacts/?q=zap",
        "/contacts/?q=" + PAYLOAD,
    ]

    responses = {path: everyone.get(path) for path in asked}

    html = {p: r for p, r in responses.items() if "html" in r["Content-Type"]}
    live = {path: Zapped(r.content.decode()).found for path, r in html.items()}
    assert {path: found for path, found in live.items() if found} == {}
    assert sum("zap(1)" in r.content.decode() for r in html.values()) > 10


def test_a_live_payload_is_seen():
    assert len(Zapped(f'<p title="{PAYLOAD}">').found) == 3


@pytest.mark.parametrize("address", ["javascript:zap(1)", "JaVaScRiPt:zap(1)", "data:text/html,x"])
def test_address_that_runs_is_shown_but_no_link(everyone, world, address):
    maria = world.row("contacts.Contact")
    ContactMethod.objects.create(contact=maria, channel="website", value=address)

    page = everyone.get(maria.get_absolute_url()).content.decode()

    assert address in page
    assert Zapped(page).found == []
