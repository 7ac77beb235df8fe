"""When a visit can be."""

from datetime import datetime, timedelta

import pytest

from events.free_slots import free_slots, touch

HOUR = timedelta(hours=1)


def at(text):
    """A time in November 2026: "24 15:30"."""
    return datetime.strptime(f"2026-11-{text}", "%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("other", "touches"),
    [
        (("24 10:00", "24 11:00"), True),
        (("24 09:00", "24 10:01"), True),
        (("24 09:00", "24 10:00"), False),
        (("24 11:00", "24 12:00"), False),
        (("23 09:00", "25 10:00"), True),
    ],
)
def test_stretches_touch_when_they_share_a_moment(other, touches):
    one = (at("24 10:00"), at("24 11:00"))

    assert touch(one, tuple(map(at, other))) is touches


@pytest.mark.parametrize(
    ("after", "length", "busy", "starts"),
    [
        ("24 10:00", HOUR, [], ["24 10:00", "24 10:30", "24 11:00"]),
        ("24 10:01", HOUR, [], ["24 10:30", "24 11:00", "24 11:30"]),
        ("24 15:00", HOUR, [("24 13:30", "24 18:30")], ["24 18:30", "24 19:00", "25 08:00"]),
        ("24 08:00", HOUR, [("24 08:15", "24 18:45")], ["24 19:00", "25 08:00", "25 08:30"]),
        ("24 19:30", HOUR, [], ["25 08:00", "25 08:30", "25 09:00"]),
        ("10 08:00", HOUR, [("01 00:00", "24 07:00")], ["24 08:00"]),
        ("10 08:00", HOUR, [("01 00:00", "25 07:00")], []),
        ("24 08:00", 12 * HOUR, [], ["24 08:00", "25 08:00", "26 08:00"]),
        ("24 08:00", 13 * HOUR, [], []),
    ],
)
def test_free_slots_are_the_next_three(after, length, busy, starts):
    taken = [tuple(map(at, stretch)) for stretch in busy]

    found = free_slots(after=at(after), length=length, busy=taken)

    assert found == [(at(start), at(start) + length) for start in starts]
