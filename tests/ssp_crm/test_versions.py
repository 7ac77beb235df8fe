"""Saving the newest, and saving once: two people, two browsers, two clicks."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from contacts.models import Contact, Note, Tag
from ssp_crm.models import FormReceipt
from tests.conftest import person
from tests.ssp_crm.test_kept import fields_of


def note_form(contact, **changed):
    """Return a note as the form sends it."""
    return {
        "contacts": str(contact.pk),
        "kind": "call",
        "happened_at": "2026-01-01T10:00",
        "happened": "Mine: we spoke.",
        "sensitivity": "shared",
        **changed,
    }


def together(*calls):
    """Run calls in threads at the same moment and return what each returned."""
    start = Barrier(len(calls))

    def run(call):
        start.wait()
        try:
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.fixture
def stale(browser_of, dana, maria, make_note):
    """A note's edit form that Dana opened before somebody else saved the note."""
    note = make_note(dana, maria, happened="Base: we spoke.")
    address = reverse("contacts:note_edit", args=[note.pk])
    client = browser_of(dana)
    opened = fields_of(client.get(address))
    note.happened = "Theirs: we spoke."
    note.save()
    return client, address, {**opened, **note_form(maria)}


# Saving the newest


def test_stale_edit_is_answered_409_with_base_theirs_and_mine(stale):
    client, address, mine = stale

    response = client.post(address, mine)

    rows = {row["label"]: row for row in response.context["rows"]}
    words = rows["What happened"]
    assert response.status_code == 409
    assert [words["base"], words["theirs"], words["mine"]] == [
        "Base: we spoke.",
        "Theirs: we spoke.",
        "Mine: we spoke.",
    ]


def test_stale_edit_changes_nothing(stale):
    client, address, mine = stale

    client.post(address, mine)

    assert Note.objects.get().happened == "Theirs: we spoke."


def test_saving_from_the_409_page_saves_mine(stale):
    client, address, mine = stale
    page = client.post(address, mine)

    answer = client.post(address, fields_of(page) | {"contacts": mine["contacts"]})

    assert answer.status_code == 302
    assert Note.objects.get().happened == "Mine: we spoke."


def test_saving_from_a_409_page_that_grew_stale_itself_is_answered_409(stale):
    client, address, mine = stale
    page = client.post(address, mine)
    Note.objects.get().save()

    answer = client.post(address, fields_of(page) | {"contacts": mine["contacts"]})

    assert answer.status_code == 409


@pytest.mark.parametrize("version", ["", "0", "-1", "99", "1 or 1", "99999999999999999999"])
def test_edit_with_a_made_up_version_changes_nothing(stale, version):
    client, address, mine = stale

    response = client.post(address, {**mine, "version": version})

    assert response.status_code in {409, 422}
    assert Note.objects.get().happened == "Theirs: we spoke."


def test_saving_a_contact_from_the_409_page_keeps_its_ways_and_places(browser_of, dana, maria):
    client, address = browser_of(dana), reverse("contacts:contact_edit", args=[maria.pk])
    opened = fields_of(client.get(address))
    mine = {**opened, "name": "Mine Lopez", "methods-0-value": "555 0100"}
    maria.save()

    page = client.post(address, mine)
    answer = client.post(address, fields_of(page))

    assert (page.status_code, answer.status_code) == (409, 302)
    assert Contact.objects.get().name == "Mine Lopez"
    assert [method.value for method in maria.methods.all()] == ["555 0100"]


def admin_form(client, note):
    """Return the admin's address of a note and its form as shown."""
    address = reverse("admin:contacts_note_change", args=[note.pk])
    return address, fields_of(client.get(address))


def test_stale_save_in_the_admin_is_answered_409_with_what_was_typed(
    browser_of, ada, maria, make_note
):
    note, client = make_note(ada, maria), browser_of(ada)
    address, form = admin_form(client, note)
    note.save()

    response = client.post(address, {**form, "happened": "Mine", "contacts": str(maria.pk)})

    assert response.status_code == 409
    assert "Mine" in response.content.decode()
    assert Note.objects.get().happened == "We spoke at the fence."


def test_fresh_save_in_the_admin_is_saved(browser_of, ada, maria, make_note):
    client = browser_of(ada)
    address, form = admin_form(client, make_note(ada, maria))

    response = client.post(address, {**form, "happened": "Mine", "contacts": str(maria.pk)})

    assert response.status_code == 302
    assert Note.objects.get().happened == "Mine"


def test_save_in_the_admin_without_a_version_is_answered_409(browser_of, ada, maria, make_note):
    client = browser_of(ada)
    address, form = admin_form(client, make_note(ada, maria))
    form = {name: value for name, value in form.items() if name != "version"}

    response = client.post(address, {**form, "happened": "Mine", "contacts": str(maria.pk)})

    assert response.status_code == 409


@pytest.mark.django_db(transaction=True)
def test_two_edits_at_the_same_moment_are_one_saved_and_one_409(browser_of, make_contact):
    dana = person("Dana", "Staff")
    contact, clients = make_contact(), [browser_of(dana), browser_of(dana)]
    address = reverse("contacts:contact_edit", args=[contact.pk])
    forms = [{**fields_of(c.get(address)), "pronouns": f"n{n}"} for n, c in enumerate(clients)]

    pairs = zip(clients, forms, strict=True)
    answers = together(*[lambda c=c, f=f: c.post(address, f).status_code for c, f in pairs])

    assert sorted(answers) == [302, 409]


# Saving once


def test_same_form_sent_twice_makes_one_note(browser_of, dana, maria):
    client, address = browser_of(dana), reverse("contacts:contact_note_new", args=[maria.pk])
    form = note_form(maria, form_id=str(uuid.uuid4()))

    places = [client.post(address, form).headers["Location"] for _ in range(2)]

    assert places == [maria.get_absolute_url()] * 2
    assert Note.objects.count() == 1


def test_two_forms_make_two_notes(browser_of, dana, maria):
    client, address = browser_of(dana), reverse("contacts:contact_note_new", args=[maria.pk])

    for _ in range(2):
        client.post(address, note_form(maria, form_id=str(uuid.uuid4())))

    assert Note.objects.count() == 2


def test_form_that_was_refused_can_be_sent_again(browser_of, dana, maria):
    client, address = browser_of(dana), reverse("contacts:contact_note_new", args=[maria.pk])
    form = note_form(maria, form_id=str(uuid.uuid4()))

    refused = client.post(address, {**form, "happened_at": "2099-01-01T10:00"})
    saved = client.post(address, form)

    assert (refused.status_code, saved.status_code, Note.objects.count()) == (422, 302, 1)


@pytest.mark.django_db(transaction=True)
def test_double_click_makes_one_note(browser_of, make_contact):
    dana, contact = person("Dana", "Staff"), make_contact()
    address = reverse("contacts:contact_note_new", args=[contact.pk])
    form, clients = note_form(contact, form_id=str(uuid.uuid4())), [browser_of(dana) for _ in "ab"]

    places = together(*[lambda c=c: c.post(address, form).headers["Location"] for c in clients])

    assert places == [contact.get_absolute_url()] * 2
    assert Note.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_double_click_makes_one_contact(browser_of, db):
    clients = [browser_of(person("Dana", "Staff"))] * 2
    form = {**fields_of(clients[0].get(reverse("contacts:contact_new"))), "name": "Ana Ruiz"}
    address = reverse("contacts:contact_new")

    places = together(*[lambda c=c: c.post(address, form).headers["Location"] for c in clients])

    assert len(set(places)) == 1
    assert Contact.objects.count() == 1


def test_form_id_of_somebody_else_is_harmless(browser_of, dana, lior, maria):
    address, form = reverse("contacts:note_new"), note_form(maria, form_id=str(uuid.uuid4()))
    browser_of(dana).post(address, form)

    response = browser_of(lior).post(address, {**form, "happened": "Lior's own."})

    assert response.status_code == 302
    assert Note.objects.filter(author=lior).get().happened == "Lior's own."
    assert [receipt.user for receipt in FormReceipt.objects.all()] == [dana]


@pytest.mark.parametrize("form_id", ["", "no id", "0", "{}", "'; --"])
def test_made_up_form_id_is_no_error_of_ours(browser_of, dana, maria, form_id):
    form = note_form(maria, form_id=form_id)

    response = browser_of(dana).post(reverse("contacts:note_new"), form)

    assert response.status_code in {302, 422}


@pytest.mark.django_db(transaction=True)
def test_new_tag_typed_twice_at_the_same_moment_is_one_tag(browser_of):
    clients = [browser_of(person(name, "Staff")) for name in ("Dana", "Drew")]
    address = reverse("contacts:contact_new")
    forms = [
        {**fields_of(c.get(address)), "name": name, "tags": "Festival"}
        for c, name in zip(clients, ("Ana Ruiz", "Wendell Oduya"), strict=True)
    ]

    pairs = zip(clients, forms, strict=True)
    answers = together(*[lambda c=c, f=f: c.post(address, f).status_code for c, f in pairs])

    assert (answers, Tag.objects.count()) == ([302, 302], 1)


def test_stale_toggle_from_a_second_browser_is_harmless(browser_of, dana, maria):
    client = Client()
    client.force_login(dana)
    address = reverse("contacts:contact_archive", args=[maria.pk])

    answers = [c.post(address).status_code for c in (client, browser_of(dana))]

    assert answers == [302, 302]
