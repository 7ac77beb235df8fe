"""Sites, service hours and events: what is always true of them, and what they say."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.models import Event, ServiceHours, Site


def sentences(row):
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    return refused.value.messages


def test_event_ends_after_it_starts(tour):
    tour.ends_at = tour.starts_at

    assert sentences(tour) == ["An event ends after it starts."]
    with pytest.raises(IntegrityError), transaction.atomic():
        tour.save()


def test_event_lasts_a_month_at_most(tour):
    tour.ends_at = tour.starts_at + timedelta(days=31, minutes=1)

    assert sentences(tour) == [
        "An event lasts 31 days at most. Plan a longer one day by day.",
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        tour.save()


def test_service_hours_close_after_they_open(elm):
    hours = ServiceHours(site=elm, weekday=1, opens=time(18), closes=time(14))

    assert sentences(hours) == ["Services close after they open, on the same day."]


def test_service_hours_hold_until_after_they_begin(elm):
    hours = elm.service_hours.get()
    hours.valid_from, hours.valid_until = date(2026, 12, 1), date(2026, 11, 1)

    assert sentences(hours) == ["The last day these hours hold is on or after the first."]


def test_site_refuses_an_unknown_clock(db):
    assert sentences(Site(name="Moon base", time_zone="Moon/Tranquility")) == [
        "This is not a time zone we know, such as America/New_York."
    ]


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 11, 24), True),
        (date(2026, 11, 25), False),
        (date(2026, 10, 27), False),
        (date(2026, 12, 8), False),
    ],
)
def test_service_hours_hold_on_their_weekday_within_their_dates(day, holds):
    hours = ServiceHours(weekday=2, valid_from=date(2026, 11, 1), valid_until=date(2026, 12, 1))

    assert hours.holds_on(day) is holds


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        ({}, True),
        ({"weekday": 3}, False),
        ({"opens": time(18), "closes": time(20)}, False),
        ({"opens": time(17), "closes": time(20)}, True),
        ({"valid_from": date(2027, 1, 1)}, False),
    ],
)
def test_service_hours_overlap_on_the_same_day_only(other, overlaps):
    fields = {"weekday": 2, "opens": time(14), "closes": time(18)}
    winter = ServiceHours(**fields, valid_until=date(2026, 12, 31))

    assert winter.overlaps(ServiceHours(**{**fields, **other})) is overlaps


def test_event_says_when_on_its_own_clock(make_event):
    here = make_event()
    there = make_event(starts="2026-11-24 18:00", time_zone="America/Denver")

    assert here.when == "Tue 24 Nov 2026, 10–11 am"
    assert there.when == "Tue 24 Nov 2026, 6–7 pm (Denver time)"


def test_event_says_where(elm):
    assert Event(site=elm, place="back room").where == "Elm Street, back room"
    assert Event(place="Main library").where == "Main library"
    assert Event().where == ""


def test_event_until_midnight_ends_that_day(make_event):
    party = make_event(starts="2026-11-24 20:00", hours=4)

    assert (party.first_day, party.last_day) == (date(2026, 11, 24), date(2026, 11, 24))
