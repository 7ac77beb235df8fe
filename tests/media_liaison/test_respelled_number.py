"""A number that is only written another way is still the number journalists were told."""

import pytest
from django.core.exceptions import ValidationError

from contacts.models import ContactMethod, Note
from media_liaison.letters import Letter
from media_liaison.models import Journalist, PressRoom
from media_liaison.services.introductions import introduce, mail_key, take_back
from media_liaison.services.room import bare_number
from ssp_crm.models import Mail

ROOM = "/media/room/"
OLD, NEW = "(315) 555-0110", "+1 315-555-0110"


@pytest.fixture
def told(room, ana, dana):
    """Ana was told of our number as it was written then."""
    PressRoom.objects.update(number=OLD)
    chosen = Journalist.objects.filter(pk=ana.pk)
    introduce(journalists=chosen, way="told", author=dana)
    return ana


@pytest.fixture
def save(browser_of, lior):
    """Save the page about how we meet the press with a number: `save(NEW)`."""

    def go(number):
        words = {"letter_subject": "Whom to call", "letter": "Dear {journalist}"}
        form = {**words, "liaison": lior.pk, "number": number, "version": 1}
        assert browser_of(lior).post(ROOM, form).status_code == 302

    return go


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (OLD, NEW, True),
        (OLD, "315.555.0110", True),
        (OLD, "315 555 0111", False),
        (OLD, f"{OLD} x2", False),
        ("1-800-CALL-NOW", "1-800-GET-HELP", False),
        ("1-800-CALL-NOW", "1 800 call now", True),
    ],
)
def test_numbers_are_the_same_however_they_are_written(ana, one, other, is_same):
    assert (bare_number(one) == bare_number(other)) == is_same
    assert (mail_key(ana, 1, one) == mail_key(ana, 1, other)) == is_same


def test_nobody_is_asked_to_tell_what_is_known(told, browser_of, lior):
    words = {"letter_subject": "Whom to call", "letter": "Dear", "liaison": lior.pk, "version": 1}

    page = browser_of(lior).post(ROOM, {**words, "number": NEW}, follow=True)

    assert "Saved: this is how we meet the press." in page.text


def test_those_who_know_our_number_know_it_written_another_way(told, save, room):
    save(NEW)

    told.refresh_from_db()
    assert (told.told_number, told.version) == (NEW, 3)
    assert not Journalist.objects.not_told(PressRoom.objects.current()).exists()


@pytest.mark.parametrize("number", ["315-555-0111", ""])
def test_another_number_is_one_they_do_not_know(told, save, number):
    save(number)

    told.refresh_from_db()
    assert told.told_number == OLD


def test_who_was_told_another_number_is_left_as_they_are(told, save, make_journalist):
    bo = make_journalist("Bo Quill", told_number="555-0999")

    save(NEW)

    bo.refresh_from_db()
    assert (bo.told_number, bo.version) == ("555-0999", 1)


def test_taken_back_it_is_not_told_the_old_way_either(told, save):
    save(NEW)
    told.refresh_from_db()

    take_back(journalist=told, version=told.version)

    told.refresh_from_db()
    assert (told.told_on, told.told_of, told.told_number) == (None, None, "")


def test_no_letter_is_mailed_a_second_time(room, ana, dana):
    ContactMethod.objects.create(contact=ana.contact, channel="email", value="ana@x.example")
    chosen, mail = Journalist.objects.filter(pk=ana.pk), {"way": "mail", "author": dana}
    for number in (OLD, NEW):
        PressRoom.objects.update(number=number)
        if number == NEW:
            with pytest.raises(ValidationError, match="got this letter before"):
                introduce(journalists=chosen, letter=Letter("Call", "us"), **mail)
        else:
            introduce(journalists=chosen, letter=Letter("Call", "us"), **mail)

    assert (Mail.objects.count(), Note.objects.count()) == (1, 1)
