"""The records of sites, hours and events."""

import pytest
from django.utils.html import escape

from events.models import Event
from events.services.visits import CLASH


@pytest.mark.parametrize(
    "address",
    [
        "/admin/events/site/?q=elm",
        "/admin/events/servicehours/?q=elm",
        "/admin/events/event/?q=tour&kind=tour",
        "/admin/events/site/add/",
        "/admin/events/event/add/",
        "/admin/autocomplete/?app_label=events&model_name=event&field_name=site&term=elm",
    ],
)
def test_admin_opens(browser_of, ada, elm, tour, address):
    assert browser_of(ada).get(address).status_code == 200


def test_admin_shows_one_of_each(browser_of, ada, elm, tour):
    browser = browser_of(ada)

    for row in (elm, elm.service_hours.get(), tour):
        name = row._meta.model_name
        assert browser.get(f"/admin/events/{name}/{row.pk}/change/").status_code == 200
        assert browser.get(f"/admin/events/{name}/{row.pk}/history/").status_code == 200


def test_admin_asks_the_same_for_one_and_three(
    browser_of, ada, elm, make_event, django_assert_num_queries
):
    browser = browser_of(ada)
    browser.get("/admin/events/event/")

    make_event(site=elm, organiser=ada)
    with django_assert_num_queries(8):
        browser.get("/admin/events/event/")
    for _ in range(2):
        make_event(site=elm, organiser=ada)
    with django_assert_num_queries(8):
        browser.get("/admin/events/event/")


def test_admin_is_closed_to_staff(browser_of, dana):
    assert browser_of(dana).get("/admin/events/event/", follow=True).status_code == 403


def add_visit(browser, elm, starts, ends):
    """Type a tour into the admin."""
    day = "2026-11-24"
    times = {"starts_at_0": day, "starts_at_1": starts, "ends_at_0": day, "ends_at_1": ends}
    fields = {"kind": "tour", "title": "Tour", "time_zone": "America/New_York", "site": elm.pk}
    return browser.post("/admin/events/event/add/", {**fields, **times})


def test_admin_marks_visits_and_keeps_them_apart(browser_of, ada, elm):
    browser = browser_of(ada)

    assert add_visit(browser, elm, "10:00", "11:00").status_code == 302
    again = add_visit(browser, elm, "10:30", "11:30")

    assert Event.objects.get().confidential
    assert escape(CLASH) in again.content.decode()


def test_admin_keeps_visits_out_of_service_hours(browser_of, ada, elm):
    response = add_visit(browser_of(ada), elm, "15:00", "16:00")

    assert "If it must be then, say why on the calendar." in response.content.decode()
    assert not Event.objects.exists()
