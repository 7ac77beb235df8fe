"""The list, one contact, adding, editing, archiving and exporting."""

import pytest
from django.urls import reverse

from contacts.models import Affiliation, Contact, ContactMethod, Stance
from contacts.services.stances import record_stance

LIST = "/contacts/"
EMPTY_ROWS = {
    "methods-TOTAL_FORMS": "0",
    "methods-INITIAL_FORMS": "0",
    "affiliations-TOTAL_FORMS": "0",
    "affiliations-INITIAL_FORMS": "0",
}


def contact_fields(**changes):
    """What the browser sends for a new contact."""
    fields = {"kind": "person", "name": "Maria Lopez", "category": "school", "influence": "2"}
    return {**fields, **EMPTY_ROWS, **changes}


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_however_long(
    browser_of, grace, make_contact, django_assert_num_queries, rows
):
    for number in range(rows):
        contact = make_contact(f"Person {number}", lead=grace)
        ContactMethod.objects.create(contact=contact, channel="phone", value="555-0100")
    browser = browser_of(grace)

    with django_assert_num_queries(5):
        response = browser.get(LIST)

    assert response.content.count(b"555-0100</a>") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_detail_costs_the_same_however_much_is_known(
    browser_of, dana, maria, make_contact, make_note, today, django_assert_num_queries, rows
):
    for number in range(rows):
        school = make_contact(f"School {number}", kind="organization")
        Affiliation.objects.create(person=maria, organization=school)
        make_note(dana, maria, school)
        record_stance(contact=maria, level="ally", on=today, evidence="Said so.", author=dana)
    browser = browser_of(dana)

    with django_assert_num_queries(12):
        response = browser.get(maria.get_absolute_url())

    assert response.content.count(b"We spoke at the fence.") == rows


def test_pages_follow_one_another_and_lead_back(browser_of, dana, make_contact):
    Contact.objects.bulk_create(Contact(name=f"N{n:03}", kind="person") for n in range(60))
    browser = browser_of(dana)

    first = browser.get(LIST)
    second = browser.get(LIST, {"page": first.context["page"].following})
    third = browser.get(LIST, {"page": second.context["page"].following})
    back = browser.get(LIST, {"page": third.context["page"].previous})

    names = [[row.name for row in r.context["page"].rows] for r in (first, second, third)]
    assert [len(page) for page in names] == [25, 25, 10]
    assert [name for page in names for name in page] == [f"N{n:03}" for n in range(60)]
    assert [row.name for row in back.context["page"].rows] == names[1]


def test_made_up_page_shows_the_first(browser_of, dana, maria):
    response = browser_of(dana).get(LIST, {"page": "made:up", "sort": "nonsense"})

    assert [row.name for row in response.context["page"].rows] == ["Maria Lopez"]


def test_htmx_gets_the_list_alone(browser_of, dana, maria):
    response = browser_of(dana).get(LIST, headers={"HX-Request": "true"})

    assert response.content.strip().startswith(b'<section id="contact-list"')
    assert "HX-Request" in response["Vary"]


def principal_of(school):
    """The fields of a person with a phone, two tags and a place at a school."""
    rows = {
        "methods-TOTAL_FORMS": "1",
        "methods-0-channel": "phone",
        "methods-0-value": "555-0100",
        "affiliations-TOTAL_FORMS": "1",
        "affiliations-0-organization": f"{school.name} #{school.pk}",
        "affiliations-0-role": "Principal",
    }
    return contact_fields(tags="PTA, school board", **rows)


def test_new_contact_is_saved_with_its_ways_and_place(browser_of, dana, make_contact):
    school = make_contact("Lincoln School", kind="organization")

    response = browser_of(dana).post(reverse("contacts:contact_new"), principal_of(school))

    maria = Contact.objects.get(name="Maria Lopez")
    assert response.url == maria.get_absolute_url()
    assert [method.value for method in maria.methods.all()] == ["555-0100"]
    assert [str(job) for job in maria.affiliations.all()] == ["Principal, Lincoln School"]
    assert [tag.name for tag in maria.tags.all()] == ["PTA", "school board"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"do_not_contact": "on"}, "Say why this contact should not be contacted."),
        ({"keep_in_touch_days": "0"}, "Keep in touch every 1 day or more."),
    ],
)
def test_invalid_contact_comes_back_with_everything_typed(browser_of, dana, changes, sentence):
    fields = contact_fields(works="Likes figures & facts", **changes)

    response = browser_of(dana).post(reverse("contacts:contact_new"), fields)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Likes figures &amp; facts" in page
    assert Contact.objects.count() == 0


@pytest.mark.parametrize("name", ["Maria Lopes", "maria lópez"])
def test_likely_duplicate_is_doubted_once_with_a_link(browser_of, dana, maria, name):
    browser, page = browser_of(dana), reverse("contacts:contact_new")

    doubted = browser.post(page, contact_fields(name=name))
    saved = browser.post(page, contact_fields(name=name, confirm_duplicate="yes"))

    assert doubted.status_code == 422
    assert f'href="{maria.get_absolute_url()}"' in doubted.content.decode()
    assert saved.status_code == 302
    assert Contact.objects.count() == 2


def test_shared_phone_is_doubted_but_allowed(browser_of, dana, maria):
    ContactMethod.objects.create(contact=maria, channel="phone", value="(717) 555-0142")
    row = {"methods-TOTAL_FORMS": "1", "methods-0-channel": "phone"}
    fields = contact_fields(name="Peter Quinn", **row, **{"methods-0-value": "717.555.0142"})

    response = browser_of(dana).post(reverse("contacts:contact_new"), fields)

    assert "This may be here already" in response.content.decode()


def test_edit_changes_the_contact(browser_of, dana, maria):
    fields = contact_fields(name="María López", version=maria.version)

    response = browser_of(dana).post(reverse("contacts:contact_edit", args=[maria.pk]), fields)

    maria.refresh_from_db()
    assert response.status_code == 302
    assert (maria.name, maria.version) == ("María López", 2)


def test_archive_takes_a_contact_out_of_the_list_and_restore_brings_it_back(
    browser_of, dana, maria
):
    browser = browser_of(dana)

    browser.post(reverse("contacts:contact_archive", args=[maria.pk]))
    archived = browser.get(LIST).context["page"].rows
    browser.post(reverse("contacts:contact_restore", args=[maria.pk]))

    assert archived == []
    assert browser.get(LIST).context["page"].rows == [maria]


def test_stance_page_records_and_shows_it(browser_of, dana, maria, today):
    fields = {"level": "ally", "on": today.isoformat(), "evidence": "Spoke for us."}

    browser_of(dana).post(reverse("contacts:stance_new", args=[maria.pk]), fields)

    page = browser_of(dana).get(maria.get_absolute_url()).content.decode()
    assert Stance.objects.get().author == dana
    assert "Spoke for us." in page
    assert "stance-ally" in page


def test_history_says_who_changed_what(browser_of, dana, maria, today):
    browser = browser_of(dana)
    fields = {"level": "ally", "on": today.isoformat(), "evidence": "Spoke for us."}
    browser.post(reverse("contacts:stance_new", args=[maria.pk]), fields)

    page = browser.get(reverse("contacts:contact_history", args=[maria.pk])).content.decode()

    words = " ".join(page.split())
    assert "Dana changed the stance from <q>Not known yet</q> to <q>Ally</q>" in words


def test_export_holds_what_the_list_shows_and_runs_nothing(browser_of, grace, make_contact):
    make_contact("=HYPERLINK(1)", stance="ally")
    make_contact("Not Shown")

    response = browser_of(grace).get(reverse("contacts:contact_export"), {"stance": "allies"})

    lines = response.getvalue().decode("utf-8-sig").splitlines()
    assert lines[1:] == ["'=HYPERLINK(1),Person,Other,Ally,,,,,"]


@pytest.mark.parametrize("who", ["vera", "dana", "lior", "ada"])
def test_export_is_for_leadership(request, browser_of, who):
    response = browser_of(request.getfixturevalue(who)).get(reverse("contacts:contact_export"))

    assert response.status_code == 403


def test_suggestions_carry_a_number(browser_of, dana, maria):
    response = browser_of(dana).get(
        reverse("contacts:contact_suggest"), {"for": "contacts", "contacts": "mar"}
    )

    assert f'value="Maria Lopez #{maria.pk}"' in response.content.decode()


def test_unknown_contact_is_not_found(browser_of, dana):
    assert browser_of(dana).get("/contacts/999999/").status_code == 404
