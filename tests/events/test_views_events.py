"""One event as a page, and every verb about it."""

import uuid
from datetime import time

import pytest
from django.urls import reverse
from icalendar import Calendar

from events.models import Event


def address(name, pk):
    return reverse(f"events:{name}", args=[pk])


def test_detail_asks_the_same_for_one_and_three(
    browser_of, vera, elm, maria, make_event, django_assert_num_queries
):
    browser, facts = browser_of(vera), {"site": elm, "host": maria, "organiser": vera}
    tour = make_event(**facts)
    browser.get(tour.get_absolute_url())

    with django_assert_num_queries(7):
        browser.get(tour.get_absolute_url())
    for hour in (8, 9):
        make_event(**facts)
        elm.service_hours.create(weekday=2, opens=time(hour), closes=time(hour + 1))
    with django_assert_num_queries(7):
        browser.get(tour.get_absolute_url())


def test_detail_tells_when_where_and_with_whom(browser_of, vera, elm, maria, make_event):
    tour = make_event(site=elm, host=maria, organiser=vera, description="Bring the cost sheet.")

    page = browser_of(vera).get(tour.get_absolute_url()).content.decode()

    for words in ("Tue 24 Nov 2026, 10–11 am", "12 Elm Street", "Bring the cost sheet.", "Vera"):
        assert words in page
    assert f'<a href="{maria.get_absolute_url()}">Maria Lopez</a>' in page
    assert address("event_edit", tour.pk) not in page


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("event_edit", "get"),
        ("event_edit", "post"),
        ("event_cancel", "get"),
        ("event_cancel", "post"),
        ("event_restore", "post"),
    ],
)
def test_a_volunteer_may_not_change_an_event(browser_of, vera, tour, name, method):
    response = getattr(browser_of(vera), method)(address(name, tour.pk))

    assert response.status_code == 403
    assert Event.objects.get().version == 1


def test_a_volunteer_may_not_plan_one(browser_of, vera, typed):
    assert browser_of(vera).post(reverse("events:event_new"), typed).status_code == 403
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "name", ["event_detail", "event_edit", "event_cancel", "event_restore", "event_ics"]
)
def test_an_event_that_is_not_there_is_not_found(browser_of, dana, name):
    method = "post" if name == "event_restore" else "get"

    assert getattr(browser_of(dana), method)(address(name, 4711)).status_code == 404


@pytest.mark.parametrize("name", ["event_detail", "event_ics"])
def test_someone_without_a_role_sees_no_event(browser_of, olu, tour, name):
    assert browser_of(olu).get(address(name, tour.pk)).status_code == 403


def test_planning_puts_an_event_on_the_calendar(browser_of, dana, maria, typed):
    response = browser_of(dana).post(reverse("events:event_new"), {**typed, "host": maria.pk})

    event = Event.objects.get()
    assert response.headers["Location"] == event.get_absolute_url()
    assert (event.when, event.host) == ("Tue 24 Nov 2026, 6–7:30 pm", maria)


def test_planning_fills_in_the_day_that_was_clicked(browser_of, dana):
    page = browser_of(dana).get(reverse("events:event_new"), {"date": "2026-11-24"})

    assert b'name="day" value="2026-11-24"' in page.content


@pytest.mark.parametrize("wrong", [{"day": "24.11."}, {"title": ""}, {"ends": "17:00"}])
def test_planning_again_shows_what_was_typed(browser_of, dana, typed, wrong):
    response = browser_of(dana).post(reverse("events:event_new"), {**typed, **wrong})

    assert response.status_code == 422
    assert b'value="Main library"' in response.content
    assert not Event.objects.exists()


def test_planning_longer_than_a_month_is_refused_in_words(browser_of, dana, typed):
    response = browser_of(dana).post(
        reverse("events:event_new"), {**typed, "last_day": "2027-11-24"}
    )

    assert response.status_code == 422
    assert b"An event lasts 31 days at most." in response.content


def test_planning_sent_twice_makes_one_event(browser_of, dana, typed):
    browser, form = browser_of(dana), {**typed, "form_id": str(uuid.uuid4())}

    places = [browser.post(reverse("events:event_new"), form).headers["Location"] for _ in "ab"]

    assert places[0] == places[1] == Event.objects.get().get_absolute_url()


def test_editing_saves_and_history_tells_it(browser_of, dana, tour, typed):
    browser = browser_of(dana)

    response = browser.post(address("event_edit", tour.pk), {**typed, "version": 1})

    assert response.status_code == 302
    page = browser.get(tour.get_absolute_url()).content.decode()
    assert "Dana changed the title from <q>Tour for the block</q>" in page


def test_editing_an_old_copy_shows_both(browser_of, dana, tour, typed):
    tour.title = "Changed by someone else"
    tour.save()

    response = browser_of(dana).post(address("event_edit", tour.pk), {**typed, "version": 1})

    assert response.status_code == 409
    assert b"Changed by someone else" in response.content
    assert b"Talk at the library" in response.content


def test_cancelling_asks_why_and_keeps_the_event(browser_of, dana, tour):
    browser, url = browser_of(dana), address("event_cancel", tour.pk)

    assert browser.get(url).status_code == 200
    assert browser.post(url, {"because": ""}).status_code == 422
    assert browser.post(url, {"because": "The boiler broke."}).status_code == 302

    page = browser.get(tour.get_absolute_url()).content
    assert b"<strong>Cancelled.</strong> The boiler broke." in page


def test_cancelling_twice_and_restoring_twice_is_harmless(browser_of, dana, tour):
    browser = browser_of(dana)

    for because in ("Snow.", "Ice."):
        browser.post(address("event_cancel", tour.pk), {"because": because})
    assert Event.objects.get().cancelled_because == "Snow."

    for _ in range(2):
        response = browser.post(address("event_restore", tour.pk))
        assert response.headers["Location"] == tour.get_absolute_url()
    assert not Event.objects.get().is_cancelled


def test_restoring_by_a_link_is_refused(browser_of, dana, tour):
    assert browser_of(dana).get(address("event_restore", tour.pk)).status_code == 405


def test_ics_is_a_file_for_ones_own_calendar(browser_of, vera, tour):
    response = browser_of(vera).get(address("event_ics", tour.pk))

    found = Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"].endswith(f'"event-{tour.pk}.ics"')
    assert str(found["uid"]) == f"event-{tour.pk}@testserver"
    assert str(found["url"]) == f"http://testserver{tour.get_absolute_url()}"
