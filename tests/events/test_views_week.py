"""The week as a page, and the links between the views."""

import pytest

from .test_views_calendar import text_of

CALENDAR, WEEK, AGENDA = "/events/", "/events/week/", "/events/agenda/"


def test_week_shows_events_with_word_time_and_hours(browser_of, vera, elm, make_event):
    make_event(site=elm)
    make_event("Called off", "2026-11-25 10:00", status="cancelled")

    text = text_of(browser_of(vera).get(WEEK, {"date": "2026-11-24"}))

    assert "22 – 28 November 2026" in text
    assert "Tuesday 24 November Services 2–6 pm" in text
    assert "10–11 am Tour for the block Tour" in text
    assert "10–11 am Cancelled Called off Tour" in text


def test_week_says_on_whose_clock(browser_of, vera, make_event):
    make_event("Far", "2026-11-24 23:00", hours=2, time_zone="America/Denver")

    text = text_of(browser_of(vera).get(WEEK, {"date": "2026-11-24"}))

    assert "11 pm until Wed 25 Nov 2026, 1 am (Denver time) Far" in text
    assert "goes on until 1 am (Denver time) Far" in text


def test_week_leads_on_and_keeps_filters(browser_of, vera):
    page = browser_of(vera).get(WEEK, {"date": "2026-11-24", "kind": "talk"}).content.decode()

    assert 'href="?kind=talk&amp;date=2026-11-15" rel="prev"' in page
    assert 'href="?kind=talk&amp;date=2026-11-29" rel="next"' in page
    assert 'href="?kind=talk">Today' in page


@pytest.mark.parametrize("day", ["soon", "2026-02-31", "0001-01-01", "99999-01-01"])
def test_week_is_this_one_when_no_day_is_named(browser_of, vera, day):
    response = browser_of(vera).get(WEEK, {"date": day})

    assert f"{response.context['week'].first}" == "2026-11-15"
    assert response.content.count(b"day-today") == 1


def test_week_teaches_when_it_is_empty(browser_of, vera, tour):
    browser = browser_of(vera)

    assert "Nothing is planned this week yet." in text_of(browser.get(WEEK))
    filtered = browser.get(WEEK, {"date": "2026-11-24", "kind": "talk"})
    assert "No event fits in this week." in text_of(filtered)


@pytest.mark.parametrize(
    ("address", "asked", "ways"),
    [
        (CALENDAR, "", ("", "", "")),
        (CALENDAR, "month=2027-02", ("month=2027-02", "date=2027-02-01", "date=2027-02-01")),
        (CALENDAR, "month=2026-10", ("month=2026-10", "date=2026-10-31", "date=2026-10-31")),
        (WEEK, "date=2026-11-24", ("", "date=2026-11-24", "date=2026-11-24")),
        (AGENDA, "date=2026-12-24", ("month=2026-12", "date=2026-12-24", "date=2026-12-24")),
    ],
)
def test_views_lead_to_each_other_on_the_same_day(browser_of, vera, address, asked, ways):
    response = browser_of(vera).get(f"{address}?{asked}&kind=talk")

    kept = [f"?{way}&kind=talk" if way else "?kind=talk" for way in ways]
    assert list(response.context["ways"].values()) == kept


@pytest.mark.parametrize("address", [CALENDAR, WEEK, AGENDA])
def test_keys_stand_on_their_links(browser_of, vera, address):
    page = browser_of(vera).get(address).content.decode()

    keys = ["ArrowLeft j", "t", "ArrowRight k", "m", "w", "a"]
    assert [page.count(f'aria-keyshortcuts="{key}"') for key in keys] == [1] * len(keys)


def test_other_rooms_show_the_three_views(browser_of, vera):
    page = browser_of(vera).get("/events/hours/").content.decode()

    assert '<a aria-keyshortcuts="w" href="/events/week/">Week</a>' in page
