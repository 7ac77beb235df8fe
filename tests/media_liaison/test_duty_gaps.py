"""When nobody is the first to call, in instants and in words."""

import pytest

from media_liaison.duty_gaps import find_gaps, gap_words

from .rota import ZONE, at

START, END = "2026-10-31 00:00", "2026-11-02 00:00"  # clocks go back in between
EIGHT, NINE, TEN, NOON, FIVE = (f"2026-10-31 {hour}:00" for hour in ("08", "09", "10", "12", "17"))
BEFORE, AFTER = "2026-11-01 01:30", "2026-11-01 02:30"


@pytest.mark.parametrize(
    ("turns", "gaps"),
    [
        ([], [(START, END)]),
        ([(START, END)], []),
        ([("2026-10-01 00:00", "2026-12-01 00:00")], []),
        ([(NINE, FIVE)], [(START, NINE), (FIVE, END)]),
        ([(NOON, END), (START, NOON)], []),
        ([(START, NOON), (EIGHT, TEN)], [(NOON, END)]),
        ([("2026-12-01 00:00", "2026-12-02 00:00")], [(START, END)]),
        ([("2026-10-01 00:00", START)], [(START, END)]),
        ([(START, BEFORE), (AFTER, END)], [(BEFORE, AFTER)]),
    ],
    ids=["none", "whole", "wider", "day", "touching", "inside", "later", "earlier", "twice"],
)
def test_gaps_are_what_no_turn_covers(turns, gaps):
    pairs = [(at(start), at(end)) for start, end in turns]

    found = find_gaps(pairs, at(START), at(END))

    assert [(a.timestamp(), b.timestamp()) for a, b in found] == [
        (at(a).timestamp(), at(b).timestamp()) for a, b in gaps
    ]


def test_the_hour_that_comes_twice_is_two_hours_long():
    before, after = at("2026-11-01 01:00"), at("2026-11-01 02:00")

    ((start, end),) = find_gaps([], before, after)

    assert (end - start).total_seconds() == 2 * 60 * 60


def test_turns_that_meet_in_the_second_of_two_hours_leave_no_gap():
    meet = at("2026-11-01 01:30").replace(fold=1)

    assert find_gaps([(at(START), meet), (meet, at(END))], at(START), at(END)) == []


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-11-27 17:00", "2026-11-30 09:00", "Fri 27 Nov, 5 pm to Mon 30 Nov, 9 am."),
        ("2026-11-27 17:00", "2027-01-18 00:00", "Fri 27 Nov, 5 pm on."),
        ("2026-11-25 12:00", "2026-11-26 12:00", "now to Thu 26 Nov, noon."),
        ("2026-11-25 12:00", "2027-01-18 00:00", "now on."),
    ],
)
def test_a_gap_is_said_as_people_say_it(start, end, words):
    frame = {"now": at("2026-11-25 12:00"), "until": at("2027-01-18 00:00"), "zone": ZONE}

    assert gap_words((at(start), at(end)), **frame) == f"Nobody is first to call from {words}"
