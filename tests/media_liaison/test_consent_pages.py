"""Consents: the list, one of them with its uses, and taking one back."""

import pytest

from library.models import Message
from media_liaison.models import Consent, Post

from .voice import days_ago, make_consent, make_post

LIST = "/media/consents/"
pytestmark = pytest.mark.django_db


def names(response):
    return [row.chosen_name for row in response.context["page"].rows]


def make_message(author):
    return Message.objects.create(concern="Is it safe?", short="Yes.", author=author)


@pytest.mark.parametrize("count", [1, 3])
def test_list_and_page_ask_the_same_for_one_and_three(
    browser_of, lior, django_assert_num_queries, count
):
    consents = [make_consent() for _ in range(count)]
    for _ in range(count):
        make_post(lior).consents.add(consents[0])
        consents[0].messages.add(make_message(lior))
    browser = browser_of(lior)

    with django_assert_num_queries(4):
        assert len(names(browser.get(LIST))) == count
    with django_assert_num_queries(7):
        browser.get(consents[0].get_absolute_url())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Over", "Back", "Soon", "Open"]),
        ({"state": "valid"}, ["Soon", "Open"]),
        ({"state": "soon"}, ["Soon"]),
        ({"state": "over"}, ["Over"]),
        ({"state": "withdrawn"}, ["Back"]),
        ({"kind": "quote"}, ["Open"]),
        ({"q": "so"}, ["Soon"]),
        ({"sort": "name"}, ["Back", "Open", "Over", "Soon"]),
    ],
)
def test_filters(browser_of, lior, asked, found):
    make_consent("Soon", 20)
    make_consent("Over", -1)
    make_consent("Open", kind="quote")
    make_consent("Back", 10, withdrawn_on=days_ago(2))

    assert names(browser_of(lior).get(LIST, asked)) == found


def test_consent_is_saved_once_with_its_messages(browser_of, lior, today, maria):
    browser, message = browser_of(lior), make_message(lior)
    page = browser.get(f"{LIST}new/")
    typed = {"chosen_name": "Robin", "kind": "quote", "about": "“Home.”", "purpose": "Website"}
    typed |= {"given_on": today, "contact": maria.pk, "messages": [message.pk]}
    typed |= {"form_id": page.context["form"]["form_id"].value()}

    answers = [browser.post(f"{LIST}new/", typed) for _ in "ab"]

    consent = Consent.objects.get()
    assert {answer.url for answer in answers} == {consent.get_absolute_url()}
    assert (consent.contact, list(consent.messages.all())) == (maria, [message])
    assert "Write nothing about services, health" in page.text


def test_refused_consent_keeps_what_was_typed(browser_of, lior, today):
    typed = {"chosen_name": "Robin", "kind": "quote", "about": "Home", "purpose": "Website"}
    typed |= {"given_on": today, "until": days_ago(1), "contact": "Nobody", "speaker": 999_999}

    answer = browser_of(lior).post(f"{LIST}new/", typed)

    assert (answer.status_code, "Robin" in answer.text) == (422, True)
    assert set(answer.context["form"].errors) >= {"contact", "speaker"}


def test_edit_of_an_old_copy_is_refused(browser_of, lior):
    consent, browser = make_consent(), browser_of(lior)
    address = f"{consent.get_absolute_url()}edit/"
    typed = {"chosen_name": "Robin", "kind": "photo", "about": "The mural", "version": 1}
    typed |= {"given_on": consent.given_on}

    first = browser.post(address, {**typed, "purpose": "Posters"})
    second = browser.post(address, {**typed, "purpose": "Flyers"})

    assert (first.status_code, second.status_code) == (302, 409)


def test_taken_back_shows_all_uses_and_asks_for_approval_again(browser_of, lior, today):
    consent, browser = make_consent(), browser_of(lior)
    posts = [make_post(lior, f"A post {s}", -1, status=s) for s in ("approved", "posted")]
    for post in posts:
        post.consents.add(consent)
    consent.messages.add(make_message(lior))
    address = f"{consent.get_absolute_url()}withdraw/"

    page = browser.get(address).text
    answer = browser.post(address, {"withdrawn_on": today}, follow=True).text

    assert [words in page for words in ("A post approved", "A post posted", "Is it safe?")]
    assert "1 planned post waits for approval again" in answer
    assert list(Post.objects.order_by("pk").values_list("status", flat=True)) == ["draft", "posted"]


def test_taking_back_is_refused_in_words(browser_of, lior, today):
    consent, browser = make_consent(), browser_of(lior)
    address = f"{consent.get_absolute_url()}withdraw/"

    days = (days_ago(-1), days_ago(61), "soon", today, today)
    answers = [browser.post(address, {"withdrawn_on": day}) for day in days]

    assert [answer.status_code for answer in answers] == [422, 422, 422, 302, 422]
    assert "It was taken back already." in answers[-1].text
    assert "Choose today or a day before." in answers[0].text


def test_consent_without_an_end_holds_until_they_take_it_back(browser_of, lior):
    page = browser_of(lior).get(make_consent().get_absolute_url()).text

    assert "<dt>Until</dt><dd>they take it back</dd>" in page


def test_wrong_tap_is_undone(browser_of, lior, today):
    consent, browser = make_consent(withdrawn_on=today), browser_of(lior)

    answers = [browser.post(f"{consent.get_absolute_url()}restore/") for _ in "ab"]

    consent.refresh_from_db()
    assert (consent.withdrawn_on, {answer.status_code for answer in answers}) == (None, {302})
    assert browser.post(f"{LIST}999999/restore/").status_code == 404


def test_earlier_end_asks_for_approval_again(browser_of, lior, today):
    consent, post = make_consent(), make_post(lior, days=9, status="approved")
    post.consents.add(consent)
    typed = {"chosen_name": "Robin", "kind": "photo", "about": "The mural", "version": 1}
    typed |= {"purpose": "Website", "given_on": consent.given_on, "until": today}

    browser_of(lior).post(f"{consent.get_absolute_url()}edit/", typed)

    post.refresh_from_db()
    assert post.status == "draft"
