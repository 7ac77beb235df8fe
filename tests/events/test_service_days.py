"""Service hours by day, in words."""

from datetime import date, datetime, time

import pytest

from events.models import ServiceException, ServiceHours, Site
from events.service_days import ServiceWeek, SiteHours, week_rows

TUESDAY = date(2026, 11, 24)


def test_week_says_each_sites_hours_of_a_day(elm, make_site, django_assert_num_queries):
    ServiceHours.objects.create(site=elm, weekday=2, opens=time(9), closes=time(12))
    make_site("Closed house")

    with django_assert_num_queries(3):
        week = ServiceWeek(Site.objects.with_hours())
        found = [(day.site.name, day.hours) for day in week.on(TUESDAY)]

    assert found == [("Elm Street", "9 am–noon and 2–6 pm")]
    assert week.on(date(2026, 11, 25)) == []


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-11-24 10:00", "2026-11-24 14:00", ""),
        ("2026-11-24 18:00", "2026-11-24 19:00", ""),
        ("2026-11-24 13:30", "2026-11-24 14:01", "Tue 24 Nov 2026, 2–6 pm"),
        ("2026-11-24 15:00", "2026-11-24 16:00", "Tue 24 Nov 2026, 2–6 pm"),
        ("2026-11-23 20:00", "2026-11-24 20:00", "Tue 24 Nov 2026, 2–6 pm"),
        ("2026-11-25 15:00", "2026-11-25 16:00", ""),
    ],
)
def test_overlap_names_the_hours_an_event_touches(start, end, words):
    hours = [ServiceHours(weekday=2, opens=time(14), closes=time(18))]

    found = SiteHours(hours).touched_words(*map(datetime.fromisoformat, (start, end)))

    assert found == words


@pytest.mark.parametrize(
    ("start", "end", "is_near"),
    [
        ("2026-11-24 12:30", "2026-11-24 13:30", False),
        ("2026-11-24 12:31", "2026-11-24 13:31", True),
        ("2026-11-24 18:29", "2026-11-24 19:00", True),
        ("2026-11-24 18:30", "2026-11-24 19:00", False),
    ],
)
def test_the_buffer_counts_on_both_sides(start, end, is_near):
    hours = SiteHours([ServiceHours(weekday=2, opens=time(14), closes=time(18))], (), 30)

    assert bool(hours.touched_words(*map(datetime.fromisoformat, (start, end)))) is is_near


def test_the_buffer_reaches_over_midnight():
    late = ServiceHours(weekday=2, opens=time(20), closes=time(23, 50))

    found = SiteHours([late], (), 30).touched_words(
        datetime(2026, 11, 25, 0, 10), datetime(2026, 11, 25, 1)
    )

    assert found == "Tue 24 Nov 2026, 8–11:50 pm"


CLOSED = ServiceException(day=TUESDAY, kind="closed", why="Inventory")
EXTRA = ServiceException(day=TUESDAY, kind="extra", opens=time(17), closes=time(20))


@pytest.mark.parametrize(
    ("exceptions", "words"),
    [
        ([], "2–6 pm"),
        ([CLOSED], "closed (Inventory)"),
        ([EXTRA], "2–8 pm"),
        ([CLOSED, EXTRA], "5–8 pm (Inventory)"),
    ],
)
def test_a_day_that_differs_counts(exceptions, words):
    hours = SiteHours([ServiceHours(weekday=2, opens=time(14), closes=time(18))], exceptions)

    assert hours.words(TUESDAY) == words
    assert hours.words(date(2026, 12, 1)) == "2–6 pm"


def test_week_rows_begin_on_sunday_and_show_closed_days():
    rows = week_rows([ServiceHours(weekday=2, opens=time(14), closes=time(18))])

    assert [row.weekday for row in rows][:3] == ["Sunday", "Monday", "Tuesday"]
    assert rows[2].bars == [(14 * 60, 4 * 60)]
    assert rows[0].bars == []
