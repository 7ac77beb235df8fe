"""One's own turns in the calendar on one's telephone (RFC 5545)."""

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from events.models import Event
from events.services.feeds import make_feed

from .rota import FRIDAY, MONDAY, NOW, at, turn

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def now(db):
    """A Wednesday at noon."""
    with time_machine.travel(NOW, tick=False):
        yield


def entries(client, user):
    token = make_feed(user=user, label="Phone")
    return list(
        Calendar.from_ical(client.get(reverse("public_feed", args=[token])).content).walk("VEVENT")
    )


def test_one_s_own_turns_are_in_the_calendar(client, dana, lior):
    shift = turn(dana, handover="marker", number="555-0199")
    turn(lior, role="backup")

    (entry,) = entries(client, dana)

    assert str(entry["uid"]) == f"duty-{shift.pk}@testserver"
    assert str(entry["summary"]) == "First to call for the press"
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (at(MONDAY), at(FRIDAY))
    assert set(entry) & {"LOCATION", "DESCRIPTION"} == set()
    assert str(entry["dtstart"].params["TZID"]) == "America/New_York"


def test_a_changed_turn_replaces_the_older_one(client, dana):
    shift = turn(dana, role="backup")
    (before,) = entries(client, dana)
    shift.save()

    (after,) = entries(client, dana)

    assert (before["uid"], before["sequence"], after["sequence"]) == (after["uid"], 1, 2)
    assert str(after["summary"]) == "Backup for the press"


def test_turns_stand_beside_events_with_the_rules_of_their_clock(client, dana):
    times = {"starts_at": at(MONDAY), "ends_at": at(FRIDAY), "time_zone": "America/Denver"}
    Event.objects.create(kind="tour", title="Tour", **times)
    turn(dana)
    token = make_feed(user=dana, label="Phone")

    calendar = Calendar.from_ical(client.get(reverse("public_feed", args=[token])).content)

    assert len(calendar.walk("VEVENT")) == 2
    zones = {str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")}
    assert zones == {"America/Denver", "America/New_York"}


def test_who_may_not_see_the_rota_gets_no_turns(client, vera):
    turn(vera)

    assert entries(client, vera) == []


def test_three_turns_ask_no_more_than_one(client, dana, django_assert_num_queries):
    address = reverse("public_feed", args=[make_feed(user=dana, label="Phone")])
    turn(dana)
    with django_assert_num_queries(5):
        client.get(address)
    for start, end in (
        ("2026-12-01 09:00", "2026-12-02 09:00"),
        ("2026-12-03 09:00", "2026-12-04 09:00"),
    ):
        turn(dana, start, end)

    with django_assert_num_queries(5):
        client.get(address)
