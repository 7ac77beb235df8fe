"""How long until a deadline, in words and tones."""

import zoneinfo
from datetime import UTC, datetime

import pytest

from media_liaison.deadline_clock import clock_of, deadline_words

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
CHICAGO = zoneinfo.ZoneInfo("America/Chicago")
PHOENIX = zoneinfo.ZoneInfo("America/Phoenix")


def at(text, zone=NEW_YORK):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


NOW = at("2026-11-24 13:00")


@pytest.mark.parametrize(
    ("deadline", "tone", "words"),
    [
        ("2026-11-24 13:00", "soon", "in less than a minute"),
        ("2026-11-24 13:01", "soon", "in 1 minute"),
        ("2026-11-24 13:40", "soon", "in 40 minutes"),
        ("2026-11-24 14:00", "soon", "in 1 hour"),
        ("2026-11-24 14:30", "soon", "in 1 hour 30 minutes"),
        ("2026-11-24 15:00", "soon", "in 2 hours"),
        ("2026-11-24 15:01", "", "in 2 hours 1 minute"),
        ("2026-11-24 16:59", "", "in 3 hours"),
        ("2026-11-24 23:59", "", "in 10 hours"),
        ("2026-11-25 00:01", "", "in 11 hours"),
        ("2026-11-25 12:59", "", "in 23 hours"),
        ("2026-11-25 13:00", "", "tomorrow"),
        ("2026-11-25 23:59", "", "tomorrow"),
        ("2026-11-26 00:00", "", "in 2 days"),
        ("2026-12-24 08:00", "", "in 30 days"),
        ("2026-11-24 12:59:30", "overdue", "late by less than a minute"),
        ("2026-11-24 12:15", "overdue", "late by 45 minutes"),
        ("2026-11-24 12:00", "overdue", "late by 1 hour"),
        ("2026-11-24 10:20", "overdue", "late by 2 hours 40 minutes"),
        ("2026-11-23 12:00", "overdue", "late by 25 hours"),
        ("2026-11-22 13:00", "overdue", "late by 2 days"),
    ],
)
def test_a_clock_is_told_in_words_and_a_tone(deadline, tone, words):
    clock = clock_of(at(deadline), NOW, NEW_YORK)

    assert (clock.tone, clock.words) == (tone, words)


def test_without_a_deadline_there_is_no_hurry():
    clock = clock_of(None, NOW, NEW_YORK)

    assert (clock.tone, clock.words) == ("", "no deadline told")


def test_the_day_is_that_of_our_clock():
    deadline = datetime(2026, 11, 26, 4, 30, tzinfo=UTC)  # 11:30 pm on the 25th here

    assert clock_of(deadline, NOW, NEW_YORK).words == "tomorrow"
    assert clock_of(deadline, NOW, UTC).words == "in 2 days"


def test_hours_are_those_that_pass_when_clocks_change():
    spring = at("2026-03-08 01:30")

    assert clock_of(at("2026-03-08 03:30"), spring, NEW_YORK).words == "in 1 hour"


def test_a_day_of_25_hours_is_told_in_hours():
    midnight, late = at("2026-11-01 00:10"), at("2026-11-01 23:50")

    assert clock_of(late, midnight, NEW_YORK).words == "in 24 hours"


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (at("2026-11-24 17:00", CHICAGO), "Tue 24 Nov, 5 pm in Chicago (6 pm here)"),
        (
            at("2026-11-24 23:30", CHICAGO),
            "Tue 24 Nov, 11:30 pm in Chicago (Wed 25 Nov, 12:30 am here)",
        ),
        (at("2027-01-04 12:00", CHICAGO), "Mon 4 Jan 2027, noon in Chicago (1 pm here)"),
        (at("2026-11-24 17:00", NEW_YORK), "Tue 24 Nov, 5 pm"),
    ],
)
def test_a_deadline_is_told_on_both_clocks(deadline, words):
    assert deadline_words(deadline, deadline.tzinfo, NEW_YORK, NOW) == words


def test_clocks_that_agree_are_told_once():
    winter, summer = at("2026-11-24 17:00", PHOENIX), at("2026-07-24 17:00", PHOENIX)
    denver = zoneinfo.ZoneInfo("America/Denver")

    assert deadline_words(winter, PHOENIX, denver, NOW) == "Tue 24 Nov, 5 pm"
    assert deadline_words(summer, PHOENIX, denver, NOW).endswith("in Phoenix (6 pm here)")
