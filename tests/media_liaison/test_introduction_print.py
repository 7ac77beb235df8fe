"""Letters of introduction on paper: as often as needed, and only to those who were told."""

import uuid

import pytest

from contacts.models import Note
from media_liaison.models import Journalist, PressRoom
from media_liaison.services.introductions import introduce
from ssp_crm.models import Mail

LIST = "/media/introductions/"
LETTERS, PRINT = f"{LIST}letters/", f"{LIST}print/"


@pytest.fixture
def typed(room, ana):
    """What is posted from the letter's page to print it."""
    words = {"subject": "Whom to call", "text": "Dear {journalist}, call Lior."}
    return {"form_id": str(uuid.uuid4()), "pick": [ana.pk], "way": "print", **words}


def tell(user, *rows):
    chosen = Journalist.objects.filter(pk__in=[row.pk for row in rows])
    introduce(journalists=chosen, way="told", author=user)


def test_words_for_this_once_are_printed_from_the_page_itself(
    browser_of, lior, typed, ana, make_journalist
):
    bo, client = make_journalist("Bo Quill"), browser_of(lior)
    typed = {**typed, "pick": [ana.pk, bo.pk]}

    first, again = (client.post(LETTERS, typed) for _ in range(2))

    wanted = ["Dear Bo Quill, call Lior.", "Dear Ana Ruiz, call Lior."]
    for response in (first, again):
        assert [letter.text for _, letter in response.context["letters"]] == wanted
    assert "print before you close it" in first.text
    assert (Mail.objects.count(), Note.objects.count()) == (0, 1)


def test_our_usual_letter_is_printed_as_often_as_needed(browser_of, lior, typed, ana):
    client = browser_of(lior)
    shown = client.get(LETTERS, {"pick": ana.pk}).context["form"].initial
    words = {"subject": shown["subject"], "text": shown["text"].replace("\n", "\r\n")}

    first = client.post(LETTERS, {**typed, **words})
    pages = [client.get(first.url), client.get(ana.get_absolute_url()), client.get(first.url)]

    ((row, letter),) = pages[2].context["letters"]
    assert (row, letter.text[:40]) == (ana, "Dear Ana Ruiz,\n\nmy name is Lior, and I a")
    assert first.url == f"{PRINT}?pick={ana.pk}"
    assert f'<a href="{first.url}">Print these letters</a>' in pages[0].text
    assert f'href="{first.url}">Print the letter</a>' in pages[1].text


@pytest.mark.parametrize("stop", ["untold", "peace", "no liaison", "unknown"])
def test_only_those_we_wrote_down_and_may_write_to_are_printed(browser_of, dana, room, ana, stop):
    if stop != "untold":
        tell(dana, ana)
    ana.contact.do_not_contact = stop == "peace"
    ana.contact.do_not_contact_reason = "Asked us" if stop == "peace" else ""
    ana.contact.save()
    if stop == "no liaison":
        PressRoom.objects.update(liaison=None)

    page = browser_of(dana).get(PRINT, {"pick": [ana.pk, "x", "999999"]})
    word = browser_of(dana).get(ana.get_absolute_url())

    assert len(page.context["letters"]) == (stop == "unknown")
    assert ("Print the letter" in word.text) == (stop == "unknown")
