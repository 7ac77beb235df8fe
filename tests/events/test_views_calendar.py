"""The month, the week and the agenda as pages."""

import re

import pytest
from django.urls import reverse

CALENDAR, WEEK, AGENDA = "/events/", "/events/week/", "/events/agenda/"
ALL = [CALENDAR, WEEK, AGENDA]


@pytest.mark.parametrize("address", ALL)
def test_page_asks_the_same_for_one_and_three(
    browser_of, vera, elm, make_site, make_event, django_assert_num_queries, address
):
    browser, query = browser_of(vera), "?month=2026-11&date=2026-11-22"
    make_event(site=elm)
    browser.get(address)  # writes the session's clock

    with django_assert_num_queries(6):
        browser.get(address + query)
    for name in ("Oak Street", "Ash Street"):
        make_event(site=make_site(name), time_zone="America/Denver")
    with django_assert_num_queries(6):
        response = browser.get(address + query)

    assert response.content.count(b"Tour for the block") == 3


@pytest.mark.parametrize("name", ["calendar", "week", "agenda", "hours_list"])
def test_page_is_closed_to_someone_without_a_role(browser_of, olu, name):
    assert browser_of(olu).get(reverse(f"events:{name}")).status_code == 403


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_month_shows_events_with_word_time_and_hours(browser_of, vera, elm, make_event):
    make_event(site=elm)
    make_event("Called off", status="cancelled")

    text = text_of(browser_of(vera).get(CALENDAR, {"month": "2026-11"}))

    assert "Tuesday 24 November Services 2–6 pm 10 am Tour Tour for the block" in text
    assert "10 am Tour Cancelled Called off" in text


def test_month_names_the_site_once_there_are_two(browser_of, vera, elm, make_site):
    browser = browser_of(vera)
    other = make_site("Oak Street")

    assert "Elm Street 2–6 pm" in text_of(browser.get(CALENDAR))
    assert "2–6 pm" not in text_of(browser.get(CALENDAR, {"site": other.pk}))


@pytest.mark.parametrize("month", ["2026-13", "soon", "0001-01", "9999-12", "2026-11-24"])
def test_month_is_this_one_when_none_is_named(browser_of, vera, today, month):
    response = browser_of(vera).get(CALENDAR, {"month": month})

    assert response.context["month"].first == today.replace(day=1)


def test_month_marks_today(browser_of, vera, today):
    response = browser_of(vera).get(CALENDAR)

    assert response.content.count(b"day-today") == 1
    assert f"{today:%A} {today.day} {today:%B} Today" in text_of(response)


def test_month_leads_to_the_agenda_for_the_rest_of_a_full_day(browser_of, vera, make_event):
    for number in range(6):
        make_event(f"Event {number}")

    response = browser_of(vera).get(CALENDAR, {"month": "2026-11", "kind": "tour"})

    link = '<a class="chip-more" href="/events/agenda/?date=2026-11-24&amp;kind=tour">+3 more</a>'
    assert link in response.content.decode()


def test_month_keeps_filters_from_month_to_month(browser_of, vera):
    page = browser_of(vera).get(CALENDAR, {"month": "2026-11", "kind": "talk"}).content.decode()

    assert 'href="?kind=talk&amp;month=2026-12" rel="next"' in page
    assert 'href="?kind=talk&amp;month=2026-10" rel="prev"' in page
    assert 'href="?kind=talk">Today' in page


def test_month_teaches_when_it_is_empty(browser_of, vera, tour):
    browser = browser_of(vera)

    assert "Nothing is planned in May yet." in text_of(browser.get(CALENDAR, {"month": "2026-05"}))
    filtered = browser.get(CALENDAR, {"month": "2026-11", "kind": "talk"})
    assert "No event fits in November." in text_of(filtered)


def test_only_those_who_plan_are_offered_to(browser_of, vera, dana):
    link = b"/events/new/?date="

    assert link in browser_of(dana).get(CALENDAR).content
    assert b"/events/new/" not in browser_of(vera).get(CALENDAR).content


def test_agenda_gathers_days_with_their_hours(browser_of, vera, elm, make_event):
    make_event("Later", "2026-11-24 19:00")
    make_event("Earlier", "2026-11-24 09:00")
    make_event("Before", "2026-11-22 09:00")

    text = text_of(browser_of(vera).get(AGENDA, {"date": "2026-11-24"}))

    assert "Tuesday, 24 November 2026 Services 2–6 pm 9–10 am Tour Earlier 7–8 pm" in text
    assert "Before" not in text


def test_agenda_puts_what_goes_on_under_the_first_day(browser_of, vera, make_event):
    make_event("Conference", "2026-11-23 09:00", hours=56)

    response = browser_of(vera).get(AGENDA, {"date": "2026-11-24"})

    assert [f"{day['date']}" for day in response.context["days"]] == ["2026-11-24"]


def test_agenda_goes_on_by_pages(browser_of, vera, make_event):
    for number in range(30):
        make_event(f"Event {number:02}", f"2026-11-{number // 2 + 1:02} {10 + number % 2}:00")
    browser, query = browser_of(vera), {"date": "2026-11-01"}

    first = browser.get(AGENDA, query).context["page"]
    second = browser.get(AGENDA, {**query, "page": first.following}).context["page"]

    assert [event.title for event in second.rows] == [f"Event {n}" for n in range(25, 30)]
    assert (len(first.rows), second.following) == (25, "")


@pytest.mark.parametrize("day", ["soon", "2026-02-31", "0001-01-01", "99999-01-01"])
def test_agenda_starts_today_when_no_day_is_named(browser_of, vera, today, day):
    assert browser_of(vera).get(AGENDA, {"date": day}).context["first"] == today


def test_agenda_teaches_when_it_is_empty(browser_of, vera):
    assert "Nothing is planned" in text_of(browser_of(vera).get(AGENDA))
    assert "No event fits" in text_of(browser_of(vera).get(AGENDA, {"kind": "talk"}))
