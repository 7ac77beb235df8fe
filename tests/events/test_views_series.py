"""Repeating events on their pages."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from events.models import Event, Series
from events.services.series import repeat_event

EVERY_TUESDAY = {"every": "1", "freq": "WEEKLY", "weekdays": ["2"], "ends": "after", "times": "4"}


def address(name, event):
    return reverse(f"events:{name}", args=[event.pk])


@pytest.fixture
def talk(make_event):
    """A talk on Tue 24 Nov 2026, the first of four Tuesdays."""
    event = make_event("Talk", "2026-11-24 18:00", kind="talk", place="Main library")
    repeat_event(event=event, rule="FREQ=WEEKLY;BYDAY=TU", until=date(2026, 12, 15))
    return Event.objects.get(pk=event.pk)


@pytest.fixture
def edited(typed):
    """What the form of the first talk sends."""
    return {**typed, "title": "Talk", "ends": "19:00", "version": 2}


def test_the_dates_are_shown_before_anything_is_saved(browser_of, dana, tour):
    browser, url = browser_of(dana), address("event_repeat", tour)

    first = browser.get(url).content.decode()
    shown = browser.post(url, {**EVERY_TUESDAY, "skip_holidays": "on", "show": "yes"})

    assert "Every week on Tuesday." in first
    page = shown.content.decode()
    assert "Every week on Tuesday, until Tue 15 Dec 2026, not on federal holidays." in page
    assert page.count("<li>Tue ") == 4
    assert Event.objects.count() == 1


def test_repeating_puts_the_dates_on_the_calendar_once(browser_of, dana, tour):
    browser, form = browser_of(dana), {**EVERY_TUESDAY, "form_id": str(uuid.uuid4())}

    places = [browser.post(address("event_repeat", tour), form)["Location"] for _ in "ab"]

    assert places == [tour.get_absolute_url()] * 2
    assert Event.objects.count() == 4
    page = browser.get(tour.get_absolute_url()).content.decode()
    assert "repeats now. Every week on Tuesday, until Tue 15 Dec 2026." in page
    assert page.count("Dec 2026</a>") == 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"every": "0"}, "greater than or equal to 1"),
        ({"weekdays": ["3"]}, "Tick Tuesday"),
        ({"times": ""}, "Say how many times."),
        ({"ends": "on"}, "Say which day."),
        ({"ends": "on", "until": "2026-11-24"}, "Choose a day after Tue 24 Nov 2026"),
        ({"freq": "DAILY", "ends": "on", "until": "2029-01-01"}, "more than 400 dates"),
    ],
)
def test_what_cannot_repeat_is_asked_again(browser_of, dana, tour, wrong, said):
    response = browser_of(dana).post(address("event_repeat", tour), {**EVERY_TUESDAY, **wrong})

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Series.objects.exists()


def test_visits_in_the_way_are_named_on_the_form(browser_of, dana, make_event, elm):
    visit = make_event(site=elm, confidential=True)
    make_event("Another", "2026-12-08 10:30", site=elm, confidential=True)

    response = browser_of(dana).post(address("event_repeat", visit), EVERY_TUESDAY)

    assert response.status_code == 422
    assert "Tue 8 Dec 2026: Another visit is at this site then." in response.content.decode()
    assert Event.objects.count() == 2


def test_a_volunteer_may_not_repeat(browser_of, vera, tour):
    assert browser_of(vera).post(address("event_repeat", tour), EVERY_TUESDAY).status_code == 403
    assert Event.objects.count() == 1


def test_what_is_not_there_does_not_repeat(browser_of, dana):
    assert browser_of(dana).get(reverse("events:event_repeat", args=[4711])).status_code == 404


@pytest.mark.parametrize("monthly", ["date", "nth", "last"])
def test_months_go_by_date_or_weekday(browser_of, dana, tour, monthly):
    choices = {"every": "1", "freq": "MONTHLY", "monthly": monthly, "ends": "never"}

    browser_of(dana).post(address("event_repeat", tour), choices)

    words = {"date": "the 24th", "nth": "the fourth Tuesday", "last": "the last Tuesday"}
    assert Series.objects.get().sentence == f"Every month on {words[monthly]}"


def test_detail_of_a_series_asks_the_same_for_one_and_three(
    browser_of, dana, talk, django_assert_num_queries
):
    browser, (_, second, _, last) = browser_of(dana), Event.objects.all()
    browser.get(last.get_absolute_url())

    for event in (last, second):
        with django_assert_num_queries(10):
            page = browser.get(event.get_absolute_url()).content.decode()
        assert "Every week on Tuesday, until Tue 15 Dec 2026." in page


def test_editing_one_alone_marks_it_apart(browser_of, dana, talk, edited):
    browser_of(dana).post(address("event_edit", talk), {**edited, "place": "Park", "scope": "one"})

    first, *others = Event.objects.all()
    assert (first.place, first.is_apart) == ("Park", True)
    assert {(event.place, event.is_apart) for event in others} == {("Main library", False)}


def test_saving_one_unchanged_leaves_it_in_line(browser_of, dana, talk, edited):
    browser_of(dana).post(address("event_edit", talk), {**edited, "scope": "one"})

    assert not Event.objects.filter(is_apart=True).exists()


def test_editing_all_changes_all(browser_of, dana, talk, edited):
    browser, url = browser_of(dana), address("event_edit", talk)
    form = {**edited, "starts": "17:00", "scope": "all", "form_id": str(uuid.uuid4())}

    places = [browser.post(url, form).headers["Location"] for _ in "ab"]

    assert places == [talk.get_absolute_url()] * 2
    assert {f"{event.starts_here:%H:%M}" for event in Event.objects.all()} == {"17:00"}
    assert {event.version for event in Event.objects.exclude(pk=talk.pk)} == {2}


def test_editing_all_from_an_old_copy_shows_both(browser_of, dana, talk, edited):
    form = {**edited, "version": 1, "title": "Mine", "scope": "all"}

    response = browser_of(dana).post(address("event_edit", talk), form)

    assert response.status_code == 409
    assert not Event.objects.filter(title="Mine").exists()


def test_cancelling_one_or_those_that_follow(browser_of, dana, talk):
    browser, events = browser_of(dana), list(Event.objects.all())
    assert b"This one and all that follow" in browser.get(address("event_cancel", talk)).content

    browser.post(address("event_cancel", events[0]), {"because": "Snow.", "scope": "one"})
    browser.post(address("event_cancel", events[2]), {"because": "Ice.", "scope": "following"})

    reasons = [event.cancelled_because for event in Event.objects.all()]
    assert reasons == ["Snow.", "", "Ice.", "Ice."]


def test_a_series_that_runs_low_is_laid_further_as_it_is_looked_at(browser_of, dana, vera, talk):
    Series.objects.update(until=None)

    browser_of(vera).get(talk.get_absolute_url())
    assert Event.objects.count() == 4
    browser_of(dana).get(talk.get_absolute_url())
    assert Event.objects.count() == 53
