"""Dates and times as people say them."""

from datetime import datetime, time

import pytest

from ssp_crm.time_words import city, clock_words, span_words, when_words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0), "midnight"),
        (time(0, 5), "12:05 am"),
        (time(9), "9 am"),
        (time(12), "noon"),
        (time(12, 30), "12:30 pm"),
        (time(18, 30), "6:30 pm"),
    ],
)
def test_clock_is_said_briefly(at, words):
    assert clock_words(at) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (time(14), time(18), "2–6 pm"),
        (time(9, 30), time(11), "9:30–11 am"),
        (time(11), time(13), "11 am–1 pm"),
        (time(9), time(12), "9 am–noon"),
        (time(12), time(13), "noon–1 pm"),
        (time(0), time(9), "midnight–9 am"),
    ],
)
def test_span_says_the_half_of_the_day_once(start, end, words):
    assert span_words(start, end) == words


def test_when_names_a_second_day_only_if_there_is_one():
    start = datetime(2026, 11, 24, 18)

    assert when_words(start, datetime(2026, 11, 24, 19)) == "Tue 24 Nov 2026, 6–7 pm"
    assert (
        when_words(start, datetime(2026, 11, 25, 9))
        == "Tue 24 Nov 2026, 6 pm – Wed 25 Nov 2026, 9 am"
    )


def test_city_is_the_last_word_of_a_zone():
    assert city("America/Argentina/Buenos_Aires") == "Buenos Aires"
