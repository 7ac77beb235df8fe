"""Picking contacts, tags, filters and doubts."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from contacts.forms.contact import ContactFilterForm, TagsField
from contacts.forms.note import NoteForm
from contacts.forms.picker import ContactsField
from contacts.models import Contact


@pytest.fixture
def picker(dana):
    """A picker of several contacts for someone on the staff."""
    field = ContactsField()
    field.for_user(dana)
    return field


def test_picker_takes_number_name_and_suggestion(picker, maria, make_contact):
    rob, zoe = make_contact("Rob O'Brien"), make_contact("Zoë Park")

    chosen = picker.clean([str(maria.pk), "rob obrien", f"Zoë Park #{zoe.pk}"])

    assert chosen == [maria, rob, zoe]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Nobody Known", "Nobody here is called"),
        ("Twin Name", "Several contacts are called"),
        ("99999999999999999999", "Nobody here is called"),
    ],
)
def test_picker_says_what_it_could_not_find(picker, make_contact, typed, sentence):
    make_contact("Twin Name")
    make_contact("Twin Name")

    with pytest.raises(ValidationError, match=sentence):
        picker.clean([typed])


def test_picker_hides_archived_contacts_like_unknown_ones(picker, make_contact):
    away = make_contact("Gone Away", archived_at="2026-01-01T00:00Z")

    with pytest.raises(ValidationError, match="Nobody here is called"):
        picker.clean([str(away.pk)])


def test_tags_are_split_trimmed_and_told_apart():
    assert TagsField().clean(" school board,PTA ,, school board") == ["school board", "PTA"]


def test_note_form_wants_a_day_for_a_follow_up(maria, dana):
    note = {"kind": "call", "happened_at": "2026-11-01T10:00", "happened": "She called."}
    data = QueryDict(mutable=True)
    data.update({**note, "contacts": maria.pk, "sensitivity": "shared"})
    data["follow_up_what"] = "Send figures"

    form = NoteForm(data, user=dana)

    assert form.errors == {"follow_up_due": ["Choose a day, so that it shows up on Today."]}


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, ["Ann Ally", "Olga Org"]),
        ({"kind": "organization"}, ["Olga Org"]),
        ({"stance": "allies"}, ["Ann Ally"]),
        ({"stance": "no-such-stance"}, ["Ann Ally", "Olga Org"]),
        ({"archived": "on"}, ["Gone Away"]),
        ({"lead": "999"}, ["Ann Ally", "Olga Org"]),
    ],
)
def test_filter_narrows_by_valid_values_only(make_contact, chosen, names):
    make_contact("Ann Ally", stance="ally")
    make_contact("Olga Org", kind="organization")
    make_contact("Gone Away", archived_at="2026-01-01T00:00Z")

    found = ContactFilterForm(chosen).apply(Contact.objects.all())

    assert [contact.name for contact in found] == names
