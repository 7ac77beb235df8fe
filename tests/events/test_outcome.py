"""What came of an event: written on its page, asked for on Today."""

import uuid
from decimal import Decimal

import pytest
from django.urls import reverse

from events.models import Event


def address(event):
    return reverse("events:event_outcome", args=[event.pk])


@pytest.fixture
def supper(make_event, dana):
    """A fundraiser two days ago."""
    return make_event("Soup supper", "2026-11-18 18:00", kind="fundraiser", organiser=dana)


@pytest.fixture
def told():
    """What someone types about it."""
    return {
        "attended": "40",
        "new_contacts": "6",
        "raised": "1250.50",
        "went_well": "The choir came.",
        "differently": "More chairs.",
        "press": "The Gazette wrote.",
        "version": "1",
    }


def test_outcome_is_kept_and_shown(browser_of, dana, vera, supper, told):
    response = browser_of(dana).post(address(supper), told)

    supper.refresh_from_db()
    page = browser_of(vera).get(response.url).content.decode()
    assert (supper.raised, supper.reviewed_at is not None) == (Decimal("1250.50"), True)
    for words in ("40", "$1250.50", "The choir came.", "More chairs.", "The Gazette wrote."):
        assert words in page


def test_today_asks_the_organiser_until_it_is_written(browser_of, dana, lior, supper, told):
    browser = browser_of(dana)

    before = browser.get("/").content.decode()
    browser.post(address(supper), told)

    assert address(supper) in before
    assert address(supper) not in browser_of(lior).get("/").content.decode()
    assert address(supper) not in browser.get("/").content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "cancelled"},
        {"starts_at": "2026-10-01T12:00Z", "ends_at": "2026-10-01T13:00Z"},
        {"ends_at": "2026-11-20T20:00Z"},
    ],
)
def test_today_does_not_ask_about_others(browser_of, dana, supper, changes):
    Event.objects.update(**changes)

    assert address(supper) not in browser_of(dana).get("/").content.decode()


def test_today_asks_the_same_for_one_and_three(
    browser_of, dana, elm, make_event, supper, django_assert_num_queries
):
    browser = browser_of(dana)
    make_event(starts="2026-11-21 10:00", site=elm, organiser=dana, confidential=True)
    browser.get("/")

    with django_assert_num_queries(13):
        browser.get("/")
    for hour in (12, 14):
        make_event(starts=f"2026-11-21 {hour}:00", site=elm, organiser=dana, confidential=True)
        make_event(starts=f"2026-11-19 {hour}:00", organiser=dana)
    with django_assert_num_queries(13):
        assert browser.get("/").content.count(b"Write it down") == 3


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"attended": "forty"}, "Write a whole number, such as 12."),
        ({"attended": "-1"}, "How many came is 0 or more."),
        ({"raised": "a lot"}, "Write dollars and cents, such as 240 or 240.50."),
        ({"raised": "1.234"}, "Write cents with two digits, such as 240.50."),
        ({"raised": "-5"}, "What was raised is 0 or more."),
        ({"new_contacts": "41"}, "41 new contacts, but 40 came: are both right?"),
    ],
)
def test_refused_outcome_keeps_what_was_typed(browser_of, dana, supper, told, wrong, sentence):
    response = browser_of(dana).post(address(supper), {**told, **wrong})

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert ("More chairs." in page, next(iter(wrong.values())) in page) == (True, True)
    assert Event.objects.get().reviewed_at is None


def test_an_empty_outcome_says_what_to_begin_with(browser_of, dana, supper):
    response = browser_of(dana).post(address(supper), {"version": "1"})

    assert response.status_code == 422
    assert b"how many came is a good beginning" in response.content


def test_nobody_came_is_an_outcome(browser_of, dana, supper):
    response = browser_of(dana).post(address(supper), {"version": "1", "attended": "0"})

    assert (response.status_code, Event.objects.get().attended) == (302, 0)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"status": "cancelled"}, b"It was cancelled."),
        (
            {"starts_at": "2026-11-24T12:00Z", "ends_at": "2026-11-24T13:00Z"},
            b"It has not begun yet.",
        ),
    ],
)
def test_what_did_not_happen_has_no_outcome(browser_of, dana, supper, told, changes, sentence):
    Event.objects.update(**changes)

    response = browser_of(dana).post(address(supper), told)

    assert response.status_code == 422
    assert sentence in response.content
    assert b"The choir came." in response.content


def test_outcome_sent_twice_is_kept_once(browser_of, dana, supper, told):
    form = {**told, "form_id": str(uuid.uuid4())}

    answers = [browser_of(dana).post(address(supper), form).status_code for _ in "ab"]

    assert (answers, Event.objects.get().version) == ([302, 302], 2)


def test_an_older_copy_of_the_outcome_is_refused(browser_of, dana, supper, told):
    supper.save()

    assert browser_of(dana).post(address(supper), told).status_code == 409


def test_who_may_write_an_outcome(browser_of, vera, dana, supper, told):
    assert browser_of(vera).get(address(supper)).status_code == 403
    assert browser_of(vera).post(address(supper), told).status_code == 403
    assert browser_of(dana).get("/events/4711/outcome/").status_code == 404
