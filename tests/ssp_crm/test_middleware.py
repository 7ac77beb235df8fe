"""What every request passes through: clean text, headers, and a session that ends."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from contacts.models import Contact
from tests.conftest import PASSWORD

FORM = "application/x-www-form-urlencoded"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}


def policy_of(response):
    """Return a response's content security policy, by directive."""
    parts = response["Content-Security-Policy"].split(";")
    return {name: value for name, _, value in (part.strip().partition(" ") for part in parts)}


def privacy_of(response):
    """Return the headers every response carries."""
    return {name: response.headers.get(name) for name in EVERYWHERE}


# Text PostgreSQL cannot store


@pytest.mark.parametrize(
    "path",
    [
        "/contacts/%00/",
        "/contacts/%ff/",
        "/contacts/?q=%00",
        "/contacts/?q=a%ff",
        "/contacts/?%00=a",
        "/search/?q=%ed%a0%80",
        "/admin/contacts/note/%00/change/",
        "/admin/contacts/note/?q=%00",
        "/static/%00.css",
        "/nowhere/%00",
    ],
)
def test_address_with_unstorable_text_is_answered_400(browser_of, ada, path):
    response = browser_of(ada).get(path)

    assert response.status_code == 400
    assert "This could not be read" in response.content.decode()


POSTED_TO = ["/contacts/new/", "/admin/contacts/contact/add/", "/accounts/login/"]


@pytest.mark.parametrize("body", [b"name=%00", b"name=%ff%fe", b"%00=x", b"name=\xff", b"a\x00=1"])
@pytest.mark.parametrize("path", POSTED_TO)
def test_form_with_unstorable_text_is_answered_400(browser_of, ada, path, body):
    response = browser_of(ada).post(path, body, content_type=FORM)

    assert response.status_code == 400
    assert Contact.objects.count() == 0


@pytest.mark.parametrize("value", [b"a\x00b", b"a\xffb"])
@pytest.mark.parametrize("path", ["/contacts/new/", "/admin/contacts/contact/add/"])
def test_multipart_form_with_unstorable_text_is_answered_400(browser_of, ada, path, value):
    head = b'--edge\r\nContent-Disposition: form-data; name="name"\r\n\r\n'
    body = head + value + b"\r\n--edge--\r\n"

    response = browser_of(ada).post(path, body, content_type="multipart/form-data; boundary=edge")

    assert response.status_code == 400


@pytest.mark.parametrize("name", ["list\x00.csv", "../list.csv", "l" * 300 + ".csv"])
def test_file_name_with_unstorable_text_never_breaks_the_house(browser_of, ada, name):
    file = SimpleUploadedFile("list.csv", b"Name\nMaria\n")
    file.name = name

    response = browser_of(ada).post("/contacts/import/", {"file": file})

    assert response.status_code < 500


@pytest.mark.parametrize("cookie", ["session", "csrf", "__Host-session", "__Host-csrf", "messages"])
def test_cookie_with_unstorable_text_is_answered_400(client, db, settings, cookie):
    client.cookies[cookie] = "\x00 and more than eight letters"

    response = client.get("/contacts/")

    assert response.status_code == 400


def test_ordinary_text_of_every_script_passes(browser_of, dana):
    response = browser_of(dana).get("/contacts/", {"q": "Peña 北京 🌻 � עברית"})

    assert response.status_code == 200


# Headers


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/accounts/login/", 200),
        ("/healthz", 200),
        ("/nowhere/", 404),
        ("/contacts/?q=%00", 400),
        ("/static/css/base.css", 200),
        ("/static/img/icon.svg", 200),
        ("/static/none.css", 404),
    ],
)
def test_public_answer_carries_every_header(client, path, status):
    response = client.get(path)

    assert response.status_code == status
    assert (privacy_of(response), policy_of(response)) == (EVERYWHERE, POLICY)


@pytest.mark.parametrize("path", ["/", "/contacts/", "/admin/", "/nowhere/", "/accounts/people/"])
def test_signed_in_answer_carries_every_header_and_is_kept_nowhere(browser_of, ada, path):
    response = browser_of(ada).get(path)

    assert (privacy_of(response), policy_of(response)) == (EVERYWHERE, POLICY)
    assert "no-store" in response["Cache-Control"]


def test_error_of_ours_carries_every_header(browser_of, dana, monkeypatch):
    client = browser_of(dana)
    client.raise_request_exception = False
    monkeypatch.setattr("ssp_crm.today.views.search_everything", lambda *args: 1 / 0)

    response = client.get("/search/?q=maria")

    assert response.status_code == 500
    assert (privacy_of(response), policy_of(response)) == (EVERYWHERE, POLICY)


def test_wrong_host_is_answered_400_with_every_header(client, db):
    response = client.get("/accounts/login/", HTTP_HOST="elsewhere.example")

    assert response.status_code == 400
    assert (privacy_of(response), policy_of(response)) == (EVERYWHERE, POLICY)


def test_caches_are_told_that_a_page_and_its_part_differ(browser_of, dana):
    response = browser_of(dana).get("/contacts/")

    assert "HX-Request" in [name.strip() for name in response["Vary"].split(",")]


def test_cookies_are_for_this_host_alone(client, settings, dana):
    client.post(reverse("account_login"), {"login": dana.email, "password": PASSWORD})
    client.get("/accounts/profile/")

    flags = {
        name: (m["httponly"], m["samesite"], m["path"], m["domain"])
        for name, m in client.cookies.items()
    }
    names = {settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME}
    assert flags == dict.fromkeys(names, (True, "Lax", "/", ""))


# Sessions


def visit(client, when):
    """Open a page at a moment and say whether the session still held."""
    with time_machine.travel(when, tick=False):
        return client.get("/contacts/").status_code == 200


def test_session_ends_after_30_idle_minutes(browser_of, dana):
    with time_machine.travel(NOON, tick=False):
        client = browser_of(dana)

    held = [visit(client, NOON + timedelta(minutes=m)) for m in (0, 29, 58, 58 + 31)]

    assert held == [True, True, True, False]


def test_session_ends_after_12_hours_however_busy(browser_of, dana):
    with time_machine.travel(NOON, tick=False):
        client = browser_of(dana)
    times = [NOON + timedelta(minutes=20 * step) for step in range(38)]

    held = [visit(client, when) for when in times]

    assert held == [True] * 37 + [False]


def test_signing_in_again_starts_a_new_clock(browser_of, dana):
    with time_machine.travel(NOON, tick=False):
        client = browser_of(dana)
    later = NOON + timedelta(hours=13)
    visit(client, NOON)

    with time_machine.travel(later, tick=False):
        client.force_login(dana)

    assert [visit(client, later + timedelta(minutes=m)) for m in (0, 20, 40)] == [True] * 3


def test_part_of_a_page_without_a_session_sends_the_whole_browser_to_sign_in(client, db):
    response = client.get("/contacts/?q=ma", headers={"HX-Request": "true"})

    assert response.headers["HX-Redirect"].startswith("/accounts/login/?next=")
    assert response.content == b""


def test_part_of_a_page_leads_back_to_the_page_it_stood_on(client, db):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/contacts/new/"}

    response = client.get("/contacts/suggest/?for=contacts&contacts=ma", headers=headers)

    assert response.headers["HX-Redirect"] == "/accounts/login/?next=/contacts/new/"


def test_part_of_a_page_never_leads_to_another_host(client, db):
    headers = {"HX-Request": "true", "HX-Current-URL": "https://elsewhere.example/contacts/new/"}

    response = client.get("/contacts/", headers=headers)

    assert response.headers["HX-Redirect"] == "/accounts/login/?next=/contacts/"


def test_stranger_is_led_to_sign_in_and_back(db):
    response = Client().get("/contacts/?kind=person")

    assert response.headers["Location"] == "/accounts/login/?next=/contacts/%3Fkind%3Dperson"
