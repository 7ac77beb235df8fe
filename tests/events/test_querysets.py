"""Which events, and at which sites."""

from datetime import date, timedelta

from events.models import Event, ServiceHours, Site
from ssp_crm.instants import day_begins


def test_only_people_with_a_role_see_the_calendar(vera, olu, tour, elm):
    for model in (Event, Site, ServiceHours):
        assert model.objects.visible_to(vera).count() == 1
        assert model.objects.visible_to(olu).count() == 0


def test_on_days_finds_what_touches_them_and_little_else(make_event):
    make_event("October", "2026-10-20 10:00")
    long = make_event("Since October", "2026-10-20 10:00", hours=24 * 14)
    inside = make_event("November", "2026-11-24 10:00")
    make_event("December", "2026-12-20 10:00")

    found = Event.objects.on_days(date(2026, 11, 1), date(2026, 12, 1))

    assert list(found) == [long, inside]


def test_on_days_finds_a_day_on_a_far_clock(make_event):
    island = make_event("Far away", "2026-11-30 23:00", time_zone="Pacific/Kiritimati")
    other_side = make_event("Far away", "2026-11-30 23:00", time_zone="Pacific/Niue")

    found = Event.objects.on_days(date(2026, 11, 30), date(2026, 12, 1))

    assert list(found) == [island, other_side]


def test_upcoming_has_what_is_not_over_yet(make_event):
    make_event("Over", "2026-11-23 10:00")
    last = make_event("Last", "2026-12-24 10:00")
    longest = make_event("Still on", "2026-10-26 10:00", hours=24 * 30)

    found = Event.objects.upcoming(day_begins(date(2026, 11, 24)))

    assert list(found) == [longest, last]


def test_planned_leaves_cancelled_out(tour, make_event):
    make_event(status="cancelled")

    assert list(Event.objects.planned()) == [tour]


def test_hours_in_force_leave_ended_ones_out(elm, today):
    ended = elm.service_hours.get()
    ended.valid_until = today - timedelta(days=1)
    ended.save()

    assert not elm.service_hours.in_force(today).exists()
    assert elm.service_hours.in_force(today - timedelta(days=1)).exists()
    assert list(Site.objects.with_hours_in_force(today).get().service_hours.all()) == []
