"""Other people's calendar files: real ones from outside, small ones in a table, hostile ones."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import thread_time
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar

from events.ical_occurrences import Occurrence, RuleError, occurrences
from events.ical_reading import MOST_BYTES, CalendarFileError, read_calendar
from tests.events.calendar_files import changed, ics

HOME = ZoneInfo("America/New_York")
FAR = date(2030, 1, 1)
WILD_CLOCK = b"""BEGIN:VTIMEZONE\r
TZID:Wild\r
BEGIN:STANDARD\r
DTSTART:19700101T000000\r
RRULE:FREQ=SECO\r
 NDLY\r
END:STANDARD\r
END:VTIMEZONE\r
"""


def read_one(data: bytes):
    entries, bad = read_calendar(data, HOME)
    assert bad == []
    return entries[0]


def begins(data: bytes, last: date = FAR) -> list[str]:
    """Return the starts of a file's only entry, on its own clock."""
    return [f"{one.start:%Y-%m-%d %H:%M}" for one in occurrences(read_one(data), last)]


def expected_words(one: Occurrence) -> str:
    at = one.start.astimezone(UTC)
    words = f"{one.start:%Y%m%d}" if one.entry.is_all_day else f"{at:%Y%m%dT%H%M%SZ}"
    return f"{one.entry.uid}|{words}"


def in_utc(line: str) -> str:
    """Return an expected line; a time without a clock is on the program's."""
    uid, at = line.rsplit("|", 1)
    if len(at) == len("20140829T080000"):
        here = datetime.strptime(at, "%Y%m%dT%H%M%S").replace(tzinfo=HOME)
        at = f"{here.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{uid.strip()}|{at}"


def found_in(path: Path, first: date, end: date) -> list[str]:
    """Return what we find in a file; an entry refused with a sentence gives nothing."""
    entries, _ = read_calendar(path.read_bytes(), HOME)
    found: list[Occurrence] = []
    for entry in entries:
        try:
            found += occurrences(entry, end)
        except RuleError:
            continue
    return sorted(expected_words(one) for one in found if first <= one.start.date() < end)


def day(text: str) -> date:
    return datetime.strptime(text, "%Y%m%d").date()


@pytest.mark.filterwarnings("ignore::icalendar.GloballyUniqueTZIDGuessed")
def test_every_outside_file_gives_exactly_the_dates_two_libraries_agree_on(shared_data):
    folder = shared_data / "calendar"
    files = json.loads((folder / "expected_expansions.json").read_text())

    wrong = {
        name
        for name, wanted in files.items()
        if found_in(folder / name, day(wanted["window_from"]), day(wanted["window_to"]))
        != sorted(in_utc(line) for line in wanted["occurrences"])
    }

    assert (wrong, len(files)) == (set(), 72)


@pytest.mark.parametrize(
    ("lines", "starts"),
    [
        ([], ["2026-11-24 18:00"]),
        (["RRULE:FREQ=DAILY;COUNT=2"], ["2026-11-24 18:00", "2026-11-25 18:00"]),
        (["RRULE:FREQ=DAILY;UNTIL=20261125"], ["2026-11-24 18:00", "2026-11-25 18:00"]),
        (["RRULE:FREQ=DAILY;UNTIL=20261125T225959Z"], ["2026-11-24 18:00"]),
        (["RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20261124T230000Z"], ["2026-11-25 18:00"]),
        (["RRULE:FREQ=DAILY;COUNT=2", "EXDATE;VALUE=DATE:20261125"], ["2026-11-24 18:00"]),
        (["RDATE:20261201T000000Z"], ["2026-11-24 18:00", "2026-11-30 19:00"]),
        (["DTSTART:20261124T180000"], ["2026-11-24 18:00"]),
        (["DTSTART;VALUE=DATE:20261124"], ["2026-11-24 00:00"]),
        (["DTSTART;TZID=Pacific Standard Time:20261124T180000"], ["2026-11-24 18:00"]),
    ],
)
def test_the_dates_of_an_entry(lines, starts):
    assert begins(ics(*lines)) == starts


ENDS = ("", ";COUNT=5", ";UNTIL=20270301T120000Z")
LIMITS = {
    "DAILY": ("", ";BYDAY=MO,TU", ";BYMONTH=2"),
    "WEEKLY": ("", ";BYDAY=TU,SU", ";INTERVAL=2;BYDAY=TU,SU;WKST=SU"),
    "MONTHLY": ("", ";BYDAY=2TU", ";BYMONTHDAY=31", ";BYDAY=MO,TU;BYSETPOS=-1"),
    "YEARLY": ("", ";BYMONTH=3;BYDAY=-1SU", ";BYMONTHDAY=1,15", ";BYWEEKNO=20"),
}
RULES = [
    f"FREQ={f}{limit}{end}" for f, limits in LIMITS.items() for limit in limits for end in ENDS
]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_gives_what_another_library_finds(rule):
    data = ics(f"RRULE:{rule}", "EXDATE:20261201T230000Z")
    span = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)

    found = recurring_ical_events.of(Calendar.from_ical(data)).between(*span)

    theirs = sorted(f"{one['DTSTART'].dt:%Y-%m-%d %H:%M}" for one in found)
    assert begins(data, date(2027, 12, 31)) == theirs


def test_two_rules_give_their_dates_together():
    rules = ["RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=2"]

    assert begins(ics(*rules)) == ["2026-11-24 18:00", "2026-11-25 18:00", "2026-12-01 18:00"]


def test_a_rule_keeps_its_wall_clock_when_the_clocks_change():
    start = "DTSTART;TZID=America/New_York:20261031T180000"

    found = occurrences(read_one(ics(start, "RRULE:FREQ=DAILY;COUNT=2")), FAR)

    assert [one.start.astimezone(UTC).hour for one in found] == [22, 23]


@pytest.mark.parametrize(
    ("lines", "hours"),
    [
        ([], 1),
        (["DTEND;TZID=America/New_York:20261124T203000"], 2.5),
        (["DURATION:PT45M"], 0.75),
        (["DTEND;TZID=America/New_York:20261124T170000"], 1),
        (["DTSTART;VALUE=DATE:20261124"], 24),
        (["DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261126"], 48),
    ],
)
def test_how_long_it_lasts(lines, hours):
    assert read_one(ics(*lines)).lasts == timedelta(hours=hours)


def test_a_date_changed_on_its_own_speaks_for_itself():
    own = ics("RECURRENCE-ID:20261125T230000Z", "DTSTART:20261126T010000Z", "SUMMARY:Moved")
    data = changed(ics("RRULE:FREQ=DAILY;COUNT=2"), own)

    found = occurrences(read_one(data), FAR)

    assert [(f"{one.rule_day:%d}", f"{one.start.astimezone(UTC):%d %H}") for one in found] == [
        ("24", "24 23"),
        ("25", "26 01"),
    ]


def test_a_change_of_all_later_dates_is_said_and_left_out():
    own = ics("RECURRENCE-ID;RANGE=THISANDFUTURE:20261125T230000Z")
    data = changed(ics("RRULE:FREQ=DAILY;COUNT=2"), own)

    entries, bad = read_calendar(data, HOME)

    assert (entries, bad[0][0]) == ([], "Talk")


def test_words_come_in_without_control_characters_and_bounded():
    data = ics("LOCATION:Main library\\nRoom 2", f"DESCRIPTION:Bell\x07 {'x' * 9000}")

    entry = read_one(data)

    assert (entry.place, entry.description[:7]) == ("Main library, Room 2", "Bell  x")
    assert len(entry.description) == 5_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_words_are_read_in_whatever_encoding(encoding):
    text = ics("LOCATION:Café").decode().replace("\r\n", "\r" if encoding == "utf-16" else "\n")

    assert read_one(text.encode(encoding)).place == "Café"


def test_an_unknown_clock_is_read_on_ours_and_said():
    entry = read_one(ics("DTSTART;TZID=Our Hall:20261124T180000"))

    assert (entry.start.tzinfo, "Our Hall" in entry.remark) == (HOME, True)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 a zip",
        b"name,day\r\nTalk,Tuesday\r\n",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Cut o",
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 4_000,
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 11_000,
        b"BEGIN:VCALENDAR\r\n" + b"x" * MOST_BYTES,
        ics().replace(b"BEGIN:VEVENT", WILD_CLOCK + b"BEGIN:VEVENT"),
    ],
)
def test_what_is_no_calendar_is_refused_with_a_sentence_at_once(data):
    began = thread_time()

    with pytest.raises(CalendarFileError, match=r"\.$"):
        read_calendar(data, HOME)

    assert thread_time() - began < 3


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=5",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=99999999999999999999999;BYHOUR=1,2,3,4,5,6,7,8,9;BYMINUTE=1,2,3,4,5,6,7",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=YEARLY;BYDAY=XX",
        "FREQ=DAILY;UNTIL=20200101",
        "nonsense",
    ],
)
def test_a_rule_nobody_can_follow_is_refused_with_a_sentence(rule):
    with pytest.raises(RuleError, match=r"\.$"):
        occurrences(read_one(ics(f"RRULE:{rule}")), date(2300, 1, 1))


@pytest.mark.parametrize("freq", ["DAILY", "MONTHLY", "YEARLY"])
def test_a_day_that_never_comes_is_given_up_soon(freq):
    began = thread_time()

    found = begins(ics(f"RRULE:FREQ={freq};BYMONTH=2;BYMONTHDAY=30"))

    assert (found, thread_time() - began < 2) == (["2026-11-24 18:00"], True)


def test_two_megabytes_of_rules_are_refused_soon():
    began = thread_time()
    data = ics(*["RRULE:FREQ=SECONDLY"] * 100_000)

    with pytest.raises((CalendarFileError, RuleError), match=r"\.$"):
        occurrences(read_one(data), FAR)

    assert thread_time() - began < 2


def sentence_of(data: bytes) -> str:
    """Return why a file is refused, or "" if it is read."""
    try:
        for entry in read_calendar(data, HOME)[0]:
            occurrences(entry, FAR)
    except (CalendarFileError, RuleError) as error:
        return str(error)
    return ""


@pytest.mark.filterwarnings("ignore")  # icalendar says what it guesses
def test_random_bytes_are_read_or_refused():
    chance = random.Random(20261124)  # noqa: S311 - a repeatable test, not a secret
    whole = ics("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20261201T230000Z", "LOCATION:Hall")

    said = set()
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        said.add(sentence_of(bytes(data)))

    assert {words[-1:] for words in said} == {"", "."}


@pytest.mark.parametrize(
    "lines",
    [["BEGIN:VTIMEZONE"] * 90_000, ["BEGIN:VTIMEZONE", "RRULE:" + "BY" * 2_000_000]],
    ids=["zones without end", "one endless rule"],
)
def test_clocks_made_to_stop_us_are_refused_at_once(lines):
    text = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])
    began = thread_time()

    with pytest.raises(CalendarFileError):
        read_calendar(text.encode(), UTC)

    assert thread_time() - began < 3
