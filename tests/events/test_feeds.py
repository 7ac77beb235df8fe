"""A private calendar, read by the readers people have: they and we name the same moments."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import recurring_ical_events
from django.urls import reverse
from icalendar import Calendar

from events.ical import event_ics
from events.ical_feed import feed_ics
from events.models import Event
from events.services.events import cancel_event
from events.services.feeds import make_feed

LONG = "Tour, coffee; and \\ questions: ¿quién limpia la calle? Everybody on our block is welcome"
ON_THE_CALENDAR = [
    ("The night clocks go back", "2026-10-31 20:00", 12, "America/New_York"),
    ("The hour that comes twice", "2026-11-01 01:30", 0.5, "America/New_York"),
    ("The night clocks go forward", "2027-03-13 22:00", 8, "America/New_York"),
    ("As soon as they went", "2027-03-14 03:00", 1, "America/New_York"),
    ("Before they go back again", "2027-11-07 00:30", 6, "America/New_York"),
    ("Three days in Phoenix", "2027-05-03 09:00", 56, "America/Phoenix"),
    ("Another night elsewhere", "2026-10-25 00:30", 3, "Europe/London"),
    ("Twice where clocks show no offset", "2026-10-25 01:30", 2, "Europe/London"),
    ("Where it is autumn then", "2027-04-03 20:00", 12, "Australia/Sydney"),
    ("A clock at a quarter to", "2026-12-01 09:15", 1, "Asia/Kathmandu"),
    ("By the world's clock", "2026-12-02 09:15", 1, "UTC"),
    (LONG, "2026-12-03 18:00", 1, "America/New_York"),
]
# A local time would mislead there.
BY_UTC = [
    "By the world's clock",
    "The hour that comes twice",
    "The second of the two",
    "Twice where clocks show no offset",
]
# Node's standard input, so that nothing of ical.js has to stand here.
ICAL_JS = """
const { default: ICAL } = await import(process.env.ICAL_JS);
const { readFileSync } = await import("node:fs");
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone"))
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
const events = calendar.getAllSubcomponents("vevent").map((vevent) => new ICAL.Event(vevent));
console.log(JSON.stringify(
  events.map((event) => [event.uid, event.startDate.toUnixTime(), event.summary])));
"""


@pytest.fixture
def events(make_event):
    """Events at every edge of a clock, and one that is off."""
    for title, starts, hours, zone in ON_THE_CALENDAR:
        make_event(title, starts, hours=hours, time_zone=zone)
    again = make_event("The second of the two", "2026-11-01 06:30", time_zone="UTC")
    again.time_zone = "America/New_York"
    again.save()
    cancel_event(event=make_event("Called off", "2026-12-08 10:00"), because="Snow.")
    return list(Event.objects.all())


@pytest.fixture
def body(client, vera, events):
    """The calendar as a phone gets it."""
    token = make_feed(user=vera, label="Phone")
    return client.get(reverse("public_feed", args=[token])).content


def told(events):
    """Our own list: which event, when it starts, and what it is."""
    return sorted((f"event-{e.pk}@testserver", e.starts_at, e.title) for e in events)


def test_icalendar_and_its_expander_read_what_we_say(body, events):
    calendar = Calendar.from_ical(body)

    parsed = [(str(e["uid"]), e.start, str(e["summary"])) for e in calendar.walk("VEVENT")]
    between = recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2029, 1, 1))
    expanded = [(str(e["uid"]), e.start, str(e["summary"])) for e in between]

    assert sorted(parsed) == sorted(expanded) == told(events)
    assert {str(e["uid"]): e.end for e in calendar.walk("VEVENT")} == {
        f"event-{e.pk}@testserver": e.ends_at for e in events
    }


def test_rules_of_the_zones_say_what_the_world_says(body, events):
    calendar = Calendar.from_ical(body)
    zones = {str(zone["tzid"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}

    found = {
        str(e["uid"]): e.start.replace(tzinfo=zones[zone]).astimezone(UTC)
        for e in calendar.walk("VEVENT")
        if (zone := e["dtstart"].params.get("TZID"))
    }

    titles = {f"event-{e.pk}@testserver": e for e in events}
    assert {uid: titles[uid].starts_at for uid in found} == found
    assert sorted(titles[uid].title for uid in titles if uid not in found) == BY_UTC


def khal_reads(body: bytes, folder: Path) -> list[tuple[str, datetime, str]]:
    """Return what khal lists, by UTC, from an empty calendar that took the file in."""
    (folder / "calendar").mkdir()
    (folder / "feed.ics").write_bytes(body)
    (folder / "config").write_text(
        f"[calendars]\n[[ours]]\npath = {folder}/calendar\n[sqlite]\npath = {folder}/khal.db\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    form = ["--once", "--day-format", "", "--format", "{uid}|{start-long-full}|{title}"]
    run_khal(folder, "import", "--batch", "-a", "ours", str(folder / "feed.ics"))
    lines = run_khal(folder, "list", *form, "2026-01-01", "2029-01-01").splitlines()
    found = [line.split("|", 2) for line in lines if line]
    return sorted(
        (uid, datetime.fromisoformat(start).replace(tzinfo=UTC), title)
        for uid, start, title in found
    )


def run_khal(folder: Path, *words: str) -> str:
    """Run khal with a home of its own; it changes icalendar's zones for its whole process."""
    command = [sys.executable, "-m", "khal", "--no-color", "-c", str(folder / "config"), *words]
    home = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "COLUMNS": "500"}
    done = subprocess.run(command, env=home, capture_output=True, text=True, check=True)
    return done.stdout


def test_khal_reads_what_we_say(body, events, tmp_path):
    pytest.importorskip("importlib.metadata").version("khal")

    assert khal_reads(body, tmp_path) == told(events)


@pytest.mark.skipif(
    not (shutil.which("node") and os.environ.get("ICAL_JS")),
    reason="needs node, and ICAL_JS naming ical.js's module file",
)
def test_thunderbirds_reader_reads_what_we_say(body, events):
    command = ["node", "--input-type=module", "-e", ICAL_JS]

    done = subprocess.run(command, input=body, capture_output=True, check=True)

    found = [(uid, datetime.fromtimestamp(at, UTC), t) for uid, at, t in json.loads(done.stdout)]
    assert sorted(found) == told(events)


def test_feed_names_an_event_as_its_single_file_does(body, events):
    keep = ("uid", "sequence", "status", "dtstart", "dtend", "summary", "last-modified")
    feed = {str(e["uid"]): e for e in Calendar.from_ical(body).walk("VEVENT")}

    for event in events:
        single = Calendar.from_ical(event_ics(event, host="testserver", url="https://x.example"))
        (one,) = single.walk("VEVENT")
        many = feed[str(one["uid"])]
        assert [many[name].to_ical() for name in keep if name != "uid"] == [
            one[name].to_ical() for name in keep if name != "uid"
        ]


def test_feed_tells_title_time_and_place_only(maria, elm, make_event, dana):
    make_event(site=elm, place="back room", host=maria, organiser=dana, description="The budget.")

    body = feed_ics(Event.objects.for_feed(), name="Elm, our house", host="crm.example.org")

    calendar = Calendar.from_ical(body)
    (event,) = calendar.walk("VEVENT")
    technical = {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS"}
    assert set(event) - technical == {"SUMMARY", "DTSTART", "DTEND", "LOCATION"}
    assert str(event["location"]) == "Elm Street, back room, 12 Elm Street"
    assert body.count(b"NAME:Elm\\, our house\r\n") == 2  # NAME and X-WR-CALNAME
    assert calendar["refresh-interval"].to_ical() == b"PT1H"


def test_feed_keeps_to_the_form_lines_must_have(body):
    lines = body.split(b"\r\n")

    assert lines[-1] == b""
    assert not [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    assert [line for line in lines if line.startswith(b" ")]  # some were folded
    assert sum(line.startswith(b"DTSTAMP:") and line.endswith(b"Z") for line in lines) == 14


@pytest.mark.parametrize("text", ["a\rEND:VEVENT", "b\r\nc", "d\x0bf\x1fg\x7f", "é" * 200, "\\n;,"])
def test_no_title_breaks_out_of_its_line(make_event, text):
    make_event(text)

    body = feed_ics(Event.objects.for_feed(), name="Ours", host="crm.example.org")

    (event,) = Calendar.from_ical(body).walk("VEVENT")
    assert body.count(b"\r\nEND:VEVENT\r\n") == 1
    assert (
        str(event["summary"]).split() == text.translate(dict.fromkeys(b"\r\v\x1f\x7f", " ")).split()
    )
