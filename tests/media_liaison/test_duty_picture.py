"""The rota as a picture: every bar where the clock on the wall says."""

from datetime import date

from accounts.models import User
from media_liaison.duty_picture import Frame, draw_weeks
from media_liaison.models import DutyShift

from .rota import FRIDAY, MONDAY, NEXT, ZONE, at

FRAME = Frame(date(2026, 11, 23), 2, at("2026-11-25 12:00"), ZONE)


def made(pk, start, end, role="primary"):
    user = User(pk=pk, name=f"Person {pk}")
    return DutyShift(user=user, role=role, starts_at=at(start), ends_at=at(end))


def test_a_turn_lies_in_each_week_it_touches():
    first, second = draw_weeks([made(1, MONDAY, "2026-12-02 12:00")], [], FRAME)

    assert [(bar.x, bar.width) for bar in first.bars] == [("5.36%", "94.64%")]
    assert [(bar.x, bar.width) for bar in second.bars] == [("0.00%", "35.71%")]
    assert (first.now, second.now) == ("35.71%", "")


def test_a_week_in_which_clocks_change_has_seven_equal_days():
    autumn = Frame(date(2026, 10, 26), 1, at("2026-10-25 12:00"), ZONE)

    (week,) = draw_weeks([made(1, "2026-11-01 12:00", "2026-11-02 00:00")], [], autumn)

    assert (week.bars[0].x, week.bars[0].width) == ("92.86%", "7.14%")


def test_people_keep_their_color_and_nobody_has_none():
    turns = [
        made(1, MONDAY, FRIDAY),
        made(2, MONDAY, NEXT, "backup"),
        made(1, NEXT, "2026-12-04 17:00"),
    ]

    first, second = draw_weeks(turns, [(at(FRIDAY), at(NEXT))], FRAME)

    assert [bar.part.tone for bar in first.bars] == [0, 1, None]
    assert [bar.part.tone for bar in second.bars if bar.part.words == "Person 1"] == [0]


def test_a_line_says_what_it_shows():
    weeks = draw_weeks([made(1, MONDAY, FRIDAY)], [(at(FRIDAY), at(NEXT))], FRAME)

    assert weeks[0].sentence == "This week. First to call: Person 1, nobody. Backup: nobody."
    assert weeks[1].label == "Next week"
