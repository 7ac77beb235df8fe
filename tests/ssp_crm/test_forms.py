"""What every form with free text does: it marks its fields, and asks once about participants."""

import pytest
from django import forms
from django.urls import reverse

from contacts.models import Note
from ssp_crm.forms import HousePlainForm
from tests.contacts.test_note_pages import note_fields

NAMED = "We saw participant John Doe at the gate."


class Letter(HousePlainForm):
    """A form with every kind of text."""

    title = forms.CharField(required=False)
    name = forms.CharField(required=False)
    text = forms.CharField(required=False, widget=forms.Textarea)


class Silent(Letter):
    """The same, left out."""

    is_checked = False


def test_text_areas_and_headlines_are_checked():
    marked = [name for name in Letter().fields if "data-words" in str(Letter()[name])]

    assert marked == ["title", "text"]
    assert Silent().free_texts == []


def test_name_of_a_participant_is_doubted_once():
    doubted = Letter({"text": NAMED})
    confirmed = Letter({"text": NAMED, "confirm_participant": "yes"})

    assert (doubted.is_valid(), list(doubted.doubts)) == (False, ["participant"])
    assert confirmed.is_valid()


@pytest.mark.parametrize("form", [Letter({"name": NAMED}), Silent({"text": NAMED})])
def test_other_fields_and_forms_are_let_be(form):
    assert form.is_valid()


def test_words_that_stood_there_before_are_not_doubted_again():
    assert Letter({"text": NAMED}, initial={"text": NAMED}).is_valid()


def test_guess_is_no_doubt():
    assert Letter({"text": "I met client Maria."}).is_valid()


def test_words_to_avoid_never_hold_up_a_save(browser_of, dana, maria):
    fields = note_fields(maria, happened="A junkie and other addicts.")

    response = browser_of(dana).post(reverse("contacts:note_new"), fields)

    assert response.status_code == 302
    assert Note.objects.get().happened == "A junkie and other addicts."


def test_note_that_names_a_participant_is_saved_when_confirmed(browser_of, dana, maria):
    browser, address = browser_of(dana), reverse("contacts:note_new")
    fields = note_fields(maria, happened=NAMED)

    asked = browser.post(address, fields)
    saved = browser.post(address, {**fields, "confirm_participant": "yes"})

    assert (asked.status_code, saved.status_code) == (422, 302)
    assert "We read “participant John Doe”." in asked.content.decode()


def test_form_says_once_whom_not_to_name(browser_of, dana, maria):
    page = browser_of(dana).get(reverse("contacts:note_new")).content.decode()

    assert page.count("Nothing here may name a person we serve") == 1


def test_form_shown_again_tells_of_words_without_scripts(browser_of, dana, maria):
    fields = note_fields(happened="A junkie by the gate.")  # with nobody: it comes back

    response = browser_of(dana).post(reverse("contacts:note_new"), fields)

    page = response.content.decode()
    assert "What happened: “A junkie”." in page
    assert "“A person who uses drugs”" in page
