"""The register of our channels: who holds them, and that no secret stands there."""

import pytest

from media_liaison.channel_words import check_words, custody_warning, is_check_due
from media_liaison.models import SocialChannel
from media_liaison.secret_spotting import GROUPS, LOOKED_AT, looks_secret
from tests.conftest import person

from .voice import days_ago, make_channel

LIST = "/media/channels/"
pytestmark = pytest.mark.django_db


def names(response):
    return [row.handle for row in response.context["page"].rows]


@pytest.fixture
def gone():
    """Somebody who worked here once."""
    user = person("Ines", None)
    user.is_active = False
    user.save()
    return user


@pytest.mark.parametrize("count", [1, 3])
def test_list_and_page_ask_the_same_for_one_and_three(
    browser_of, dana, lior, django_assert_num_queries, count
):
    rows = [make_channel(f"@{n}", owner=lior, second=dana) for n in range(count)]
    browser = browser_of(dana)

    with django_assert_num_queries(4):
        assert len(names(browser.get(LIST))) == count
    with django_assert_num_queries(7):
        browser.get(rows[0].get_absolute_url())


def test_warning_says_in_words_who_alone_can_get_in(dana, lior, gone):
    cast = [(dana, None), (None, dana), (gone, dana), (gone, None), (None, None)]
    channels = [make_channel(owner=owner, second=second) for owner, second in cast]

    assert [custody_warning(channel) for channel in channels] == [
        "Dana alone can get in: add a second person.",
        "Dana alone can get in: add a second person.",
        "Ines no longer works here. Dana alone can get in: add a second person.",
        "Nobody who works here can get in; Ines left. Find out how, and add two people.",
        "Nobody is written down: say who can get in.",
    ]


def test_list_finds_exactly_those_with_a_warning(browser_of, dana, lior, gone):
    make_channel("@alone", owner=dana)
    make_channel("@left", owner=dana, second=gone)
    make_channel("@two", owner=dana, second=lior)
    make_channel("@closed", owner=dana, closed_on=days_ago(1))
    browser = browser_of(dana)

    warned = [row.handle for row in SocialChannel.objects.all() if custody_warning(row)]

    assert names(browser.get(LIST, {"state": "one"})) == sorted(warned) == ["@alone", "@left"]
    assert names(browser.get(LIST, {"state": "closed"})) == ["@closed"]
    assert names(browser.get(LIST, {"q": "BLUE"})) == ["@alone", "@left", "@two"]
    assert "alone can get in" in browser.get(LIST).text


@pytest.mark.parametrize(
    "text",
    [
        "password: tulips",
        "PIN is 4411",
        "backup code = 88x",
        "4821 9930 1177",
        "the code 482913",
        "x7Kq2mPw9Zt4Ld8R",
        "Tr0ub4dor&3",
        "ab12-cd34-ef56",
    ],
)
def test_secret_is_spotted(text):
    assert looks_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Envelope in the safe, second shelf",
        "The password is kept in the binder",
        "Password: in the safe",
        "Ask Dana, (315) 555-0102",
        "Room 12, 2026 folder",
        "https://vault.example/items/AbC123456789xyz",
        "recovery2026@house.example",
    ],
)
def test_place_is_no_secret(text):
    assert not looks_secret(text)


def test_long_texts_are_looked_through_at_their_beginning():
    secret = "password: tulips"
    before = ". " * LOOKED_AT

    assert looks_secret(before[: LOOKED_AT - len(secret)] + secret)
    assert not looks_secret(before[:LOOKED_AT] + secret)


@pytest.mark.parametrize(("length", "is_found"), [(70, True), (71, False)])
def test_digit_of_a_code_in_groups_is_near_its_beginning(length, is_found):
    text = f"abcd-efgh-{'x' * length}1"

    assert bool(GROUPS.search(text)) is is_found


def test_form_doubts_a_password_and_keeps_what_was_typed(browser_of, lior):
    browser = browser_of(lior)
    typed = {"platform": "mastodon", "handle": "@row", "recovery": "password: tulips"}

    answer = browser.post(f"{LIST}new/", typed)
    again = browser.post(f"{LIST}new/", {**typed, "confirm_secret": "yes"})

    assert (answer.status_code, again.status_code) == (422, 302)
    assert "This looks like a password" in answer.text
    assert "password: tulips" in answer.text


def test_channel_is_saved_once_and_the_two_differ(browser_of, lior, dana):
    browser = browser_of(lior)
    form_id = browser.get(f"{LIST}new/").context["form"]["form_id"].value()
    typed = {"platform": "mastodon", "handle": "@row", "owner": dana.pk, "form_id": form_id}

    first = browser.post(f"{LIST}new/", typed)
    second = browser.post(f"{LIST}new/", typed)
    same = browser.post(f"{LIST}new/", {**typed, "second": dana.pk, "form_id": ""})

    assert first.url == second.url == SocialChannel.objects.get().get_absolute_url()
    assert (same.status_code, "Choose two different people." in same.text) == (422, True)


def test_channel_is_not_checked_on_a_day_to_come(browser_of, lior):
    typed = {"platform": "mastodon", "handle": "@row", "checked_on": days_ago(-1)}

    answer = browser_of(lior).post(f"{LIST}new/", typed)

    assert (answer.status_code, "Choose today or a day before." in answer.text) == (422, True)


def test_checked_given_up_and_taken_up_again(browser_of, lior, today):
    channel, browser = make_channel(owner=lior), browser_of(lior)
    address, seen = channel.get_absolute_url(), []

    for verb in ("check", "check", "close", "close", "check", "reopen", "reopen"):
        browser.post(f"{address}{verb}/")
        channel.refresh_from_db()
        seen.append((channel.checked_on == today, channel.closed_on == today))

    assert seen == [*[(True, False)] * 2, *[(True, True)] * 3, *[(True, False)] * 2]
    assert browser.post(f"{LIST}999999/check/").status_code == 404


def test_staff_read_and_change_nothing(browser_of, dana, vera):
    address = make_channel(owner=dana).get_absolute_url()

    assert browser_of(dana).get(address).status_code == 200
    assert browser_of(dana).post(f"{address}check/").status_code == 403
    assert browser_of(vera).get(address).status_code == 403


def test_channel_is_to_be_checked_twice_a_year(today):
    rows = [make_channel(checked_on=day) for day in (None, days_ago(184), days_ago(183), today)]

    assert [is_check_due(row, today) for row in rows] == [True, True, False, False]
    assert (check_words(rows[0], today), check_words(rows[3], today)) == (
        "never checked",
        "checked today",
    )


def test_link_tells_the_other_side_nothing(browser_of, dana):
    channel = make_channel(link="https://bsky.example/house")

    page = browser_of(dana).get(channel.get_absolute_url()).text

    assert 'href="https://bsky.example/house" rel="noreferrer noopener"' in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_is_for_those_who_may(browser_of, grace, lior, dana, kind):
    make_channel("@alone", owner=dana)

    answers = [browser_of(user).get(f"{LIST}export.{kind}") for user in (grace, lior)]

    assert [answer.status_code for answer in answers] == [200, 403]
    if kind == "csv":
        assert "Dana alone can get in" in answers[0].getvalue().decode()
