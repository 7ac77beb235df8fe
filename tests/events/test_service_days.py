"""Service hours by day, in words."""

from datetime import date, datetime, time

import pytest

from events.models import ServiceHours, Site
from events.service_days import ServiceWeek, overlap_words, week_rows

TUESDAY = date(2026, 11, 24)


def test_week_says_each_sites_hours_of_a_day(elm, make_site, django_assert_num_queries):
    ServiceHours.objects.create(site=elm, weekday=2, opens=time(9), closes=time(12))
    make_site("Closed house")

    with django_assert_num_queries(2):
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

    found = overlap_words(hours, datetime.fromisoformat(start), datetime.fromisoformat(end))

    assert found == words


def test_week_rows_begin_on_sunday_and_show_closed_days():
    rows = week_rows([ServiceHours(weekday=2, opens=time(14), closes=time(18))])

    assert [row.weekday for row in rows][:3] == ["Sunday", "Monday", "Tuesday"]
    assert rows[2].bars == [(14 * 60, 4 * 60)]
    assert rows[0].bars == []
