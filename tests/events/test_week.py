"""A week as days of hours: what stands where."""

from datetime import date, time

import pytest

from events.models import ServiceHours, Site
from events.service_days import ServiceWeek
from events.week import Hours, Week, is_long, side_by_side, stretches

MARCH, NOVEMBER = date(2027, 3, 14), date(2026, 11, 1)  # Sundays on which New York's clocks change
EIGHT, NINE, TEN, NOON = 480, 540, 600, 720


def week_of(day, *events, sites=(), also=None):
    return {d.date: d for d in Week.of(day).days(events, ServiceWeek(sites), also or {})}


def parts(event):
    return [(day.day, starts, ends) for day, starts, ends in stretches(event)]


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 24), date(2026, 11, 28)])
def test_week_begins_on_sunday(day):
    week = Week.of(day)

    assert (week.first, week.last) == (date(2026, 11, 22), date(2026, 11, 28))
    assert (week.previous, week.following) == ("2026-11-15", "2026-11-29")


@pytest.mark.parametrize(
    ("spans", "places"),
    [
        ([], []),
        ([(NINE, TEN)], [(0, 1)]),
        ([(NINE, TEN), (TEN, NOON)], [(0, 1), (0, 1)]),
        ([(NINE, NOON), (NINE, TEN)], [(0, 2), (1, 2)]),
        ([(EIGHT, NOON), (NINE, TEN), (TEN, NOON)], [(0, 2), (1, 2), (1, 2)]),
        ([(EIGHT, TEN), (NINE, NOON), (TEN, NOON)], [(0, 2), (1, 2), (0, 2)]),
        ([(EIGHT, NOON), (EIGHT, NOON), (EIGHT, NINE)], [(0, 3), (1, 3), (2, 3)]),
        ([(EIGHT, NINE), (EIGHT, NINE), (TEN, NOON)], [(0, 2), (1, 2), (0, 1)]),
    ],
    ids=["none", "one", "touching", "same start", "below", "chain", "three", "two groups"],
)
def test_what_overlaps_stands_side_by_side(spans, places):
    assert side_by_side(spans) == places


@pytest.mark.parametrize(
    ("starts", "hours", "expected"),
    [
        ("2026-11-24 10:00", 1, [(24, 600, 660)]),
        ("2026-11-24 10:00", 0.25, [(24, 600, 630)]),
        ("2026-11-24 23:50", 0.1, [(24, 1410, 1440)]),
        ("2026-11-24 22:00", 2, [(24, 1320, 1440)]),
        ("2026-11-24 22:00", 3, [(24, 1320, 1440), (25, 0, 60)]),
        ("2026-11-24 10:00", 24, []),
        ("2026-11-24 10:00", 60, []),
    ],
    ids=["hour", "short", "at the end", "to midnight", "past midnight", "a day", "long"],
)
def test_event_takes_its_stretch_of_each_day(make_event, starts, hours, expected):
    assert parts(make_event("Talk", starts, hours=hours)) == expected


def test_places_are_read_off_the_wall_when_clocks_go_forward(make_event):
    over_the_gap = make_event("Night", "2027-03-14 01:30", hours=2)
    over_the_gap.refresh_from_db()

    assert parts(over_the_gap) == [(MARCH.day, 90, 210)]


def test_event_in_the_hour_that_comes_twice_has_a_place(make_event):
    again = make_event("Night", "2026-11-01 01:30", hours=1)
    again.ends_at = again.starts_at.astimezone(again.zone).replace(hour=1, minute=15, fold=1)
    again.save()
    again.refresh_from_db()

    assert parts(again) == [(NOVEMBER.day, 90, 135)]


@pytest.mark.parametrize(("day", "hours"), [(MARCH, 23), (NOVEMBER, 25)])
def test_a_whole_day_is_one_when_clocks_change(make_event, day, hours):
    event = make_event("Fair", f"{day} 00:00", hours=24)  # by the wall
    event.refresh_from_db()

    assert (event.ends_at - event.starts_at).total_seconds() == hours * 3600
    assert is_long(event)
    assert parts(event) == []


def test_event_on_a_far_clock_stands_at_its_own_time(make_event):
    late = make_event("Late", "2026-11-24 21:00", time_zone="Pacific/Honolulu")

    days = week_of(date(2026, 11, 24), late)

    placed = {day.date.day: block.starts for day in days.values() for block in day.blocks}
    assert placed == {24: 21 * 60}


def test_event_that_goes_on_stands_above_the_hours_of_each_day(make_event):
    conference = make_event("Conference", "2026-11-27 09:00", hours=56)

    days = week_of(date(2026, 11, 24), conference)

    long = {day.date.day: day.long[0].is_first_day for day in days.values() if day.long}
    assert long == {27: True, 28: False}
    assert not any(day.blocks for day in days.values())


def test_blocks_say_their_place_in_classes(make_event):
    first = make_event("First", "2026-11-24 10:05", hours=1.5)
    second = make_event("Second", "2026-11-24 10:58")

    blocks = week_of(date(2026, 11, 24), second, first)[date(2026, 11, 24)].blocks

    places = ["s10 sm5 e11 em35 c0 of2", "s10 sm55 e12 em0 c1 of2"]
    assert [block.place for block in blocks] == places


def test_more_at_once_than_there_are_places_share_the_last(make_event):
    events = [make_event(f"Event {n}") for n in range(10)]

    blocks = week_of(date(2026, 11, 24), *events)[date(2026, 11, 24)].blocks

    ends = [block.place.split(" em0 ")[1] for block in blocks]
    assert ends == [*(f"c{n} of8" for n in range(8)), "c7 of8", "c7 of8"]


def test_each_site_has_its_own_lane(elm, make_site):
    oak = make_site("Oak Street")
    ServiceHours.objects.create(site=oak, weekday=2, opens=time(9), closes=time(12))
    sites = Site.objects.with_told_hours()

    bands = week_of(date(2026, 11, 24), sites=sites)[date(2026, 11, 24)].bands

    assert [b.place for b in bands] == ["s14 sm0 e18 em0 c0 of2", "s9 sm0 e12 em0 c1 of2"]


@pytest.mark.parametrize(
    ("starts", "shown"),
    [("10:00", (7, 22)), ("05:30", (5, 22)), ("21:30", (7, 23)), ("23:30", (0, 24))],
)
def test_hours_are_wider_when_something_needs_it(make_event, starts, shown):
    event = make_event("Vigil", f"2026-11-24 {starts}")

    hours = Hours.of(week_of(date(2026, 11, 24), event).values())

    assert (hours.first, hours.last, len(hours.labels)) == (*shown, shown[1] - shown[0])
