"""Signing in, invitations, passwords, and leaving."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from accounts.services import invite_user
from tests.conftest import PASSWORD, person

LOGIN = "/accounts/login/"
NEW = "forty quiet cups of tea"
LINK = re.compile(r"https?://testserver(/accounts/password/reset/key/\S+)")


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()


def sign_in(client, email, password=PASSWORD, **more):
    """Send the sign-in form and say where it led: an address, or None."""
    response = client.post(LOGIN, {"login": email, "password": password, **more})
    return response.headers.get("Location")


def is_in(client):
    """Say whether a browser is signed in."""
    return client.get("/accounts/profile/").status_code == 200


@pytest.mark.parametrize("email", ["dana@example.org", "Dana@Example.org"])
def test_signs_in_by_e_mail(client, dana, email):
    led_to = sign_in(client, email)

    assert (led_to, is_in(client)) == ("/", True)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("dana@example.org", "wrong password here"),
        ("nobody@example.org", PASSWORD),
    ],
)
def test_wrong_sign_in_is_refused_with_the_same_words(client, dana, email, password):
    response = client.post(LOGIN, {"login": email, "password": password})

    assert response.status_code == 200
    assert "not correct" in response.content.decode()
    assert not is_in(client)


def test_signed_in_person_is_led_on_where_asked(client, dana):
    assert sign_in(client, dana.email, next="/contacts/") == "/contacts/"


@pytest.mark.parametrize("path", ["/accounts/signup/", "/accounts/email/", "/accounts/3rdparty/"])
def test_there_is_no_sign_up(client, db, path):
    assert client.get(path).status_code == 404


def test_no_address_is_called_sign_up():
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


# Invitations


@pytest.fixture
def invited(transactional_db, browser_of, ada):
    """The link in the mail an invited person got."""
    form = {"email": "new@example.org", "name": "Newcomer", "roles": [str(role_pk("Staff"))]}
    response = browser_of(ada).post(reverse("accounts:user_invite"), form)
    assert response.status_code == 302
    return LINK.search(mail.outbox[-1].body)[1]


def role_pk(name):
    """Return a role's number, as the form sends it."""
    from django.contrib.auth.models import Group

    return Group.objects.get(name=name).pk


def choose_password(link, *passwords):
    """Open a link and choose a password; return the browser and the answer."""
    client = Client()
    form = client.get(link, follow=True).redirect_chain[-1][0]
    first, second = passwords if len(passwords) > 1 else passwords * 2
    return client, client.post(form, {"password1": first, "password2": second})


def test_invited_person_gets_one_mail_with_a_link(invited):
    (message,) = mail.outbox

    assert message.to == ["new@example.org"]
    assert invited.startswith("/accounts/password/reset/key/")


def test_invited_person_cannot_sign_in_before_choosing_a_password(client, invited):
    assert sign_in(client, "new@example.org", "") is None
    assert not User.objects.get(email="new@example.org").has_usable_password()


def test_link_sets_a_password_and_signs_in_with_it(invited):
    choose_password(invited, NEW)

    client = Client()
    assert sign_in(client, "new@example.org", NEW) == "/"
    assert client.get("/contacts/new/").status_code == 200


def test_link_works_once(invited):
    choose_password(invited, NEW)

    client = Client()
    client.get(invited, follow=True)
    client.post(invited, {"password1": NEW + "!", "password2": NEW + "!"})

    assert sign_in(Client(), "new@example.org", NEW + "!") is None


@pytest.mark.parametrize(
    ("passwords", "words"),
    [
        (["too short"], "at least 15 characters"),
        (["123456789987654321"], "too common"),
        (["newcomer@example.org"], "too similar"),
        ([NEW, NEW + "!"], "same password each time"),
    ],
)
def test_poor_password_is_refused_with_a_sentence(invited, passwords, words):
    User.objects.filter(email="new@example.org").update(name="Newcomer@example.org")

    _, response = choose_password(invited, *passwords)

    assert words in response.content.decode()
    assert not User.objects.get(email="new@example.org").has_usable_password()


def test_forgotten_password_answers_the_same_for_known_and_unknown(client, dana):
    emails = ["dana@example.org", "nobody@example.org"]

    answers = [client.post(reverse("account_reset_password"), {"email": e}) for e in emails]

    assert [(a.status_code, a.headers["Location"]) for a in answers] == [
        (302, reverse("account_reset_password_done"))
    ] * 2
    assert [message.to for message in mail.outbox] == [["dana@example.org"]]


def test_invitation_of_a_known_address_is_refused_in_a_sentence(browser_of, ada, dana):
    form = {"email": "DANA@example.org", "name": "Typed again", "roles": [role_pk("Staff")]}

    response = browser_of(ada).post(reverse("accounts:user_invite"), form)

    text = response.content.decode()
    assert (response.status_code, len(mail.outbox)) == (422, 0)
    assert "already signs in here" in text
    assert "Typed again" in text


def test_invitation_keeps_the_address_tidy_and_mails_nothing_itself(db):
    invite_user(email=" New@Example.org ", name=" New ", roles=[])

    assert (User.objects.get().email, User.objects.get().name, mail.outbox) == (
        "new@example.org",
        "New",
        [],
    )


@pytest.fixture
def _mail_server_down(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_mail_server_down")
def test_invitation_that_cannot_be_mailed_is_kept_with_a_warning(browser_of):
    form = {"email": "new@example.org", "name": "Newcomer", "roles": [role_pk("Staff")]}
    client = browser_of(person("Ada", "Admin"))

    page = client.post(reverse("accounts:user_invite"), form, follow=True)

    assert User.objects.filter(email="new@example.org").exists()
    assert [(m.level_tag, m.message) for m in page.context["messages"]] == [
        ("warning", "The invitation could not be mailed; send the link again from their page.")
    ]


@pytest.mark.usefixtures("_mail_server_down")
def test_link_that_cannot_be_mailed_is_answered_with_a_warning(browser_of, ada, dana):
    address = reverse("accounts:user_send_link", args=[dana.pk])

    page = browser_of(ada).post(address, follow=True)

    assert [m.message for m in page.context["messages"]] == [
        "The link could not be mailed; send it again in a while."
    ]


# Passwords and leaving


def test_new_password_ends_every_other_session(browser_of, dana):
    here, there = Client(), Client()
    for client in (here, there):
        sign_in(client, dana.email)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    here.post(reverse("account_change_password"), form)

    assert (is_in(here), is_in(there)) == (True, False)


def test_wrong_old_password_changes_nothing(client, dana):
    sign_in(client, dana.email)
    form = {"oldpassword": "not the old one", "password1": NEW, "password2": NEW}

    client.post(reverse("account_change_password"), form)

    assert sign_in(Client(), dana.email) == "/"


def test_person_who_left_is_out_at_the_next_request(browser_of, dana):
    client = browser_of(dana)
    before = is_in(client)

    User.objects.filter(pk=dana.pk).update(is_active=False)

    assert (before, is_in(client)) == (True, False)


def test_person_who_left_cannot_sign_in(client, dana):
    User.objects.filter(pk=dana.pk).update(is_active=False)

    sign_in(client, dana.email)

    assert not is_in(client)


def test_person_who_left_gets_no_link(client, dana):
    User.objects.filter(pk=dana.pk).update(is_active=False)

    client.post(reverse("account_reset_password"), {"email": dana.email})

    assert mail.outbox == []


def test_signing_out_ends_the_session(client, dana):
    sign_in(client, dana.email)
    stolen = Client()
    stolen.cookies = client.cookies.copy()

    client.post(reverse("account_logout"))

    assert (is_in(client), is_in(stolen)) == (False, False)
