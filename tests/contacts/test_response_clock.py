"""The first-response clock: business days, weekends, the clock change, and its words."""

import zoneinfo
from datetime import UTC, datetime

import pytest

from contacts.response_clock import answer_due, business_days, clock_of

ZONE = zoneinfo.ZoneInfo("America/New_York")


def at(text):
    """Return a moment on the program's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2026-11-23 09:00", 2, "2026-11-25 17:00"),  # Monday to Wednesday
        ("2026-11-23 23:59", 2, "2026-11-25 17:00"),  # the day's hour does not matter
        ("2026-11-20 15:00", 2, "2026-11-24 17:00"),  # Friday over the weekend to Tuesday
        ("2026-11-21 08:00", 2, "2026-11-24 17:00"),  # Saturday: counted from Monday
        ("2026-11-22 08:00", 1, "2026-11-23 17:00"),  # Sunday
        ("2026-10-30 12:00", 1, "2026-11-02 17:00"),  # clocks go back in between
        ("2026-03-06 12:00", 1, "2026-03-09 17:00"),  # clocks go forward in between
        ("2026-11-23 09:00", 30, "2027-01-04 17:00"),
    ],
)
def test_answer_is_due_at_five_after_business_days(received, days, due):
    assert answer_due(at(received), days, ZONE) == at(due)


def test_day_is_the_program_s_and_not_utc_s():
    late_monday = datetime(2026, 11, 24, 3, tzinfo=UTC)  # still 10 pm on Monday there

    assert answer_due(late_monday, 1, ZONE) == at("2026-11-24 17:00")


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-11-23 09:00", "2026-11-23 17:00", 0),
        ("2026-11-20 17:00", "2026-11-22 09:00", 0),
        ("2026-11-20 17:00", "2026-11-23 09:00", 1),
        ("2026-11-02 09:00", "2026-11-30 09:00", 20),
        ("2026-11-30 09:00", "2026-11-02 09:00", 0),
    ],
)
def test_business_days_leave_out_weekends(start, end, days):
    assert business_days(at(start), at(end), ZONE) == days


@pytest.mark.parametrize(
    ("now", "answered", "tone", "words"),
    [
        ("2026-11-23 09:00", "", "soon", "answer by Tue 24 Nov, 5 pm – 1 business day left"),
        ("2026-11-24 16:59", "", "soon", "answer by Tue 24 Nov, 5 pm – today"),
        ("2026-11-20 09:00", "", "", "answer by Tue 24 Nov, 5 pm – 2 business days left"),
        (
            "2026-11-24 17:01",
            "",
            "overdue",
            "answer was due Tue 24 Nov, 5 pm – less than a business day ago",
        ),
        (
            "2026-11-26 09:00",
            "",
            "overdue",
            "answer was due Tue 24 Nov, 5 pm – 2 business days ago",
        ),
        ("2026-12-26 09:00", "2026-11-23 10:30", "kept", "answered Mon 23 Nov, 10:30 am"),
        ("2027-01-02 09:00", "2026-11-23 10:30", "kept", "answered Mon 23 Nov 2026, 10:30 am"),
        (
            "2026-12-26 09:00",
            "2026-11-25 10:00",
            "kept",
            "answered Wed 25 Nov, 10 am, 1 business day late",
        ),
    ],
)
def test_clock_is_told_in_words(now, answered, tone, words):
    clock = clock_of(at("2026-11-24 17:00"), at(answered) if answered else None, at(now), ZONE)

    assert (clock.tone, clock.words) == (tone, words)
