"""Who does not know our liaison, and the letter that tells them."""

import uuid

import pytest
from django.utils import timezone

from contacts.models import ContactMethod, Note
from media_liaison.models import Journalist
from media_liaison.services.introductions import introduce
from ssp_crm.models import Mail

LIST = "/media/introductions/"
LETTERS = f"{LIST}letters/"


@pytest.fixture
def mailed(room, ana):
    """Ana, with an e-mail address."""
    ContactMethod.objects.create(contact=ana.contact, channel="email", value="ana@herald.example")
    return ana


@pytest.fixture
def typed(mailed):
    """What is posted from the letter's page."""
    words = {"subject": "Whom to call", "text": "Dear {journalist}, call Lior."}
    return {"form_id": str(uuid.uuid4()), "pick": [mailed.pk], "way": "mail", **words}


def tell(user, *rows):
    chosen = Journalist.objects.filter(pk__in=[row.pk for row in rows])
    introduce(journalists=chosen, way="told", author=user)


def test_the_list_has_local_press_first_and_nobody_who_knows(
    browser_of, dana, room, herald, ana, make_journalist
):
    abel, knows = make_journalist("Zoë Abel"), make_journalist("Bo Quill")
    herald.is_local = True
    herald.save()
    tell(dana, knows)

    rows = browser_of(dana).get(LIST).context["page"].rows

    assert rows == [ana, abel]


def test_who_asks_for_peace_or_is_archived_is_left_out(browser_of, dana, room, ana):
    ana.contact.do_not_contact, ana.contact.do_not_contact_reason = True, "Asked us"
    ana.contact.save()

    assert "Everybody knows whom to call" in browser_of(dana).get(LIST).content.decode()


def test_the_list_fills_again_when_the_liaison_changes(browser_of, dana, room, grace, ana):
    tell(dana, ana)
    client = browser_of(dana)
    before = client.get(LIST).context["page"].rows
    room.liaison = grace
    room.save()

    assert (before, client.get(LIST).context["page"].rows) == ([], [ana])
    assert "told of Lior, 555-0190" in client.get(LIST).content.decode()


def test_the_picture_counts_local_outlets(browser_of, dana, room, herald, ana, make_outlet):
    for outlet in (herald, make_outlet("Radio Nine", medium="radio"), make_outlet("Far Away")):
        outlet.is_local = outlet.contact.name != "Far Away"
        outlet.save()
    tell(dana, ana)

    response = browser_of(dana).get(LIST)

    whole = response.context["picture"]["whole"]
    assert (whole.knowing, whole.total, whole.percent) == (1, 2, 50)
    assert [str(outlet) for outlet in response.context["unknowing"]] == ["Radio Nine"]


def test_without_a_liaison_the_page_says_what_to_do(browser_of, lior, ana):
    page = browser_of(lior).get(LIST).content.decode()

    assert "Who is our liaison?" in page
    assert 'href="/media/room/"' in page


def test_the_list_costs_the_same_for_one_and_many(
    browser_of, dana, room, herald, ana, make_journalist, make_outlet, django_assert_num_queries
):
    client = browser_of(dana)
    client.get(LIST)
    for count in (1, 3):
        while Journalist.objects.count() < count:
            make_journalist("Bo Quill", at=make_outlet("Radio Nine", is_local=True), phone="555-1")
        with django_assert_num_queries(6):
            client.get(LIST)


def test_the_list_is_filtered_and_exported(browser_of, grace, room, ana, make_journalist, today):
    make_journalist("Bo Quill", told_on=today, told_of=grace)
    client = browser_of(grace)

    rows = client.get(LIST, {"told": "before"}).context["page"].rows
    lines = client.get(f"{LIST}export.csv", {"told": "never"}).getvalue().decode().splitlines()

    assert [str(row) for row in rows] == ["Bo Quill"]
    assert lines[1:] == ["Ana Ruiz,The Harlow Herald,,(555) 010-2030,,,,,,"]


def test_one_letter_is_shown_filled_in(browser_of, lior, mailed):
    response = browser_of(lior).get(LETTERS, {"pick": mailed.pk})

    assert response.context["form"].initial["subject"] == "Whom to call at Our program"
    assert "Dear Ana Ruiz," in response.context["form"].initial["text"]
    assert list(response.context["pointed_out"]) == []


def test_braces_that_are_no_field_are_pointed_out(browser_of, lior, room, mailed):
    room.letter, room.number = "Call {number} or {phone}.", ""
    room.save()

    found = list(browser_of(lior).get(LETTERS, {"pick": mailed.pk}).context["pointed_out"])

    assert found == [
        "{phone} is no field of ours and stays as typed.",
        "{number} is empty, and leaves a gap in the letter.",
    ]


def test_several_letters_keep_their_own_fields(browser_of, lior, mailed, make_journalist):
    bo = make_journalist("Bo Quill")

    page = browser_of(lior).get(LETTERS, {"pick": [mailed.pk, bo.pk]})

    assert page.context["form"].initial["text"].startswith("Dear {journalist},\n\nmy name is Lior")
    assert page.context["unreachable"] == [bo]
    assert page.context["letter"].text.startswith("Dear Bo Quill,")


def test_a_letter_sent_twice_goes_out_once(browser_of, lior, typed):
    client = browser_of(lior)

    addresses = {client.post(LETTERS, typed).url for _ in range(2)}

    assert addresses == {LIST}
    assert Mail.objects.get().body == "Dear Ana Ruiz, call Lior."
    assert Note.objects.count() == 1


def test_odd_braces_are_asked_about_and_then_sent(browser_of, lior, typed):
    client, typed = browser_of(lior), {**typed, "text": "Dear {name}"}

    asked = client.post(LETTERS, typed)
    sent = client.post(LETTERS, {**typed, "confirm_braces": "yes"})

    assert (asked.status_code, sent.status_code) == (422, 302)
    assert Mail.objects.get().body == "Dear {name}"


def test_a_preview_sends_nothing_and_shows_what_was_typed(browser_of, lior, typed):
    response = browser_of(lior).post(LETTERS, {**typed, "way": "preview"})

    assert response.status_code == 200
    assert response.context["letter"].text == "Dear Ana Ruiz, call Lior."
    assert not Note.objects.exists()


def test_a_refusal_keeps_what_was_typed(browser_of, lior, mailed, typed):
    mailed.contact.do_not_contact, mailed.contact.do_not_contact_reason = True, "Asked us"
    mailed.contact.save()

    response = browser_of(lior).post(LETTERS, {**typed, "text": "Dear reader"})

    assert response.status_code == 422
    assert "asks not to be contacted: Asked us" in response.content.decode()
    assert "Dear reader" in response.content.decode()


@pytest.mark.parametrize("wrong", [{"text": ""}, {"pick": ["999999"]}, {"way": "pigeon"}])
def test_what_was_typed_stays_when_something_is_wrong(browser_of, lior, typed, wrong):
    response = browser_of(lior).post(LETTERS, {**typed, **wrong})

    assert response.status_code == 422
    assert not Mail.objects.exists()


def test_more_letters_than_go_out_at_once_are_refused(
    browser_of, lior, typed, make_journalist, monkeypatch
):
    monkeypatch.setattr("media_liaison.forms.introductions.MOST_LETTERS", 1)
    picks = [*typed["pick"], make_journalist("Bo Quill").pk]

    response = browser_of(lior).post(LETTERS, {**typed, "pick": picks})

    assert response.status_code == 422
    assert "2 letters are too many: at most 1 go out at once." in response.text
    assert "Dear {journalist}, call Lior." in response.text
    assert not Note.objects.exists()


def test_words_stay_when_who_they_were_for_is_gone(browser_of, lior, typed, mailed):
    mailed.contact.archived_at = timezone.now()
    mailed.contact.save()

    response = browser_of(lior).post(LETTERS, {**typed, "text": "Dear reader"})

    assert response.status_code == 422
    assert "Dear reader" in response.text


def test_one_tap_says_they_know_and_another_takes_it_back(browser_of, lior, room, ana):
    client, page = browser_of(lior), ana.get_absolute_url()

    client.post(f"{page}told/")
    told = client.get(page).content.decode()
    client.post(f"{page}untold/", {"version": 2})

    ana.refresh_from_db()
    assert "by Lior: Lior, 555-0190" in told
    assert (ana.told_of, ana.told_on) == (None, None)


def test_an_old_page_takes_nothing_back(browser_of, lior, room, ana):
    client, page = browser_of(lior), ana.get_absolute_url()
    client.post(f"{page}told/")

    answer = client.post(f"{page}untold/", {"version": "1"}, follow=True).content.decode()

    ana.refresh_from_db()
    assert ana.told_of == lior
    assert "This changed in the meantime" in answer


@pytest.mark.parametrize("verb", ["told", "untold"])
def test_taps_are_for_the_press_desk(browser_of, dana, lior, ana, verb):
    mine, nobodys = f"{ana.get_absolute_url()}{verb}/", f"/media/journalists/999999/{verb}/"

    assert browser_of(dana).post(mine).status_code == 403
    assert browser_of(lior).post(nobodys).status_code == 404


def test_the_page_says_what_is_no_longer_right(browser_of, dana, room, grace, ana):
    tell(dana, ana)
    client, page = browser_of(dana), ana.get_absolute_url()
    room.number = "555-0999"
    room.save()
    other_number = client.get(page).content.decode()
    room.liaison = grace
    room.save()

    assert "but our number is 555-0999 now" in other_number
    assert "but our liaison is Grace now" in client.get("/media/?q=ana").content.decode()


def test_a_day_typed_into_the_profile_is_of_our_liaison_now(browser_of, lior, room, ana):
    edit = f"{ana.get_absolute_url()}edit/"

    browser_of(lior).post(edit, {"told_on": "2026-01-05", "version": 1})

    ana.refresh_from_db()
    assert (ana.told_of, ana.told_by, ana.told_number) == (lior, lior, "555-0190")
