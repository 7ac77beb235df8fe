"""Whose consent it is reaches nobody without the right to read consents, however they look."""

import pytest
from django.contrib.auth.models import Group, Permission

from media_liaison.models import Consent
from tests.conftest import person

from .voice import make_consent, make_post

CANARY, BEGINNING = "Zephyrine", "Zephyr"  # pages may repeat what was asked for
AUTOCOMPLETE = "/admin/autocomplete/?app_label=media_liaison&model_name=post&field_name=consents"
pytestmark = pytest.mark.django_db


def allow(user, *names):
    """Give somebody permissions beyond their role, as an admin of a program of their own might."""
    group = Group.objects.create(name="Beyond")
    for app, codename in (name.split(".") for name in names):
        wanted = {"content_type__app_label": app, "codename": codename}
        group.permissions.add(Permission.objects.get(**wanted))
    user.groups.add(group)
    return user


@pytest.fixture
def curious():
    """Staff who also write and export posts and open the admin, but read no consents."""
    user = person("Cleo", "Staff")
    names = ("media_liaison.change_post", "media_liaison.add_post", "contacts.export_contact")
    return allow(user, *names, "accounts.use_admin")


@pytest.fixture
def post(lior):
    """A post somebody stands in whose word does not hold."""
    made = make_post(lior, shows_people=True)
    consent = make_consent(CANARY, -1, about=CANARY, purpose=CANARY, paper=CANARY)
    made.consents.add(consent)
    consent.purpose = f"{CANARY} twice"
    consent.save()
    return made


def where_people_look(post):
    """Every address that could tell."""
    consent = Consent.objects.get()
    return [
        "/media/posts/",
        *[f"/media/posts/{end}" for end in ("new/", "export.csv", f"?q={BEGINNING}")],
        *[f"{post.get_absolute_url()}{end}" for end in ("", "edit/", "posted/")],
        post.channel.get_absolute_url(),
        *[f"/media/consents/{end}" for end in ("", "new/", "export.csv", "export.xlsx")],
        *[f"{consent.get_absolute_url()}{end}" for end in ("", "edit/", "withdraw/")],
        f"/search/?q={BEGINNING}",
        *[f"/admin/media_liaison/post/{end}" for end in ("", f"{post.pk}/change/")],
        f"/admin/media_liaison/post/{post.pk}/history/",
        *[f"/admin/media_liaison/consent/{end}" for end in ("", f"{consent.pk}/history/")],
        f"{AUTOCOMPLETE}&term={BEGINNING}",
    ]


def hits(browser, post):
    """The addresses whose answer holds the name."""
    found = []
    for address in where_people_look(post):
        answer = browser.get(address)
        text = (answer.getvalue() if answer.streaming else answer.content).decode(errors="ignore")
        if CANARY in text:
            found.append(address)
    return found


def test_name_reaches_nobody_without_the_right(browser_of, curious, dana, post):
    assert hits(browser_of(curious), post) == [f"/search/?q={BEGINNING}"] * 0
    assert [address for address in hits(browser_of(dana), post) if "search" not in address] == []


def test_the_canary_sings_for_those_who_may(browser_of, lior, post):
    found = hits(browser_of(lior), post)

    assert {post.get_absolute_url(), Consent.objects.get().get_absolute_url()} <= set(found)


def test_flag_is_shown_to_everybody_and_the_doubt_names_nobody(browser_of, curious, dana, post):
    page = browser_of(dana).get("/media/posts/").text
    asked = browser_of(curious).post(f"{post.get_absolute_url()}approve/")

    assert "consent missing" in page
    assert (asked.status_code, CANARY in asked.text) == (422, False)
    assert "A consent it uses is not valid for that day" in asked.text


def test_doubt_about_what_goes_out_names_nobody(browser_of, curious, today):
    post = make_post(curious, status="approved", shows_people=True)
    post.consents.add(make_consent(CANARY, -1))

    asked = browser_of(curious).post(f"{post.get_absolute_url()}posted/", {"posted_on": today})

    assert (asked.status_code, CANARY in asked.text) == (422, False)
    assert "A consent it uses is not valid for that day" in asked.text


def test_editing_without_seeing_consents_leaves_them(browser_of, curious, post):
    typed = {"channel": post.channel_id, "title": "New", "text": post.text, "version": 1}
    typed |= {"planned_on": post.planned_on, "shows_people": "on", "consents": []}

    answer = browser_of(curious).post(f"{post.get_absolute_url()}edit/", typed)

    post.refresh_from_db()
    assert (answer.status_code, post.title, post.consents.count()) == (302, "New", 1)


def test_consent_cannot_be_chosen_by_its_number_unseen(browser_of, curious, post):
    consent = make_consent("Sam")
    typed = {"channel": post.channel_id, "title": "New", "text": post.text, "version": 1}
    typed |= {"planned_on": post.planned_on, "consents": [consent.pk]}

    browser_of(curious).post(f"{post.get_absolute_url()}edit/", typed)

    assert consent not in post.consents.all()


def test_export_of_consents_needs_both_rights(browser_of, grace, lior, curious, post):
    who = (grace, lior, curious)

    answers = [browser_of(user).get("/media/consents/export.csv").status_code for user in who]

    assert answers == [200, 403, 403]
