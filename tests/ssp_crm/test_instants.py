"""Wall times become instants and come back, on days clocks change too."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from ssp_crm.instants import day_begins, instant

NEW_YORK = ZoneInfo("America/New_York")
ZONES = ["America/New_York", "America/Phoenix", "Europe/London", "Australia/Lord_Howe"]


@pytest.mark.parametrize(
    ("day", "at", "zone", "utc"),
    [
        (date(2026, 3, 7), time(18), "America/New_York", "2026-03-07 23:00"),
        (date(2026, 3, 8), time(1, 59), "America/New_York", "2026-03-08 06:59"),
        (date(2026, 3, 8), time(3), "America/New_York", "2026-03-08 07:00"),
        (date(2026, 3, 8), time(18), "America/New_York", "2026-03-08 22:00"),
        (date(2026, 11, 1), time(1, 30), "America/New_York", "2026-11-01 05:30"),
        (date(2026, 11, 1), time(2), "America/New_York", "2026-11-01 07:00"),
        (date(2026, 11, 1), time(18), "America/Denver", "2026-11-02 01:00"),
        (date(2026, 7, 1), time(18), "America/Phoenix", "2026-07-02 01:00"),
        (date(2026, 10, 25), time(1, 30), "Europe/London", "2026-10-25 00:30"),
    ],
)
def test_instant_follows_the_clock_of_the_place(day, at, zone, utc):
    found = instant(day, at, ZoneInfo(zone))

    assert found == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert found.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == datetime.combine(day, at)


@pytest.mark.parametrize(
    ("day", "at", "zone", "sentence"),
    [
        (
            date(2026, 3, 8),
            time(2, 30),
            "America/New_York",
            (
                "There is no 2:30 am on Sun 8 Mar 2026 in New York: the clocks go forward "
                "that day. Choose 1:30 am or 3:30 am instead."
            ),
        ),
        (
            date(2026, 3, 29),
            time(1),
            "Europe/London",
            (
                "There is no 1 am on Sun 29 Mar 2026 in London: the clocks go forward that day. "
                "Choose midnight or 2 am instead."
            ),
        ),
    ],
)
def test_instant_refuses_an_hour_that_is_missing(day, at, zone, sentence):
    with pytest.raises(ValidationError) as refused:
        instant(day, at, ZoneInfo(zone))

    assert refused.value.messages == [sentence]


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
def test_instant_returns_what_was_shown(moment, name):
    shown = moment.astimezone(ZoneInfo(name))

    found = instant(shown.date(), shown.time(), ZoneInfo(name)).astimezone(ZoneInfo(name))

    assert found.replace(tzinfo=None) == shown.replace(tzinfo=None)
    assert found.fold == 0


def test_day_begins_at_midnight_there():
    assert day_begins(date(2026, 11, 24), NEW_YORK) == datetime(2026, 11, 24, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "zone"),
    [
        (date(9999, 12, 31), time(23), "America/New_York"),
        (date(1, 1, 1), time(), "Asia/Tokyo"),
    ],
)
def test_a_day_without_utc_is_refused_in_words(day, at, zone):
    with pytest.raises(ValidationError, match="Choose a day nearer to now"):
        instant(day, at, ZoneInfo(zone))
