"""The directory of journalists."""

import uuid

import pytest
from django.utils import timezone

from contacts.models import Contact
from media_liaison.models import Journalist

NEW = "/media/journalists/new/"
LIST = "/media/journalists/"


@pytest.fixture
def typed(herald):
    """What somebody types into the form for a new journalist."""
    return {
        "form_id": str(uuid.uuid4()),
        "name": "Bo Quill",
        "pronouns": "they/them",
        "pronunciation": "boh",
        "outlet": f"The Harlow Herald #{herald.contact_id}",
        "role": "Night editor",
        "mobile": "(555) 010-4000",
        "email": "bo@herald.example",
        "preferred_channel": "signal",
        "beats": "courts",
        "approach": "No pitches on Fridays.",
        "told_on": "2026-01-05",
    }


def test_one_form_makes_person_profile_numbers_and_job(browser_of, lior, typed):
    response = browser_of(lior).post(NEW, typed)

    journalist = Journalist.objects.get()
    contact = journalist.contact
    assert response.url == journalist.get_absolute_url()
    assert (contact.name, contact.kind, contact.category) == ("Bo Quill", "person", "media")
    assert sorted(m.value for m in contact.methods.all()) == ["(555) 010-4000", "bo@herald.example"]
    assert str(contact.affiliations.get()) == "Night editor, The Harlow Herald"


def test_the_same_form_sent_twice_makes_one(browser_of, lior, typed):
    client = browser_of(lior)

    addresses = {client.post(NEW, typed).url for _ in range(2)}

    assert len(addresses) == 1
    assert Journalist.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"email": "not an address"}, {"name": ""}, {"outlet": "The Unheard Of"}]
)
def test_what_was_typed_stays_when_something_is_wrong(browser_of, lior, typed, wrong):
    response = browser_of(lior).post(NEW, {**typed, **wrong})

    assert response.status_code == 422
    assert "No pitches on Fridays." in response.content.decode()
    assert not Journalist.objects.exists()


def test_a_likely_duplicate_is_asked_about_and_then_saved(browser_of, lior, ana, typed):
    client, typed = browser_of(lior), {**typed, "name": "Ana Ruis"}

    asked = client.post(NEW, typed)
    saved = client.post(NEW, {**typed, "confirm_duplicate": "yes"})

    assert (asked.status_code, saved.status_code) == (422, 302)
    assert Journalist.objects.count() == 2


def test_a_contact_becomes_a_journalist(browser_of, lior, maria):
    response = browser_of(lior).post(f"{NEW}?contact={maria.pk}", {"beats": "schools"})

    assert maria.journalist.beats == "schools"
    assert response.url == maria.journalist.get_absolute_url()


def test_somebody_who_is_a_journalist_is_shown_instead(browser_of, lior, ana):
    response = browser_of(lior).get(f"{NEW}?contact={ana.contact_id}")

    assert response.url == ana.get_absolute_url()


def test_a_second_profile_is_refused_on_the_form(browser_of, lior, ana):
    response = browser_of(lior).post(f"{NEW}?contact={ana.contact_id}", {"beats": "all"})

    assert response.status_code == 422
    assert "has a press profile already" in response.content.decode()


@pytest.mark.parametrize("number", ["0", "999999", "x"])
def test_a_contact_who_is_not_there_is_404(browser_of, lior, number):
    assert browser_of(lior).get(f"{NEW}?contact={number}").status_code == 404


def test_an_organization_or_archived_contact_is_404(browser_of, lior, herald, make_contact):
    gone = make_contact("Gone", archived_at=timezone.now())

    answers = [
        browser_of(lior).get(f"{NEW}?contact={pk}").status_code
        for pk in (herald.contact_id, gone.pk)
    ]

    assert answers == [404, 404]


def test_the_profile_is_edited_and_history_tells(browser_of, lior, ana):
    client = browser_of(lior)

    response = client.post(f"{ana.get_absolute_url()}edit/", {"beats": "courts", "version": 1})
    page = client.get(response.url).content.decode()

    assert response.url == ana.get_absolute_url()
    assert "Lior changed the beats from <q>Health, city hall</q> to <q>courts</q>" in page


def test_an_old_page_does_not_undo_a_newer_save(browser_of, lior, ana):
    client, edit = browser_of(lior), f"{ana.get_absolute_url()}edit/"
    client.post(edit, {"beats": "courts", "version": 1})

    response = client.post(edit, {"beats": "housing", "version": 1})

    ana.refresh_from_db()
    assert (response.status_code, ana.beats) == (409, "courts")
    assert "housing" in response.content.decode()


def test_the_list_is_by_last_name_without_archived_ones(browser_of, dana, ana, make_journalist):
    make_journalist("Zoë Abel")
    gone = make_journalist("Gone Away")
    Contact.objects.filter(pk=gone.contact_id).update(archived_at=timezone.now())

    page = browser_of(dana).get(LIST).context["page"]

    assert [str(row) for row in page.rows] == ["Zoë Abel", "Ana Ruiz"]


def test_the_list_pages_by_key(browser_of, dana, make_journalist):
    for number in range(30):
        make_journalist(f"Same Name{number % 3}")
    client = browser_of(dana)

    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"page": first.following}).context["page"]
    back = client.get(LIST, {"page": second.previous}).context["page"]

    assert len({row.pk for row in first.rows + second.rows}) == 30
    assert back.rows == first.rows


def test_the_list_is_searched_and_filtered(browser_of, dana, ana, make_journalist):
    make_journalist("Ana Ruizdael", beats="sports")

    rows = browser_of(dana).get(LIST, {"q": "ruiz", "beat": "hea"}).context["page"].rows

    assert rows == [ana]


@pytest.mark.parametrize(
    ("query", "words"), [({}, "No journalists yet"), ({"q": "x y z"}, "No journalist fits")]
)
def test_an_empty_list_teaches(browser_of, dana, query, words):
    assert words in browser_of(dana).get(LIST, query).content.decode()


def test_list_and_detail_cost_the_same_for_one_and_many(
    browser_of, dana, ana, herald, make_journalist, make_note, django_assert_num_queries
):
    client = browser_of(dana)
    client.get(LIST)
    for count in (1, 3):
        while Journalist.objects.count() < count:
            make_journalist("Bo Quill", at=herald, phone="555-1")
            make_note(dana, ana.contact)
        with django_assert_num_queries(4):
            client.get(LIST)
        with django_assert_num_queries(12):
            client.get(ana.get_absolute_url())


def test_the_export_is_the_list_as_filtered(browser_of, grace, ana, make_journalist):
    make_journalist("Bo Quill", beats="=1+1")

    response = browser_of(grace).get(f"{LIST}export.csv", {"beat": "health"})
    everyone = browser_of(grace).get(f"{LIST}export.csv").getvalue().decode()

    head, row = response.getvalue().decode().splitlines()
    assert head.startswith("\ufeffName,Outlet,Role,Beats")
    assert row.startswith('Ana Ruiz,The Harlow Herald,Reporter,"Health, city hall"')
    assert "'=1+1" not in row
    assert "Bo Quill" in everyone
