"""What becomes of a calendar file: which rules are kept as series, and which dates stand alone."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from events.ical_planning import Planned, plan_calendar
from events.ical_reading import CalendarFileError
from tests.events.calendar_files import changed, ics

HOME = ZoneInfo("America/New_York")
TODAY = date(2026, 11, 20)


def plan(data: bytes, since: date | None = None):
    return plan_calendar(data, HOME, since=since, today=TODAY)


def planned(*lines: str, since: date | None = None) -> Planned:
    return Planned(**plan(ics(*lines), since)["planned"][0])


@pytest.mark.parametrize(
    ("rule", "ours"),
    [
        ("FREQ=DAILY;COUNT=3", "FREQ=DAILY"),
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", "FREQ=DAILY;INTERVAL=2"),
        ("FREQ=DAILY;BYDAY=TU,WE", "FREQ=WEEKLY;BYDAY=TU,WE;WKST=SU"),
        ("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU;WKST=SU"),
        ("FREQ=WEEKLY;WKST=MO;BYDAY=TU,TH", "FREQ=WEEKLY;BYDAY=TU,TH;WKST=SU"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,SU", ""),
        ("FREQ=WEEKLY;BYHOUR=9,18;COUNT=4", ""),
        ("FREQ=MONTHLY;COUNT=5", "FREQ=MONTHLY;BYMONTHDAY=24"),
        ("FREQ=MONTHLY;BYDAY=4TU", "FREQ=MONTHLY;BYDAY=4TU"),
        ("FREQ=MONTHLY;BYDAY=-1TU", "FREQ=MONTHLY;BYDAY=-1TU"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=4", "FREQ=MONTHLY;BYDAY=4TU"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,24", ""),
        ("FREQ=YEARLY;UNTIL=20301201", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TU", ""),
    ],
)
def test_a_rule_our_form_can_edit_is_kept(rule, ours):
    assert planned(f"RRULE:{rule}").rule == ours


def test_the_rule_is_said_back():
    one = planned("RRULE:FREQ=WEEKLY;COUNT=3")

    assert (one.said, one.count) == ("Every week on Tuesday, until Tue 8 Dec 2026.", 3)
    assert one.when == "Tue 24 Nov 2026, 6–7 pm"


def test_any_other_rule_becomes_single_dates_and_says_so():
    one = planned("RRULE:FREQ=MONTHLY;BYMONTHDAY=1,24;COUNT=3")

    assert [when["day"] for when in one.dates] == ["2026-11-24", "2026-12-01", "2026-12-24"]
    assert one.said == "3 single dates: our form has no rule that gives just these."


def test_a_rule_on_no_place_s_clock_becomes_single_dates():
    one = planned("DTSTART:20261124T230000Z", "RRULE:FREQ=WEEKLY;COUNT=2")

    assert (one.rule, one.zone, len(one.dates)) == ("", "America/New_York", 2)


def test_a_rule_without_an_end_is_laid_a_year_ahead():
    one = planned("RRULE:FREQ=WEEKLY")

    assert (one.until, one.count, one.said) == ("", 53, "Every week on Tuesday.")


def test_an_old_daily_rule_goes_on_from_today_its_past_stands_alone():
    one = planned("DTSTART:20240101T090000", "RRULE:FREQ=DAILY")

    assert (one.first["day"], one.laid) == ("2026-11-20", 367)
    assert (one.dates[0]["day"], one.dates[-1]["day"]) == ("2024-01-01", "2026-11-19")


def test_only_dates_from_the_chosen_day_on_come_in():
    one = planned("DTSTART:20240102T090000", "RRULE:FREQ=WEEKLY", since=date(2026, 11, 1))

    assert (one.first["day"], one.count) == ("2026-11-03", 55)


def test_left_out_and_changed_dates_belong_to_the_series():
    lines = ["RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20261201T230000Z"]
    own = ics("RECURRENCE-ID:20261208T230000Z", "DTSTART:20261210T230000Z", "SUMMARY:Moved")

    one = Planned(**plan(changed(ics(*lines), own))["planned"][0])

    assert (one.left_out, [a["title"] for a in one.apart]) == (["2026-12-01"], ["Moved"])
    assert (one.count, one.dates) == (3, [])


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["STATUS:CANCELLED"], "It was cancelled there."),
        (["DTEND:20270124T180000Z"], "It lasts longer than 31 days. Plan it day by day."),
        (["RRULE:FREQ=HOURLY"], "It repeats by a rule we cannot follow."),
        (["DTSTART:00010101T000000"], "Its start cannot be read."),
    ],
)
def test_what_is_left_out_says_why(lines, why):
    assert plan(ics(*lines)) == {"planned": [], "skipped": [{"title": "Talk", "why": why}]}


def test_what_is_private_is_not_even_named():
    why = "It is marked private there, and everyone here reads the calendar."

    assert plan(ics("CLASS:PRIVATE"))["skipped"] == [{"title": "A private event", "why": why}]


def test_what_is_over_before_the_chosen_day_says_so():
    found = plan(ics(), since=date(2027, 1, 1))["skipped"]

    assert found[0]["why"] == "None of it is on or after Fri 1 Jan 2027."


def test_more_events_than_one_import_takes_are_refused():
    with pytest.raises(CalendarFileError, match="more than 2,000 events"):
        plan(ics("DTSTART:20180101T090000", "RRULE:FREQ=DAILY"))
