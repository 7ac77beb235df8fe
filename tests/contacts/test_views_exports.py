"""Contacts that leave the house, and come back as nothing new."""

import io

import pytest
from openpyxl import load_workbook

from contacts.models import Affiliation, Contact, ContactMethod, FollowUp
from ssp_crm.demo import load_demo
from tests.contacts.imports.conftest import bring_in, preview  # noqa: F401

VCARDS = ["export.vcf", "export.vcf?version=4.0"]


def fetched(browser, address):
    """Return the bytes an address under /contacts/ sends."""
    response = browser.get(f"/contacts/{address}")
    assert response.status_code == 200
    return response.getvalue()


@pytest.mark.parametrize("address", ["export.csv", "export.xlsx", *VCARDS])
def test_exported_file_brings_nothing_new(browser_of, grace, preview, address):  # noqa: F811
    load_demo()

    run = preview(fetched(browser_of(grace), address), author=grace)

    rows = run.rows.exclude(action="").values_list("action", "reason")  # but for the header
    assert len(rows) == Contact.objects.active().count()
    assert {tuple(row) for row in rows} == {("skip", "Already here; the file adds nothing.")}


@pytest.mark.parametrize("address", ["export.xlsx", "export.vcf"])
def test_export_is_the_list_as_filtered(browser_of, grace, make_contact, address):
    make_contact("Oak School", category="school")
    make_contact("Elm Clinic", category="clinic")

    content = fetched(browser_of(grace), f"{address}?category=school")

    assert len(names_in(content)) == 1


def names_in(content):
    """Return the names in a workbook or in vCards."""
    if content.startswith(b"PK"):
        rows = load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2, values_only=True)
        return [row[0] for row in rows]
    return [line[3:] for line in content.decode().split("\r\n") if line.startswith("FN:")]


def test_chosen_contacts_alone_leave(browser_of, grace, make_contact):
    one, _, three = (make_contact(name) for name in ("One", "Two", "Three"))

    address = f"export.vcf?pick={one.pk}&pick={three.pk}&pick=x&pick={10**30}"

    assert names_in(fetched(browser_of(grace), address)) == ["One", "Three"]


def test_who_must_not_be_contacted_is_said_in_the_workbook(browser_of, grace, make_contact):
    make_contact("Carl", do_not_contact=True, do_not_contact_reason="Asked us.")

    book = load_workbook(io.BytesIO(fetched(browser_of(grace), "export.xlsx")))

    assert [cell.value for cell in book.active["I"]] == ["Please do not contact", "Asked us."]


def test_who_must_not_be_contacted_stays_so_in_another_house(
    browser_of,
    grace,
    make_contact,
    bring_in,  # noqa: F811
):
    carl = make_contact("Carl", do_not_contact=True, do_not_contact_reason="Asked us.")
    content = fetched(browser_of(grace), "export.vcf")
    carl.delete()

    bring_in(content, author=grace)

    carl = Contact.objects.get()
    assert (carl.do_not_contact, carl.do_not_contact_reason) == (True, "Asked us.")
    assert carl.tags.count() == 0


@pytest.mark.parametrize("who", ["vera", "dana"])
def test_every_reader_may_take_one_card_along(request, browser_of, maria, who):
    browser = browser_of(request.getfixturevalue(who))

    response = browser.get(f"/contacts/{maria.pk}/card.vcf?version=4.0")

    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="maria-lopez.vcf"'
    assert response.getvalue().startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert browser.get("/contacts/export.vcf").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_cards_cost_the_same_however_many(
    browser_of, grace, make_contact, count, django_assert_num_queries
):
    for number in range(count):
        contact, place = make_contact(f"Person {number}"), make_contact("Oak", "organization")
        Affiliation.objects.create(person=contact, organization=place)
        ContactMethod.objects.create(contact=contact, channel="phone", value="555 0100")
    browser = browser_of(grace)

    with django_assert_num_queries(8):
        fetched(browser, "export.vcf?kind=person")


def test_follow_ups_leave_with_their_days(browser_of, grace, maria, today):
    FollowUp.objects.create(contact=maria, what="=Call", due_on=today, assigned_to=grace)

    book = load_workbook(io.BytesIO(fetched(browser_of(grace), "follow-ups/export.xlsx")))

    row = next(book.active.iter_rows(min_row=2, values_only=True))
    assert (row[0].date(), *row[1:4]) == (today, "'=Call", "Maria Lopez", "Grace")


def test_follow_up_of_a_restricted_note_leaves_with_nobody_else(
    browser_of, grace, ada, maria, make_note, today
):
    note = make_note(ada, maria, sensitivity="restricted")
    facts = {"contact": maria, "due_on": today, "assigned_to": ada}
    FollowUp.objects.create(what="Hidden", note=note, **facts)

    assert b"Hidden" in fetched(browser_of(grace), "follow-ups/export.csv?who=all")
    assert browser_of(ada).get("/contacts/follow-ups/export.csv?who=all").status_code == 403


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["commitments", "challenges", "memberships"])
def test_registers_leave_as_files(browser_of, grace, name, kind):
    answer = browser_of(grace).get(f"/contacts/{name}/export.{kind}")

    assert (answer.status_code, f".{kind}" in answer["Content-Disposition"]) == (200, True)
    assert len(b"".join(answer.streaming_content)) > 20


def test_challenges_leave_for_those_who_may_read_them(browser_of, grace, maria, make_challenge):
    make_challenge("Boxes", maria, status="resolved", worked="A call the same day.")

    answer = browser_of(grace).get("/contacts/challenges/export.csv?view=playbook")

    text = b"".join(answer.streaming_content).decode()
    assert "Boxes,Complaint,Resolved,Maria Lopez" in text
    assert "A call the same day." in text
