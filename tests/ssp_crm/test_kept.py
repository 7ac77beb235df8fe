"""Nothing typed is lost: not by a session that ended, nor by a form that grew too old."""

import html
import re
import uuid
from datetime import timedelta
from html.parser import HTMLParser

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contacts.models import Note
from ssp_crm.kept import SALT
from tests.conftest import PASSWORD

TYPED = ("“She said: <b>not here</b> & not now.”\r\n\r\n  Señora Peña — 北京 🌻 " * 40)[
    :1998
].strip()
CHARACTERS = 1_900  # at least as many are typed


class Fields(HTMLParser):
    """The fields of a page's forms, as a browser would send them."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.found, self._area, self._select = {}, None, None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "textarea":
            self._area, self.found[attrs["name"]] = attrs["name"], ""
        elif tag == "select":
            self._select = attrs["name"]
        elif tag == "option" and "selected" in attrs and self._select:
            self.found[self._select] = attrs["value"]
        elif tag == "input" and attrs.get("name") and self._is_sent(attrs):
            self.found[attrs["name"]] = attrs.get("value", "") or self.found.get(attrs["name"], "")

    def handle_endtag(self, tag):
        if tag in {"textarea", "select"}:
            self._area = self._select = None

    def handle_data(self, data):
        if self._area:
            self.found[self._area] += data

    def _is_sent(self, attrs):
        return attrs.get("type") not in {"checkbox", "radio"} or "checked" in attrs


def fields_of(response):
    """Return a page's fields; the first line break in a textarea is HTML's, not the writer's."""
    found = Fields(response.content.decode()).found
    return {name: value.removeprefix("\n") for name, value in found.items()}


def lines(text):
    """Return a text with one kind of line end: a browser sends CRLF for every one of them."""
    return text.replace("\r\n", "\n")


@pytest.fixture
def typed(maria):
    """A note as typed into the form."""
    return {
        "contacts": str(maria.pk),
        "kind": "call",
        "happened_at": "2026-01-01T10:00",
        "happened": TYPED,
        "sensitivity": "shared",
        "form_id": str(uuid.uuid4()),
    }


@pytest.fixture
def new_note(maria):
    """The address of the form."""
    return reverse("contacts:contact_note_new", args=[maria.pk])


def sign_in(client, user, page, **changed):
    """Sign in from the page that asked for it, and return the form one is led to."""
    fields = {**fields_of(page), "login": user.email, "password": PASSWORD, **changed}
    return client.post(reverse("account_login"), fields, follow=True)


def test_as_many_characters_as_promised_are_typed():
    assert len(TYPED) >= CHARACTERS


def test_note_sent_without_a_session_gets_a_sign_in_page_that_carries_it(client, typed, new_note):
    response = client.post(new_note, typed)

    assert response.status_code == 401
    assert set(fields_of(response)) >= {"login", "password", "kept", "next"}
    assert Note.objects.count() == 0


def test_signing_in_leads_back_to_the_form_with_every_character(client, dana, typed, new_note):
    form = sign_in(client, dana, client.post(new_note, typed))

    assert form.redirect_chain[-1][0] == new_note
    assert lines(fields_of(form)["happened"]) == lines(TYPED)


def test_note_is_saved_once_from_the_form_one_is_led_back_to(client, dana, typed, new_note):
    form = sign_in(client, dana, client.post(new_note, typed))
    again = {**typed, "form_id": fields_of(form)["form_id"]}

    answers = [client.post(new_note, again).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert [lines(note.happened) for note in Note.objects.all()] == [lines(TYPED)]


def test_edit_sent_without_a_session_is_saved_after_sign_in(client, dana, maria, make_note, typed):
    note = make_note(dana, maria)
    address = reverse("contacts:note_edit", args=[note.pk])
    page = client.post(address, {**typed, "version": "1"})

    form = sign_in(client, dana, page)
    answer = client.post(address, {**typed, "version": fields_of(form)["version"]})

    assert answer.status_code == 302
    assert lines(Note.objects.get().happened) == lines(TYPED)


def test_edit_that_grew_stale_meanwhile_is_compared_after_sign_in(
    client, dana, maria, make_note, typed
):
    note = make_note(dana, maria)
    page = client.post(reverse("contacts:note_edit", args=[note.pk]), {**typed, "version": "1"})
    note.save()

    form = sign_in(client, dana, page)
    answer = client.post(form.redirect_chain[-1][0], {**typed, **fields_of(form)})

    assert answer.status_code == 409


def test_what_was_typed_is_shown_once(client, dana, typed, new_note):
    sign_in(client, dana, client.post(new_note, typed))

    again = client.get(new_note)

    assert fields_of(again)["happened"] == ""


def test_tampered_blob_is_ignored(client, dana, typed, new_note):
    page = client.post(new_note, typed)

    form = sign_in(client, dana, page, kept=fields_of(page)["kept"][:-1] + "_")

    assert (form.status_code, fields_of(form)["happened"]) == (200, "")


def test_blob_grown_old_is_ignored(client, dana, typed, new_note):
    page = client.post(new_note, typed)

    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        form = sign_in(client, dana, page)

    assert fields_of(form)["happened"] == ""


def test_wrong_password_keeps_what_was_typed(client, dana, typed, new_note):
    page = sign_in(client, dana, client.post(new_note, typed), password="not the right one at all")

    form = sign_in(client, dana, page)

    assert lines(fields_of(form)["happened"]) == lines(TYPED)


def test_blob_opens_no_page_to_somebody_without_the_right(client, vera, typed, new_note):
    answer = sign_in(client, vera, client.post(new_note, typed))

    assert (answer.status_code, Note.objects.count()) == (403, 0)


def test_blob_shows_on_no_other_page(client, dana, typed, new_note):
    sign_in(client, dana, client.post(new_note, typed), next="/accounts/profile/")

    other = client.get(reverse("contacts:note_new"))

    assert fields_of(other)["happened"] == ""


def test_next_address_of_another_host_is_not_followed(client, dana, typed, new_note):
    page = client.post(new_note, typed)
    fields = {**fields_of(page), "login": dana.email, "password": PASSWORD}

    answer = client.post(reverse("account_login"), {**fields, "next": "https://elsewhere.example/"})

    assert answer.headers["Location"] == "/"


def test_passwords_are_never_carried(client, db):
    secret = {"oldpassword": "old secret", "password1": "new secret", "password2": "new secret"}

    page = client.post(reverse("account_change_password"), secret)

    assert signing.loads(fields_of(page)["kept"], salt=SALT)["fields"] == []


def test_button_pressed_without_a_session_leads_to_a_page_that_says_so(client, dana, maria):
    page = client.post(reverse("contacts:contact_archive", args=[maria.pk]))

    answer = sign_in(client, dana, page)

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "press it again" in answer.content.decode()


def test_part_of_a_page_sent_without_a_session_replaces_the_whole_page(client, typed, new_note):
    answer = client.post(new_note, typed, headers={"HX-Request": "true"})

    headers = (answer.status_code, answer["HX-Retarget"], answer["HX-Reswap"])
    assert headers == (401, "body", "innerHTML")


# A form whose token grew too old


@pytest.fixture
def strict(dana):
    """A browser of Dana's that must send tokens."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(dana)
    return client


def test_form_without_its_token_shows_every_character(strict, typed, new_note):
    page = strict.post(new_note, typed)

    assert page.status_code == 403
    assert lines(fields_of(page)["happened"]) == lines(TYPED)


def test_form_without_its_token_can_be_sent_again(strict, typed, new_note):
    page = strict.post(new_note, typed)
    action = html.unescape(re.findall(r'method="post" action="([^"]+)"', page.text)[-1])

    answer = strict.post(action, fields_of(page))

    assert answer.status_code == 302
    assert [lines(note.happened) for note in Note.objects.all()] == [lines(TYPED)]


def test_form_without_its_token_shows_no_password(db):
    client = Client(enforce_csrf_checks=True)

    page = client.post("/accounts/login/", {"login": "a@example.org", "password": "a secret one"})

    assert page.status_code == 403
    assert "a secret one" not in page.content.decode()


def test_form_from_another_site_is_refused(strict, typed, new_note):
    token = fields_of(strict.get(new_note))["csrfmiddlewaretoken"]
    origin = {"Origin": "https://elsewhere.example"}

    answer = strict.post(new_note, {**typed, "csrfmiddlewaretoken": token}, headers=origin)

    assert (answer.status_code, Note.objects.count()) == (403, 0)
