"""A year of events, counted by kind against the year before."""

import csv
import io

import pytest

from events.models import Event

REPORT, EXPORT = "/events/report/", "/events/report/export.csv"


@pytest.fixture
def years(make_event):
    """Two tours and a supper this year, a tour last year, and what does not count."""
    make_event(starts="2026-03-03 10:00", attended=5, new_contacts=2)
    make_event(starts="2026-05-05 10:00", attended=7)
    make_event("Supper", "2026-06-06 18:00", kind="fundraiser", raised="1250.50")
    make_event(starts="2025-12-31 22:00", attended=3)
    make_event(starts="2026-07-07 10:00", attended=90, status="cancelled")
    make_event(starts="2026-11-24 10:00")  # still to come


def table(browser, year=""):
    text = b"".join(browser.get(EXPORT, {"year": year}).streaming_content).decode("utf-8-sig")
    return [list(row.values()) for row in csv.DictReader(io.StringIO(text))]


def test_report_counts_this_year_against_the_last(browser_of, grace, years):
    found = table(browser_of(grace))

    assert found == [
        ["Tour", "2", "1", "12", "3", "2", "0", "0", "0"],
        ["Fundraiser", "1", "0", "0", "0", "0", "0", "1250.50", "0"],
        ["Together", "3", "1", "12", "3", "2", "0", "1250.50", "0"],
    ]


def test_report_draws_bars_and_says_the_numbers(browser_of, vera, years):
    page = browser_of(vera).get(REPORT).content.decode()

    assert 'class="bar-now" width="1000"' in page
    assert 'class="bar-before" y="14" width="500"' in page
    assert "$1,250.50" in page
    assert "Up to 20 November 2026, against the whole of 2025." in page


@pytest.mark.parametrize("year", ["", "x", "12", "9999", "1990", "²026"])
def test_a_year_nobody_has_is_this_one(browser_of, vera, years, year):
    page = browser_of(vera).get(REPORT, {"year": year}).content.decode()

    assert "<h1>Events in 2026</h1>" in page


def test_report_of_an_earlier_year_leads_to_the_next(browser_of, vera, years):
    page = browser_of(vera).get(REPORT, {"year": "2025"}).content.decode()

    assert ("<h1>Events in 2025</h1>" in page, 'href="?year=2026"' in page) == (True, True)


def test_an_empty_report_teaches(browser_of, vera, db):
    assert b"its page asks what came of it" in browser_of(vera).get(REPORT).content


def test_report_asks_the_same_for_one_and_three(browser_of, vera, years, django_assert_num_queries):
    browser = browser_of(vera)
    browser.get(REPORT)

    with django_assert_num_queries(5):
        browser.get(REPORT)
    Event.objects.exclude(pk=Event.objects.first().pk).delete()
    with django_assert_num_queries(5):
        browser.get(REPORT)


@pytest.mark.parametrize("who", ["vera", "dana", "lior", "ada"])
def test_only_leadership_takes_the_report_along(browser_of, request, years, who):
    browser = browser_of(request.getfixturevalue(who))

    assert browser.get(EXPORT).status_code == 403
    assert EXPORT.encode() not in browser.get(REPORT).content


def test_leadership_finds_both_files(browser_of, grace, years):
    browser = browser_of(grace)

    page = browser.get(REPORT).content.decode()
    workbook = browser.get("/events/report/export.xlsx")

    assert f'{EXPORT}?"' in page
    assert workbook["Content-Disposition"] == 'attachment; filename="events-2026-2026-11-20.xlsx"'
