"""One event as an iCalendar file, read back by the library that phones' formats follow."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from events.ical import event_ics
from events.services.events import cancel_event

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def read_back(event):
    url = f"https://crm.example.org{event.get_absolute_url()}"
    calendar = Calendar.from_ical(event_ics(event, host="crm.example.org", url=url, now=NOW))
    return calendar, calendar.walk("VEVENT")[0]


@pytest.mark.parametrize(
    ("starts", "hours", "time_zone"),
    [
        ("2026-11-24 18:00", 1, "America/New_York"),
        ("2026-03-07 20:00", 12, "America/New_York"),
        ("2026-10-31 20:00", 12, "America/New_York"),
        ("2026-07-01 09:00", 56, "America/Phoenix"),
        ("2026-10-25 00:30", 3, "Europe/London"),
    ],
)
def test_ics_says_the_same_time_on_the_same_clock(make_event, starts, hours, time_zone):
    event = make_event("Tour", starts, hours=hours, time_zone=time_zone)

    calendar, found = read_back(event)

    assert (found.start, found.end) == (event.starts_at, event.ends_at)
    assert found.start.replace(tzinfo=None) == datetime.fromisoformat(starts)
    assert found["dtstart"].params["TZID"] == time_zone
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == [time_zone]


@pytest.mark.parametrize("starts", ["2026-03-08 01:30", "2026-03-08 03:30", "2026-11-01 12:00"])
def test_ics_carries_the_rules_of_its_zone(make_event, starts):
    event = make_event("Tour", starts)

    calendar, found = read_back(event)

    written = found.start.replace(tzinfo=None)
    rules = calendar.walk("VTIMEZONE")[0].to_tz()
    assert written.replace(tzinfo=rules).utcoffset() == event.starts_here.utcoffset()


def test_ics_says_what_and_where_with_everything_escaped(make_event, elm):
    title, text = "Tour, coffee; and \\ questions", "First line\nSecond; with, commas"
    event = make_event(title, site=elm, place="back room", description=text)

    _, found = read_back(event)

    assert (str(found["summary"]), str(found["description"])) == (title, text)
    assert str(found["location"]) == "Elm Street, back room, 12 Elm Street"
    assert found["categories"].to_ical() == b"Tour"


def test_ics_keeps_its_uid_and_counts_its_versions(tour):
    _, before = read_back(tour)
    tour.title = "Another title"
    tour.save()

    _, after = read_back(tour)

    assert str(before["uid"]) == str(after["uid"]) == f"event-{tour.pk}@crm.example.org"
    assert (before["sequence"], after["sequence"]) == (1, 2)
    assert after["dtstamp"].dt == NOW
    assert after["dtstamp"].dt.utcoffset() == timedelta(0)


def test_ics_says_that_an_event_is_cancelled(tour):
    _, planned = read_back(tour)

    _, cancelled = read_back(cancel_event(event=tour, because="Snow."))

    assert (str(planned["status"]), str(cancelled["status"])) == ("CONFIRMED", "CANCELLED")
