"""Contact pages where something was archived, left, searched for in vain or sent broken."""

from django.urls import reverse

from accounts.models import User
from contacts.models import Affiliation, Contact, ContactMethod
from contacts.services.contacts import archive_contact

from .test_contact_pages import LIST, contact_fields


def test_person_with_a_job_at_an_archived_place_stays_editable(
    browser_of, dana, maria, make_contact, today
):
    school = make_contact("Old School", kind="organization")
    job = Affiliation.objects.create(person=maria, organization=school, ended_on=today)
    archive_contact(contact=school)
    rows = {"affiliations-TOTAL_FORMS": "1", "affiliations-INITIAL_FORMS": "1"}
    row = {"id": job.pk, "organization": school.pk, "role": "Teacher", "ended_on": today}
    rows |= {f"affiliations-0-{name}": value for name, value in row.items()}
    fields = contact_fields(**rows, version=maria.version)

    response = browser_of(dana).post(f"{maria.get_absolute_url()}edit/", fields)

    job.refresh_from_db()
    assert (response.status_code, job.role) == (302, "Teacher")


def test_lead_who_left_stays_the_lead(browser_of, dana, grace, maria):
    Contact.objects.filter(pk=maria.pk).update(lead=grace)
    User.objects.filter(pk=grace.pk).update(is_active=False)

    page = browser_of(dana).get(f"{maria.get_absolute_url()}edit/")

    assert grace in page.context["form"].fields["lead"].queryset
    assert dana in page.context["form"].fields["lead"].queryset


def test_search_shows_fifty_and_says_so_and_exports_all(browser_of, grace):
    Contact.objects.bulk_create(Contact(name=f"Same {n}", kind="person") for n in range(60))
    browser = browser_of(grace)

    page = browser.get(LIST, {"q": "same"})
    file = browser.get(reverse("contacts:contact_export"), {"q": "same"})

    assert len(page.context["page"].rows) == 50
    assert "The 50 likeliest contacts" in page.text
    assert len(file.getvalue().splitlines()) == 61


def test_search_longer_than_its_box_filters_nothing(browser_of, dana, maria):
    response = browser_of(dana).get(LIST, {"q": "x" * 201})

    assert [row.name for row in response.context["page"].rows] == ["Maria Lopez"]


def test_do_not_contact_stands_in_list_and_export(browser_of, grace, make_contact):
    make_contact("Quiet One", do_not_contact=True, do_not_contact_reason="asked us to stop")
    browser = browser_of(grace)

    page, file = browser.get(LIST), browser.get(reverse("contacts:contact_export"))

    assert "do not contact</span>" in page.text
    assert file.getvalue().decode().splitlines()[1].endswith(",asked us to stop")


def test_archived_contact_offers_nothing_that_is_not_there(browser_of, lior, maria):
    archive_contact(contact=maria)

    page = browser_of(lior).get(maria.get_absolute_url()).text

    offers = ("follow-ups/new/", "?contact=", f"{maria.pk}/note")
    assert [words for words in offers if words in page] == []


def test_whoever_checks_details_is_written_down(browser_of, dana, maria, today):
    fields = contact_fields(verified_on=today, version=maria.version)

    browser_of(dana).post(f"{maria.get_absolute_url()}edit/", fields)

    maria.refresh_from_db()
    assert (maria.verified_on, maria.verified_by) == (today, dana)


def test_organization_is_not_asked_where_it_works(browser_of, dana, make_contact):
    school = make_contact("School", kind="organization")

    page = browser_of(dana).get(f"{school.get_absolute_url()}edit/").text

    assert "Where they work" not in page
    assert 'name="affiliations-TOTAL_FORMS" value="0"' in page


def test_organization_with_a_workplace_is_refused(browser_of, dana, make_contact):
    school = make_contact("School", kind="organization")
    rows = {"affiliations-TOTAL_FORMS": "1", "affiliations-0-organization": school.pk}
    fields = contact_fields(kind="organization", name="Board", **rows)

    response = browser_of(dana).post(reverse("contacts:contact_new"), fields)

    assert "Only people work somewhere" in response.text
    assert Affiliation.objects.count() == 0


def test_broken_hidden_field_is_said_aloud(browser_of, dana):
    fields = contact_fields(form_id="no id")

    response = browser_of(dana).post(reverse("contacts:contact_new"), fields)

    assert response.status_code == 422
    assert "Something this page keeps out of sight" in response.text


def test_number_in_the_list_can_be_called(browser_of, dana, maria):
    ContactMethod.objects.create(contact=maria, channel="phone", value="(555) 010-0100 ext. 4")

    page = browser_of(dana).get(LIST).text

    assert 'href="tel:5550100100">(555) 010-0100 ext. 4</a>' in page
