"""Changing the rota: one first to call at a time, and every tap can be taken back."""

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction

from media_liaison.models import DutyShift
from media_liaison.models.duty import BACKWARDS
from media_liaison.services.duty import (
    CLASH,
    add_shifts,
    give_back,
    restore_shift,
    save_shift,
    swap_shift,
    take_shift,
)

from .rota import FRIDAY, MONDAY, NEXT, NOW, ZONE, at, turn


@pytest.fixture(autouse=True)
def now(db):
    """A Wednesday at noon."""
    with time_machine.travel(NOW, tick=False):
        yield


def made(user, start=MONDAY, end=FRIDAY, **fields):
    return DutyShift(user=user, starts_at=at(start), ends_at=at(end), **fields)


def hours(turns):
    return [t.starts_at.astimezone(ZONE).strftime("%m-%d %H") for t in turns]


def test_two_are_never_first_to_call_at_once(dana, lior):
    turn(lior)

    with pytest.raises(ValidationError, match=CLASH):
        save_shift(shift=made(dana, "2026-11-27 16:00", NEXT))
    save_shift(shift=made(dana, FRIDAY, NEXT))
    save_shift(shift=made(dana, role="backup"))

    assert DutyShift.objects.count() == 3


def test_the_database_s_refusal_is_a_sentence(dana, lior, monkeypatch):
    turn(lior)
    monkeypatch.setattr(DutyShift, "full_clean", lambda self: None)  # as if both looked at once

    with pytest.raises(ValidationError, match=CLASH), transaction.atomic():
        save_shift(shift=made(dana))


def test_a_turn_ends_after_it_begins(lior):
    with pytest.raises(ValidationError, match=BACKWARDS):
        save_shift(shift=made(lior, FRIDAY, MONDAY))


def test_a_weekly_turn_stays_at_its_hour_when_clocks_change(lior):
    saved = add_shifts(shift=made(lior, "2026-10-30 17:00", "2026-11-02 09:00"), weeks=3)

    assert hours(saved) == ["10-30 17", "11-06 17", "11-13 17"]
    assert saved[1].ends_at == at("2026-11-09 09:00")


def test_weeks_are_saved_all_or_none_and_the_clash_is_named(dana, lior):
    turn(dana, "2026-12-09 09:00", "2026-12-09 12:00")

    with pytest.raises(ValidationError, match="Week 3, from Mon 7 Dec, 9 am: There is a first"):
        add_shifts(shift=made(lior), weeks=4)

    assert DutyShift.objects.count() == 1


def test_swapping_twice_leaves_all_as_it_was(dana, lior):
    first, backup = turn(lior, number="555-0191"), turn(dana, role="backup")

    swapped = [(t.user, t.number) for t in swap_shift(shift=first)]
    again = [(t.user, t.number) for t in swap_shift(shift=backup)]

    assert swapped == [(dana, ""), (lior, "555-0191")]
    assert again == [(lior, "555-0191"), (dana, "")]


def test_a_tap_sent_twice_swaps_once(dana, lior):
    first = turn(lior)
    turn(dana, role="backup")

    for _ in range(2):
        swap_shift(shift=first, version=1)

    assert DutyShift.objects.primary().get().user == dana


def test_swap_goes_to_whoever_shares_the_most_time(dana, lior, grace):
    first = turn(lior)
    turn(grace, MONDAY, "2026-11-24 09:00", "backup")
    turn(dana, "2026-11-24 09:00", FRIDAY, "backup")

    assert [t.user for t in swap_shift(shift=first)] == [dana, lior]


def test_nobody_to_swap_with_is_said(lior):
    with pytest.raises(ValidationError, match="nobody else has a turn then"):
        swap_shift(shift=turn(lior))


def test_taking_a_turn_and_giving_it_back(dana, lior):
    shift = turn(lior, number="555-0191")

    taken = [take_shift(shift=shift, by=dana) for _ in range(2)]
    back = [give_back(shift=shift, by=dana) for _ in range(2)]

    assert [(t.user, t.number) for t in taken] == [(dana, "")] * 2
    assert [(t.user, t.number) for t in back] == [(lior, "555-0191")] * 2


def test_a_backup_who_takes_the_turn_leaves_theirs(dana, lior):
    first, backup = turn(lior, number="555-0191"), turn(dana, role="backup")

    take_shift(shift=first, by=dana)
    backup.refresh_from_db()
    taken = (backup.user, backup.number)
    back = give_back(shift=first, by=dana)

    backup.refresh_from_db()
    assert taken == (lior, "555-0191")
    assert [(t.user, t.number) for t in (back, backup)] == [(lior, "555-0191"), (dana, "")]


def test_a_turn_nobody_else_had_is_not_given_back(lior):
    with pytest.raises(ValidationError, match="Nobody else had this turn"):
        give_back(shift=turn(lior), by=lior)


def test_a_removed_turn_comes_back_whole(lior):
    shift = turn(lior, handover="Call Ana.", number="555-0199")
    pk = shift.pk
    shift.delete()

    back = [restore_shift(pk=pk) for _ in range(2)]

    assert [(t.pk, t.user, t.handover, t.starts_at) for t in back] == [
        (pk, lior, "Call Ana.", at(MONDAY))
    ] * 2


def test_a_removed_turn_stays_away_if_its_time_is_taken(dana, lior):
    shift = turn(lior)
    pk = shift.pk
    shift.delete()
    turn(dana)

    with pytest.raises(ValidationError, match=CLASH):
        restore_shift(pk=pk)


def test_on_duty_are_those_who_work_here_in_one_query(dana, lior, django_assert_num_queries):
    turn(lior)
    turn(dana, role="backup")

    with django_assert_num_queries(1):
        duty = DutyShift.objects.on_duty(at("2026-11-25 12:00"))
        names = [str(duty.primary.user), str(duty.backup.user)]
    type(lior).objects.filter(pk=lior.pk).update(is_active=False)

    assert names == ["Lior", "Dana"]
    assert DutyShift.objects.on_duty(at("2026-11-25 12:00")).primary is None
    assert not DutyShift.objects.on_duty(at(FRIDAY))
