"""What the press desk tells before and beside the look-up: duty, who waits, what we said."""

from datetime import timedelta

import pytest
from django.utils import timezone

from media_liaison.models import DutyShift

DESK = "/media/"
PART = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def duty(lior):
    """Lior answers until tomorrow."""
    now = timezone.now()
    lior.phone = "(555) 010-7070"
    lior.save()
    return DutyShift.objects.create(
        user=lior, starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=1)
    )


def test_desk_says_who_is_on_duty_and_how_to_reach_them(browser_of, dana, duty):
    page = browser_of(dana).get(DESK).text

    assert "is first to call" in page
    assert "(555) 010-7070" in page


def test_desk_says_that_nobody_is_on_duty(browser_of, dana):
    assert "Nobody is first to call right now" in browser_of(dana).get(DESK).text


def test_open_inquiries_stand_there_by_the_time_that_is_left(browser_of, dana, make_inquiry):
    now = timezone.now()
    later = make_inquiry("Later?", deadline_at=now + timedelta(hours=5))
    soon = make_inquiry("Soon?", deadline_at=now + timedelta(minutes=30))
    make_inquiry("Over?", status="declined")

    response = browser_of(dana).get(DESK)

    assert response.context["inquiries"] == [soon, later]
    assert "in 29 minutes" in response.text


@pytest.mark.parametrize("text", ["", "r", "zzzz"])
def test_they_give_way_to_a_card_only(browser_of, dana, ana, make_inquiry, text):
    make_inquiry("Still open?")
    client = browser_of(dana)

    pages = [client.get(DESK, {"q": words}, **PART).text for words in (text, "rui")]

    assert ["Still open?" in page for page in pages] == [text != "zzzz", False]


def test_card_says_what_we_last_told_them(browser_of, dana, ana, make_statement):
    make_statement("We open at ten, every day.", journalist=ana, topic="hours")

    page = browser_of(dana).get(DESK, {"q": "rui"}).text

    assert "What we last told them" in page
    assert "We open at ten, every day." in page


def test_card_tells_how_they_reported(browser_of, dana, ana, make_coverage):
    make_coverage(journalist=ana, accuracy="right")

    page = browser_of(dana).get(DESK, {"q": "rui"}).text

    assert "1 piece · 1 of 1 right" in page


def test_card_begins_an_inquiry(browser_of, dana, ana):
    page = browser_of(dana).get(DESK, {"q": "rui"}).text

    assert f"/media/inquiries/new/?journalist={ana.pk}" in page


def test_caller_nobody_knows_can_ask_at_once(browser_of, dana):
    page = browser_of(dana).get(DESK, {"q": "Bo Quill"}).text

    assert "/media/inquiries/new/?caller=Bo%20Quill" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_desk_costs_the_same_however_many_wait(
    browser_of, dana, duty, make_inquiry, django_assert_num_queries, rows
):
    for number in range(rows):
        make_inquiry(f"Number {number}?", deadline_at=timezone.now())
    browser = browser_of(dana)

    with django_assert_num_queries(7):
        browser.get(DESK)
