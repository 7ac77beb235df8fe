"""Typing an event: local times in, instants out."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from events.forms.event import EventFilterForm, EventForm
from events.models import Event


@pytest.fixture
def form_of(dana, typed):
    """A form with something typed differently."""

    def make(instance=None, **changes):
        return EventForm({**typed, **changes}, instance=instance, user=dana)

    return make


def test_times_are_on_the_programs_clock(form_of):
    form = form_of()

    assert form.is_valid(), form.errors
    event = form.save()
    assert (event.time_zone, event.starts_at) == (
        "America/New_York",
        datetime(2026, 11, 24, 23, tzinfo=UTC),
    )


def test_times_are_on_the_sites_clock(form_of, make_site):
    denver = make_site(time_zone="America/Denver")

    event = form_of(site=denver.pk).save()

    assert (event.time_zone, event.starts_at) == (
        "America/Denver",
        datetime(2026, 11, 25, 1, tzinfo=UTC),
    )


@pytest.mark.parametrize("days", [("9999-12-31", ""), ("0001-01-01", ""), ("", "9999-12-31")])
def test_a_day_out_of_reach_is_refused_in_words(browser_of, dana, typed, days):
    times = {"starts": "22:00", "ends": "23:00", "last_day": days[1]}
    typed = {**typed, **times, "day": days[0] or typed["day"]}

    response = browser_of(dana).post("/events/new/", typed)

    assert response.status_code == 422
    assert response.context["form"].errors == {"day": ["Choose a day from 1990 to 2099."]}


def test_an_event_moved_to_a_site_keeps_the_time_on_the_wall(form_of, make_site, make_event):
    talk = make_event(starts="2026-11-24 18:00")
    denver = make_site(time_zone="America/Denver")

    moved = form_of(talk, site=denver.pk, version=1).save()

    assert moved.starts_here.hour == 18
    assert moved.starts_at == datetime(2026, 11, 25, 1, tzinfo=UTC)


def test_an_event_elsewhere_keeps_its_own_clock(form_of, make_event):
    away = make_event(starts="2026-11-24 18:00", time_zone="America/Denver", place="Denver")

    form = form_of(away, starts="19:00", ends="20:00", version=1)

    assert form.save().starts_at == datetime(2026, 11, 25, 2, tzinfo=UTC)


def test_form_shows_the_time_it_was_given(dana, make_event):
    party = make_event("Party", "2026-03-07 22:00", hours=6)

    form = EventForm(instance=party, user=dana)

    assert [form[name].value() for name in ("starts", "ends")] == ["22:00", "04:00"]
    assert f"{form['last_day'].value()}" == "2026-03-08"


@pytest.mark.parametrize("name", ["starts", "ends"])
def test_a_missing_hour_is_said_on_its_field(form_of, name):
    times = {"starts": "01:00", "ends": "04:00", "day": "2026-03-08", name: "02:30"}

    form = form_of(**times)

    assert form.errors == {
        name: [
            (
                "There is no 2:30 am on Sun 8 Mar 2026 in New York: the clocks go forward "
                "that day. Choose 1:30 am or 3:30 am instead."
            ),
        ]
    }


def test_of_a_repeated_hour_the_first_is_meant(form_of):
    event = form_of(day="2026-11-01", starts="01:30", ends="02:30").save()

    assert event.starts_at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert event.ends_at - event.starts_at == timedelta(hours=2)


def test_an_untouched_second_of_two_hours_stays(form_of, make_event):
    second = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    night = make_event()
    Event.objects.filter(pk=night.pk).update(starts_at=second, ends_at=second + timedelta(hours=2))
    night = Event.objects.get()

    form = form_of(night, day="2026-11-01", starts="01:30", ends="03:30", version=1)

    assert form.save().starts_at == second


@pytest.mark.parametrize(
    ("times", "field"),
    [
        ({"ends": "18:00"}, "ends"),
        ({"ends": "09:00"}, "ends"),
        ({"last_day": "2026-11-23"}, "last_day"),
    ],
)
def test_an_end_before_the_start_is_refused(form_of, times, field):
    assert form_of(**times).errors == {
        field: ["An event ends after it starts. Past midnight? Give a last day."]
    }


def test_an_event_may_go_on_past_midnight(form_of):
    event = form_of(ends="01:00", last_day="2026-11-25").save()

    assert event.ends_at - event.starts_at == timedelta(hours=7)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "tour", "starts": "18:30", "ends": "19:00"},
        {"kind": "tour", "starts": "12:00", "ends": "13:30"},
        {"kind": "training", "starts": "15:00", "ends": "16:00"},
        {"kind": "tour", "starts": "15:00", "ends": "16:00", "site": ""},
    ],
)
def test_nothing_but_a_visit_near_services_is_refused(form_of, elm, changes):
    assert form_of(**{"site": elm.pk, **changes}).is_valid()


def test_service_hours_are_read_on_the_sites_clock(form_of, elm):
    elm.time_zone = "America/Denver"
    elm.save()

    form = form_of(kind="tour", site=elm.pk, starts="17:00", ends="18:00")

    assert not form.is_valid()
    assert form.is_refused


def test_a_visit_is_not_refused_again_when_only_the_title_changes(form_of, elm, make_event):
    tour = make_event(starts="2026-11-24 15:00", site=elm)
    same = {"kind": "tour", "site": elm.pk, "starts": "15:00", "ends": "16:00", "version": 1}

    assert form_of(tour, **same, title="A better title").is_valid()
    assert not form_of(tour, **{**same, "ends": "16:30"}).is_valid()


def test_an_organiser_who_left_and_an_archived_host_stay(form_of, make_event, lior, maria, today):
    maria.archived_at = datetime.now(UTC)
    maria.save()
    lior.is_active = False
    lior.save()
    tour = make_event(organiser=lior, host=maria)

    form = form_of(tour, organiser=lior.pk, host=[maria.pk], version=1)

    assert form.is_valid(), form.errors


def test_filters_narrow_by_kind_and_site(elm, make_event):
    here = make_event(site=elm)
    talk = make_event(kind="talk")
    events = Event.objects.all()

    def found(**query):
        return list(EventFilterForm(query, sites=[elm]).apply(events))

    assert found(site=str(elm.pk)) == [here]
    assert found(kind="talk") == [talk]
    assert found(kind="séance", site="12345", host="nobody") == [here, talk]


def test_zone_of_the_stored_time_is_utc(form_of):
    event = form_of().save()

    assert event.starts_at.tzinfo == UTC
    assert event.starts_here.tzinfo == ZoneInfo("America/New_York")
