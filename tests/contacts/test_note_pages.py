"""Logging a note, reading it, and keeping promises."""

import pytest
from django.urls import reverse

from accounts.models import User
from contacts.models import FollowUp, Note
from contacts.services.contacts import archive_contact


def note_fields(*contacts, **changes):
    """What the browser sends for a note."""
    fields = {"kind": "call", "happened_at": "2026-11-01T10:00", "sensitivity": "shared"}
    pks = [contact.pk for contact in contacts]
    return {**fields, "contacts": pks, "happened": "She asked about hours.", **changes}


def test_note_is_logged_from_a_contact_with_its_follow_up(browser_of, dana, maria):
    page = reverse("contacts:contact_note_new", args=[maria.pk])
    fields = note_fields(maria, follow_up_what="Send hours", follow_up_due="2026-12-01")

    response = browser_of(dana).post(page, fields)

    note = Note.objects.get()
    assert response.url == maria.get_absolute_url()
    assert (note.author, list(note.contacts.all())) == (dana, [maria])
    assert str(FollowUp.objects.get(note=note, assigned_to=dana)) == "Send hours"


def test_note_form_opened_from_a_contact_has_it_ticked(browser_of, dana, maria):
    response = browser_of(dana).get(reverse("contacts:contact_note_new", args=[maria.pk]))

    assert f'value="{maria.pk}" checked' in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"happened": ""}, "This field is required."),
        ({"contacts": ["Nobody Known"]}, "Nobody here is called “Nobody Known”"),
        ({"happened_at": "2099-01-01T10:00"}, "A note is about what happened"),
        ({"follow_up_what": "Call"}, "Choose a day, so that it shows up on Today."),
    ],
)
def test_invalid_note_comes_back_with_everything_typed(browser_of, dana, maria, changes, sentence):
    fields = note_fields(maria, **{"meaning": "Two\nlines & more", **changes})

    response = browser_of(dana).post(reverse("contacts:note_new"), fields)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Two\nlines &amp; more" in page
    assert Note.objects.count() == 0


def test_same_form_sent_twice_makes_one_note(browser_of, dana, maria):
    browser, page = browser_of(dana), reverse("contacts:note_new")
    form_id = browser.get(page).context["form"]["form_id"].value()
    fields = note_fields(maria, form_id=form_id)

    first, second = browser.post(page, fields), browser.post(page, fields)

    assert first.url == second.url
    assert Note.objects.count() == 1


def test_volunteers_read_but_do_not_write(browser_of, vera, dana, maria, make_note):
    note = make_note(dana, maria)
    browser = browser_of(vera)

    assert browser.get(note.get_absolute_url()).status_code == 200
    assert browser.get(reverse("contacts:note_edit", args=[note.pk])).status_code == 403
    assert browser.post(reverse("contacts:note_new"), note_fields(maria)).status_code == 403


@pytest.mark.parametrize("page", ["note_detail", "note_edit"])
def test_hidden_note_answers_like_one_that_does_not_exist(
    browser_of, dana, grace, maria, make_note, page
):
    hidden = make_note(grace, maria, sensitivity="restricted")
    browser = browser_of(dana)

    for_hidden = browser.get(reverse(f"contacts:{page}", args=[hidden.pk]))
    for_unknown = browser.get(reverse(f"contacts:{page}", args=[hidden.pk + 1000]))

    assert for_hidden.status_code == for_unknown.status_code == 404


def test_edited_note_keeps_its_old_words_in_history(browser_of, dana, maria, make_note):
    note = make_note(dana, maria, happened="She was late.")
    fields = note_fields(maria, happened="She came at six.", version=note.version)

    browser_of(dana).post(reverse("contacts:note_edit", args=[note.pk]), fields)

    page = browser_of(dana).get(note.get_absolute_url()).content.decode()
    assert "from <q>She was late.</q>" in " ".join(page.split())


@pytest.mark.parametrize("rows", [1, 3])
def test_follow_up_list_costs_the_same_however_long(
    browser_of, dana, maria, today, django_assert_num_queries, rows
):
    for number in range(rows):
        FollowUp.objects.create(what=f"Do {number}", due_on=today, assigned_to=dana, contact=maria)
    browser = browser_of(dana)

    with django_assert_num_queries(4):
        response = browser.get(reverse("contacts:followup_list"))

    assert response.content.count(b"Tick off: Do") == rows


def test_follow_up_is_ticked_off_and_opened_again(browser_of, dana, maria, today):
    promise = FollowUp.objects.create(what="Call", due_on=today, assigned_to=dana, contact=maria)
    browser, page = browser_of(dana), reverse("contacts:followup_toggle", args=[promise.pk])

    ticked = browser.post(page, {"done": "yes"}, headers={"HX-Request": "true"})
    done = FollowUp.objects.open().count()
    browser.post(page, {"done": "no"})

    assert b"tone-kept" in ticked.content
    assert (done, FollowUp.objects.open().count()) == (0, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_today_costs_the_same_however_much_is_due(
    browser_of, dana, maria, make_note, today, django_assert_num_queries, rows
):
    for number in range(rows):
        FollowUp.objects.create(what=f"Do {number}", due_on=today, assigned_to=dana, contact=maria)
        make_note(dana, maria)
    browser = browser_of(dana)

    with django_assert_num_queries(14):
        response = browser.get("/")

    assert response.content.count(b"Tick off: Do") == rows


@pytest.mark.parametrize("what", ["note", "follow-up"])
def test_what_is_about_an_archived_contact_stays_editable(
    browser_of, dana, maria, make_note, today, what
):
    follow_up = FollowUp.objects.create(contact=maria, what="Call", due_on=today, assigned_to=dana)
    page = {"note": f"{make_note(dana, maria).get_absolute_url()}edit/"}
    archive_contact(contact=maria)
    promise = {"contact": maria.pk, "what": "Write", "due_on": today, "assigned_to": dana.pk}
    fields = note_fields(maria) if what == "note" else promise
    address = page.get(what, follow_up.get_absolute_url())

    response = browser_of(dana).post(address, {**fields, "version": 1})

    assert response.status_code == 302


def test_follow_up_keeps_who_left(browser_of, dana, grace, maria, today):
    follow_up = FollowUp.objects.create(contact=maria, what="Call", due_on=today, assigned_to=dana)
    User.objects.filter(pk=dana.pk).update(is_active=False)
    fields = {"contact": maria.pk, "what": "Write", "due_on": today, "version": 1}
    fields["assigned_to"] = dana.pk

    response = browser_of(grace).post(follow_up.get_absolute_url(), fields)

    assert response.status_code == 302


@pytest.mark.parametrize("typed", ["²", "٣", "9" * 5_000])
def test_number_like_text_is_a_name_nobody_has(browser_of, dana, maria, typed):
    response = browser_of(dana).post(reverse("contacts:note_new"), note_fields(contacts=[typed]))

    assert response.status_code == 422


def test_form_does_not_name_a_contact_that_cannot_be_chosen(browser_of, dana, make_contact):
    gone = make_contact("Gone Person")
    archive_contact(contact=gone)

    response = browser_of(dana).post(reverse("contacts:note_new"), note_fields(gone))

    assert (response.status_code, "Gone Person" in response.text) == (422, False)


@pytest.mark.parametrize(("who", "sensitivity"), [("vera", "shared"), ("dana", "restricted")])
def test_only_its_author_or_leadership_restricts_a_note(
    request, browser_of, dana, maria, make_note, who, sensitivity
):
    note = make_note(request.getfixturevalue(who), maria)
    fields = note_fields(maria, sensitivity="restricted", version=1)

    browser_of(dana).post(f"{note.get_absolute_url()}edit/", fields)

    note.refresh_from_db()
    assert (note.happened, note.sensitivity) == ("She asked about hours.", sensitivity)
