"""A month as weeks of days."""

from datetime import date

import pytest

from events.models import Event
from events.month import Month
from events.service_days import ServiceWeek

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("text", ["", "2026-13", "2026-00", "1066-10", "9999-12", "soon", "2026-1"])
def test_month_is_todays_when_none_is_named(text):
    assert Month.of(text, TODAY).first == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("text", "starts", "ends", "previous", "following"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 12, 6), "2026-10", "2026-12"),
        ("2026-12", date(2026, 11, 29), date(2027, 1, 3), "2026-11", "2027-01"),
        ("2026-02", date(2026, 2, 1), date(2026, 3, 1), "2026-01", "2026-03"),
        ("2027-01", date(2026, 12, 27), date(2027, 2, 7), "2026-12", "2027-02"),
    ],
)
def test_month_shows_whole_weeks_from_sunday(text, starts, ends, previous, following):
    month = Month.of(text, TODAY)

    assert (month.starts, month.ends) == (starts, ends)
    assert (month.previous, month.following) == (previous, following)


def days_of(events, text="2026-11"):
    weeks = Month.of(text, TODAY).weeks(events, ServiceWeek([]))
    return {day.date: day for week in weeks for day in week}


def test_event_stands_on_each_of_its_days(make_event):
    conference = make_event("Conference", "2026-11-28 09:00", hours=56)

    days = days_of([conference])

    shown = {day.date.day: day.entries[0].is_first_day for day in days.values() if day.entries}
    assert shown == {28: True, 29: False, 30: False}


def test_event_from_the_month_before_goes_on(make_event):
    conference = make_event("Conference", "2026-10-30 09:00", hours=72)

    days = days_of([conference])

    assert [day.day for day in days if days[day].entries] == [1, 2]


def test_event_stands_on_the_day_of_its_own_clock(make_event):
    late = make_event("Late", "2026-11-24 23:00", time_zone="Pacific/Honolulu")

    days = days_of([late])

    assert [day for day in days if days[day].entries] == [date(2026, 11, 24)]


@pytest.mark.parametrize(("count", "shown", "more"), [(3, 3, 0), (4, 4, 0), (5, 3, 2)])
def test_day_shows_what_fits_and_counts_the_rest(make_event, count, shown, more):
    events = [make_event(f"Event {n}") for n in range(count)]

    day = days_of(events)[TODAY]

    assert (len(day.shown), day.more) == (shown, more)
    assert Event.objects.count() == count
