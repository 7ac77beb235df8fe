"""Rules of repeating events: built, expanded over clock changes and short months, said back."""

from datetime import UTC, date, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from events.recurrence import build_rule, dates, last_of, ordinal, sentence, shift_rule, stretch

TUESDAY = date(2026, 11, 24)
NEW_YORK = ZoneInfo("America/New_York")
HOUR = timedelta(hours=1)


def days_of(rule, first, n, **kwargs):
    return [f"{day:%Y-%m-%d}" for day in islice(dates(rule, first, **kwargs), n)]


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        (build_rule("DAILY", TUESDAY, every=3), TUESDAY, "2026-11-24 2026-11-27 2026-11-30"),
        (build_rule("WEEKLY", TUESDAY), TUESDAY, "2026-11-24 2026-12-01 2026-12-08"),
        (  # weeks begin on Sunday
            build_rule("WEEKLY", TUESDAY, every=2, weekdays=[2, 7]),
            TUESDAY,
            "2026-11-24 2026-12-06 2026-12-08",
        ),
        (
            build_rule("MONTHLY", date(2027, 1, 31)),
            date(2027, 1, 31),
            "2027-01-31 2027-03-31 2027-05-31",
        ),
        (
            build_rule("MONTHLY", TUESDAY, monthly="nth"),
            TUESDAY,
            "2026-11-24 2026-12-22 2027-01-26",
        ),
        (
            build_rule("MONTHLY", TUESDAY, monthly="last"),
            TUESDAY,
            "2026-11-24 2026-12-29 2027-01-26",
        ),
        (
            build_rule("YEARLY", date(2028, 2, 29)),
            date(2028, 2, 29),
            "2028-02-29 2032-02-29 2036-02-29",
        ),
    ],
)
def test_a_rule_gives_its_dates(rule, first, expected):
    assert days_of(rule, first, 3) == expected.split()


def test_an_end_is_the_last_day():
    assert days_of("FREQ=DAILY", TUESDAY, 9, until=date(2026, 11, 25)) == [
        "2026-11-24",
        "2026-11-25",
    ]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (date(2026, 11, 19), "2026-11-19 2026-12-03 2026-12-10"),  # Thanksgiving
        (date(2026, 12, 18), "2026-12-18 2027-01-08 2027-01-15"),  # Christmas, New Year
        (date(2026, 6, 26), "2026-06-26 2026-07-10 2026-07-17"),  # Fourth of July, observed
        (date(2026, 12, 25), "2026-12-25 2027-01-08 2027-01-15"),  # the first day stands
    ],
)
def test_federal_holidays_are_skipped_if_asked(first, expected):
    rule = build_rule("WEEKLY", first)

    assert days_of(rule, first, 3, skip_holidays=True) == expected.split()


def test_a_skipped_holiday_is_not_one_of_the_times():
    first = date(2026, 11, 19)

    assert last_of("FREQ=WEEKLY", first, times=3) == date(2026, 12, 3)
    assert last_of("FREQ=WEEKLY", first, times=3, skip_holidays=True) == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("day", "at", "lasts", "expected"),
    [
        (date(2026, 10, 27), time(18), HOUR, "22:00 23:00"),  # daylight time
        (date(2026, 11, 3), time(18), HOUR, "23:00 00:00"),  # standard time
        (date(2027, 3, 9), time(18), HOUR, "23:00 00:00"),
        (date(2027, 3, 16), time(18), HOUR, "22:00 23:00"),
        (date(2027, 3, 14), time(2, 30), HOUR / 2, "07:30 08:00"),  # no 2:30: half past three
        (date(2026, 11, 1), time(1, 30), HOUR / 2, "05:30 07:00"),  # 1:30 is the first of two
        (date(2026, 11, 1), time(22), 8 * HOUR, "03:00 11:00"),
    ],
)
def test_wall_times_stay_over_clock_changes(day, at, lasts, expected):
    start, end = stretch(day, at, lasts, NEW_YORK)

    assert f"{start:%H:%M} {end:%H:%M}" == expected
    assert start.tzinfo == end.tzinfo == UTC


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (build_rule("DAILY", TUESDAY), "Every day"),
        ("FREQ=WEEKLY", "Every week"),
        (
            build_rule("WEEKLY", TUESDAY, every=2, weekdays=[4, 2]),
            "Every 2 weeks on Tuesday and Thursday",
        ),
        (
            build_rule("MONTHLY", date(2027, 1, 31)),
            "Every month on the 31st. Months without a 31st are skipped",
        ),
        (build_rule("MONTHLY", TUESDAY, monthly="nth"), "Every month on the fourth Tuesday"),
        (build_rule("MONTHLY", TUESDAY, monthly="last"), "Every month on the last Tuesday"),
        (
            build_rule("MONTHLY", date(2026, 12, 29), monthly="nth"),
            "Every month on the fifth Tuesday. Months without a fifth one are skipped",
        ),
        (build_rule("YEARLY", TUESDAY), "Every year on November 24"),
        (
            build_rule("YEARLY", date(2028, 2, 29)),
            "Every year on February 29. Years without February 29 are skipped",
        ),
    ],
)
def test_a_rule_is_said_back(rule, expected):
    assert sentence(rule) == expected


def test_the_end_and_holidays_are_said_too():
    rule = build_rule("WEEKLY", TUESDAY)

    assert sentence(rule, until=date(2026, 12, 18), skip_holidays=True) == (
        "Every week on Tuesday, until Fri 18 Dec 2026, not on federal holidays"
    )


@pytest.mark.parametrize(
    ("weekdays", "days", "expected"),
    [([2], 2, "BYDAY=TH"), ([2], -3, "BYDAY=SA"), ([6, 7], 1, "BYDAY=MO,SU")],
)
def test_a_weekly_rule_shifts(weekdays, days, expected):
    assert expected in shift_rule(build_rule("WEEKLY", TUESDAY, weekdays=weekdays), days)


@pytest.mark.parametrize(
    "rule",
    [
        build_rule("MONTHLY", TUESDAY),
        build_rule("YEARLY", TUESDAY),
        build_rule("WEEKLY", TUESDAY, every=2, weekdays=[2, 4]),
    ],
)
def test_a_rule_that_cannot_shift_says_so(rule):
    assert shift_rule(rule, 0) == rule
    with pytest.raises(ValueError, match="FREQ"):
        shift_rule(rule, 1)


def test_ordinals():
    assert [ordinal(n) for n in (1, 2, 3, 11, 12, 13, 21, 31)] == (
        ["1st", "2nd", "3rd", "11th", "12th", "13th", "21st", "31st"]
    )
