"""One tap on the rota: one change, which can be taken back; a turn that is over stays."""

import pytest
import time_machine

from media_liaison.models import DutyShift

from .rota import LIST, MONDAY, NOW, turn, verb

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def now(db):
    """A Wednesday at noon."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shift(lior):
    return turn(lior)


@pytest.mark.parametrize("name", ["take", "return", "swap", "remove", "restore"])
def test_staff_change_nothing_with_a_tap(browser_of, dana, shift, name):
    assert browser_of(dana).post(verb(shift, name)).status_code == 403


@pytest.mark.parametrize("name", ["take", "return", "swap", "remove", "restore", "edit", "note"])
def test_a_turn_nobody_has_is_nowhere(browser_of, lior, shift, name):
    assert browser_of(lior).post(f"{LIST}999999/{name}/").status_code == 404


def test_i_take_it_and_give_it_back(browser_of, grace, lior, shift):
    browser = browser_of(grace)

    taken = browser.post(verb(shift, "take"), follow=True)
    back = browser.post(verb(shift, "return"), follow=True)

    assert "Give it back to Lior" in taken.text
    assert "Lior has this turn again." in back.text
    assert DutyShift.objects.get().user == lior


def test_a_backup_who_took_the_turn_gives_it_back_once(browser_of, grace, lior, shift):
    browser, backup = browser_of(grace), turn(grace, role="backup")

    taken = browser.post(verb(shift, "take"), follow=True)
    for _ in range(2):
        back = browser.post(verb(shift, "return"), follow=True)

    backup.refresh_from_db()
    assert ("Give it back here." in taken.text, "Give it back to Lior" in taken.text) == (True,) * 2
    assert "Lior has this turn again." in back.text
    assert (DutyShift.objects.primary().get().user, backup.user) == (lior, grace)


def test_no_undo_is_promised_where_there_is_none(browser_of, grace, lior, shift):
    type(lior).objects.filter(pk=lior.pk).update(is_active=False)

    taken = browser_of(grace).post(verb(shift, "take"), follow=True).text

    assert ("Yours now." in taken, "Give it back" in taken) == (True, False)


@pytest.mark.parametrize("name", ["take", "return", "swap"])
def test_a_turn_that_is_over_stays_as_it_was(browser_of, grace, lior, name):
    past = turn(lior, "2026-11-16 09:00", MONDAY)
    turn(grace, "2026-11-16 09:00", MONDAY, "backup")
    browser = browser_of(grace)

    said = browser.post(verb(past, name), follow=True).text
    page = browser.get(past.get_absolute_url()).text

    assert "This turn is over." in said
    assert [verb(past, tap) in page for tap in ("take", "return")] == [False] * 2
    assert DutyShift.objects.primary().get().version == 1


def test_a_backup_s_turn_that_is_over_is_not_swapped(browser_of, dana, lior, shift):
    backup = turn(dana, MONDAY, "2026-11-24 09:00", "backup")
    browser = browser_of(lior)

    said = browser.post(verb(shift, "swap"), follow=True).text

    backup.refresh_from_db()
    assert ("nobody to swap with" in said, "Swap with backup" in said) == (True, False)
    assert (backup.user, backup.version) == (dana, 1)


def test_swapping_is_one_tap_and_again_undoes_it(browser_of, dana, lior, shift):
    browser, _ = browser_of(lior), turn(dana, role="backup")
    pages = [browser.post(verb(shift, "swap"), {"version": n}, follow=True).text for n in (1, 1, 2)]

    words = "{} is first to call now, {} is backup. Swap again to undo."
    names = [("Dana", "Lior"), ("Dana", "Lior"), ("Lior", "Dana")]
    assert [words.format(*pair) in page for pair, page in zip(names, pages, strict=True)] == [
        True
    ] * 3


def test_swapping_with_nobody_says_so(browser_of, lior, shift):
    assert "nobody to swap with" in browser_of(lior).post(verb(shift, "swap"), follow=True).text


def test_a_removed_turn_is_put_back_with_one_tap(browser_of, lior, shift):
    browser = browser_of(lior)

    gone = browser.post(verb(shift, "remove"), follow=True)
    left = DutyShift.objects.count()
    back = browser.post(verb(shift, "restore"), follow=True)

    assert (left, DutyShift.objects.count()) == (0, 1)
    assert f'action="{verb(shift, "restore")}"' in gone.text
    assert "is on the rota again" in back.text
