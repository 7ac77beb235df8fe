"""The directory of outlets."""

import uuid

import pytest
from django.utils import timezone

from contacts.models import Contact
from media_liaison.models import Outlet

NEW = "/media/outlets/new/"
LIST = "/media/outlets/"


@pytest.fixture
def typed():
    """What somebody types into the form for a new outlet."""
    return {
        "form_id": str(uuid.uuid4()),
        "name": "Radio Nine",
        "phone": "(555) 010-9000",
        "email": "desk@nine.example",
        "website": "https://nine.example",
        "medium": "radio",
        "area": "Eastside",
        "domain": "https://www.nine.example/",
        "deadlines": "noon",
    }


def test_one_form_makes_organization_and_profile(browser_of, lior, typed):
    response = browser_of(lior).post(NEW, typed)

    outlet = Outlet.objects.get()
    assert response.url == outlet.get_absolute_url()
    assert (outlet.contact.name, outlet.contact.kind) == ("Radio Nine", "organization")
    assert (outlet.medium, outlet.domain) == ("radio", "nine.example")
    assert outlet.contact.methods.count() == 3


def test_the_same_form_sent_twice_makes_one(browser_of, lior, typed):
    client = browser_of(lior)

    addresses = {client.post(NEW, typed).url for _ in range(2)}

    assert len(addresses) == 1
    assert Outlet.objects.count() == 1


def test_what_was_typed_stays_when_something_is_wrong(browser_of, lior, typed):
    response = browser_of(lior).post(NEW, {**typed, "medium": "smoke"})

    assert response.status_code == 422
    assert "Eastside" in response.content.decode()
    assert not Contact.objects.exists()


def test_a_contact_becomes_an_outlet(browser_of, lior, make_contact):
    paper = make_contact("The Corner", "organization")

    browser_of(lior).post(f"{NEW}?contact={paper.pk}", {"medium": "newsletter"})

    assert paper.outlet.medium == "newsletter"


def test_a_person_is_no_outlet(browser_of, lior, maria):
    assert browser_of(lior).get(f"{NEW}?contact={maria.pk}").status_code == 404


def test_the_profile_is_edited(browser_of, lior, herald):
    edit = f"{herald.get_absolute_url()}edit/"

    response = browser_of(lior).post(edit, {"medium": "online", "area": "State", "version": 1})

    herald.refresh_from_db()
    assert response.url == herald.get_absolute_url()
    assert (herald.medium, herald.area, herald.version) == ("online", "State", 2)


def test_an_old_page_does_not_undo_a_newer_save(browser_of, lior, herald):
    client, edit = browser_of(lior), f"{herald.get_absolute_url()}edit/"
    client.post(edit, {"medium": "online", "version": 1})

    assert client.post(edit, {"medium": "tv", "version": 1}).status_code == 409


def test_an_outlet_shows_the_journalists_we_know(browser_of, dana, herald, ana, make_journalist):
    make_journalist("Bo Quill")

    response = browser_of(dana).get(herald.get_absolute_url())

    assert list(response.context["journalists"]) == [ana]


def test_the_list_is_by_name_without_archived_ones(browser_of, dana, herald, make_outlet):
    make_outlet("Abel's Weekly")
    gone = make_outlet("Gone Times")
    Contact.objects.filter(pk=gone.contact_id).update(archived_at=timezone.now())

    page = browser_of(dana).get(LIST).context["page"]

    assert [str(row) for row in page.rows] == ["Abel's Weekly", "The Harlow Herald"]


def test_the_list_is_searched_and_filtered(browser_of, dana, herald, make_outlet):
    make_outlet("Harlow Radio", medium="radio")

    rows = browser_of(dana).get(LIST, {"q": "harlow", "medium": "newspaper"}).context["page"].rows

    assert rows == [herald]


@pytest.mark.parametrize(
    ("query", "words"), [({}, "No outlets yet"), ({"q": "x y z"}, "No outlet fits")]
)
def test_an_empty_list_teaches(browser_of, dana, query, words):
    assert words in browser_of(dana).get(LIST, query).content.decode()


def test_list_and_detail_cost_the_same_for_one_and_many(
    browser_of, dana, herald, make_outlet, make_journalist, django_assert_num_queries
):
    client = browser_of(dana)
    client.get(LIST)
    for count in (1, 3):
        while Outlet.objects.count() < count:
            make_outlet("Radio Nine")
            make_journalist("Bo Quill", at=herald, phone="555-1")
        with django_assert_num_queries(4):
            client.get(LIST)
        with django_assert_num_queries(9):
            client.get(herald.get_absolute_url())


def test_the_export_is_the_list_as_filtered(browser_of, grace, herald, ana, make_outlet):
    make_outlet("Radio Nine", medium="radio")

    lines = browser_of(grace).get(f"{LIST}export.csv", {"medium": "newspaper"}).getvalue().decode()

    assert lines.splitlines()[1] == "The Harlow Herald,Newspaper,Harlow County,,,,,,,,,,,1"
