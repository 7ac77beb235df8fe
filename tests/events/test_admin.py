"""The records of sites, hours and events."""

import pytest


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
