"""Sites and their service hours as pages."""

import uuid
from datetime import date, time

import pytest
from django.urls import reverse

from events.models import ServiceHours, Site

LIST, NEW = "/events/hours/", "/events/hours/new/"


@pytest.fixture
def typed_site():
    """What someone types to add a site with one stretch of hours."""
    return {
        "name": "Oak Street",
        "address": "3 Oak Street",
        "time_zone": "America/Chicago",
        "radius": "100",
        "buffer_minutes": "30",
        "days-TOTAL_FORMS": "1",
        "days-INITIAL_FORMS": "0",
        "days-0-kind": "closed",
        "hours-TOTAL_FORMS": "2",
        "hours-INITIAL_FORMS": "0",
        "hours-0-weekday": "4",
        "hours-0-opens": "09:00",
        "hours-0-closes": "12:00",
        "hours-1-weekday": "",
    }


def test_list_asks_the_same_for_one_and_three(
    browser_of, vera, elm, make_site, django_assert_num_queries
):
    browser = browser_of(vera)
    browser.get(LIST)

    with django_assert_num_queries(6):
        browser.get(LIST)
    for name in ("Oak Street", "Ash Street"):
        make_site(name).service_hours.create(weekday=1, opens=time(9), closes=time(12))
    with django_assert_num_queries(6):
        response = browser.get(LIST)

    assert response.content.count(b"<table") == 3


def test_detail_asks_the_same_for_one_and_three(
    browser_of, vera, elm, make_event, django_assert_num_queries
):
    browser, url = browser_of(vera), elm.get_absolute_url()
    make_event(site=elm)
    browser.get(url)

    with django_assert_num_queries(10):
        browser.get(url)
    for hour in (8, 9):
        make_event(site=elm)
        elm.service_hours.create(weekday=1, opens=time(hour), closes=time(hour + 1))
        elm.service_exceptions.create(day=date(2026, 12, hour))
    with django_assert_num_queries(10):
        browser.get(url)


def test_list_teaches_when_there_is_no_site(browser_of, vera, grace):
    assert b"Leadership and admins can add one." in browser_of(vera).get(LIST).content
    assert NEW.encode() in browser_of(grace).get(LIST).content


def test_list_shows_the_week_in_words_and_names_a_far_clock(browser_of, vera, elm):
    elm.time_zone = "America/Denver"
    elm.save()

    page = browser_of(vera).get(LIST).content.decode()

    assert "2–6 pm" in page
    assert "12 Elm Street (Denver time)" in page
    assert page.count(">Closed<") == 6


@pytest.mark.parametrize("who", ["vera", "dana", "lior"])
def test_only_those_who_lead_change_sites(browser_of, request, elm, typed_site, who):
    browser = browser_of(request.getfixturevalue(who))

    for url in (NEW, f"{elm.get_absolute_url()}edit/"):
        assert browser.get(url).status_code == 403
        assert browser.post(url, typed_site).status_code == 403
    assert browser.get(elm.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("who", ["grace", "ada"])
def test_adding_a_site_with_its_hours(browser_of, request, typed_site, who):
    browser = browser_of(request.getfixturevalue(who))

    response = browser.post(NEW, typed_site)

    site = Site.objects.get()
    assert response.headers["Location"] == site.get_absolute_url()
    assert [str(hours) for hours in site.service_hours.all()] == ["Thursday 9 am–noon"]


@pytest.mark.parametrize("wrong", [{"name": ""}, {"hours-0-closes": "08:00"}, {"time_zone": "X"}])
def test_adding_again_shows_what_was_typed(browser_of, grace, typed_site, wrong):
    response = browser_of(grace).post(NEW, {**typed_site, **wrong})

    assert response.status_code == 422
    assert b'value="3 Oak Street"' in response.content
    assert b'value="09:00"' in response.content
    assert not Site.objects.exists()


def test_adding_sent_twice_makes_one_site(browser_of, grace, typed_site):
    browser, form = browser_of(grace), {**typed_site, "form_id": str(uuid.uuid4())}

    for _ in range(2):
        assert browser.post(NEW, form).status_code == 302

    assert (Site.objects.count(), ServiceHours.objects.count()) == (1, 1)


def edit(elm, typed_site, **changes):
    hours = elm.service_hours.get()
    kept = {"hours-0-id": hours.pk, "hours-0-weekday": "2", "hours-INITIAL_FORMS": "1"}
    return {**typed_site, **kept, "version": 1, **changes}


def test_editing_changes_hours_and_tells_it(browser_of, grace, elm, typed_site):
    browser, url = browser_of(grace), f"{elm.get_absolute_url()}edit/"

    assert browser.get(url).status_code == 200
    assert browser.post(url, edit(elm, typed_site)).status_code == 302

    page = browser.get(elm.get_absolute_url()).content.decode()
    assert "9 am–noon" in page
    assert "Grace changed the opens from <q>2 pm</q> to <q>9 am</q>" in page


def test_editing_can_take_hours_away(browser_of, grace, elm, typed_site):
    form = edit(elm, typed_site, **{"hours-0-DELETE": "on"})

    browser_of(grace).post(f"{elm.get_absolute_url()}edit/", form)

    assert not elm.service_hours.exists()


def test_editing_an_old_copy_is_refused(browser_of, grace, elm, typed_site):
    form = edit(elm, typed_site)
    elm.save()

    response = browser_of(grace).post(f"{elm.get_absolute_url()}edit/", form)

    assert response.status_code == 409
    assert elm.service_hours.get().opens == time(14)


@pytest.mark.parametrize("name", ["site_detail", "site_edit"])
def test_a_site_that_is_not_there_is_not_found(browser_of, grace, name):
    assert browser_of(grace).get(reverse(f"events:{name}", args=[4711])).status_code == 404


def test_days_that_differ_are_saved_and_shown(browser_of, grace, elm, typed_site):
    closed = {"days-0-day": "2026-11-26", "days-0-why": "Thanksgiving"}
    browser, sent = browser_of(grace), {**edit(elm, typed_site), **closed}

    page = browser.post(f"{elm.get_absolute_url()}edit/", sent, follow=True).content.decode()

    assert "Thu 26 Nov 2026: closed all day" in page
    assert "Thanksgiving" in browser.get("/events/").content.decode()


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ({"kind": "closed"}, "This day is closed already."),
        ({"kind": "closed", "opens": "09:00"}, "Extra hours close after they open;"),
        ({"kind": "extra"}, "Extra hours close after they open;"),
    ],
)
def test_days_that_make_no_sense_are_refused(browser_of, grace, elm, typed_site, second, sentence):
    days = {"days-TOTAL_FORMS": "2", "days-0-day": "2026-11-26", "days-1-day": "2026-11-26"}
    row = {f"days-1-{name}": value for name, value in second.items()}

    response = browser_of(grace).post(
        f"{elm.get_absolute_url()}edit/", {**edit(elm, typed_site), **days, **row}
    )

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_hours_that_meet_a_planned_visit_ask_first(browser_of, grace, elm, typed_site, make_event):
    make_event(site=elm, confidential=True)
    kept = {"hours-0-opens": "14:00", "hours-0-closes": "18:00", "time_zone": elm.time_zone}
    extra = {"kind": "extra", "day": "2026-11-24", "opens": "08:00", "closes": "09:45"}
    sent = {**edit(elm, typed_site, **kept), **{f"days-0-{k}": v for k, v in extra.items()}}
    browser, url = browser_of(grace), f"{elm.get_absolute_url()}edit/"

    asked = browser.post(url, sent)

    assert asked.status_code == 422
    assert "“Tour for the block” (Tue 24 Nov 2026, 10–11 am)" in asked.content.decode()
    assert not elm.service_exceptions.exists()
    assert browser.post(url, {**sent, "confirm_visits": "yes"}).status_code == 302
    assert elm.service_exceptions.count() == 1
