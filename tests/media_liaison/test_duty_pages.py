"""The rota's pages: who sees what, what is typed stays, and one tap is one change."""

import re
import uuid

import pytest
import time_machine

from media_liaison.models import DutyShift, PressRoom

from .rota import FRIDAY, LIST, MONDAY, NEW, NEXT, NOW, at, turn, typed, verb

pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture
def now(db):
    """A Wednesday at noon."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shift(lior):
    return turn(lior)


def test_rota_says_who_is_on_and_where_nobody_is(browser_of, dana, lior, shift):
    type(lior).objects.filter(pk=lior.pk).update(phone="(555) 010-7777")
    turn(dana, NEXT, "2027-02-01 09:00")

    text = browser_of(dana).get(LIST).text

    assert "is first to call" in text
    assert "(555) 010-7777" in text
    assert "Nobody is first to call from Fri 27 Nov, 5 pm to Mon 30 Nov, 9 am." in text
    assert len(re.findall(r'class="rota-line"', text)) == 8


def test_rota_without_a_turn_teaches(browser_of, dana):
    text = browser_of(dana).get(LIST).text

    assert "Nobody is on the rota" in text
    assert 'class="rota"' not in text


def test_rota_asks_the_same_for_one_and_three(
    browser_of, grace, dana, shift, django_assert_num_queries
):
    browser = browser_of(grace)
    browser.get(LIST)
    with django_assert_num_queries(6):
        browser.get(LIST)
    for user, start, end in ((dana, FRIDAY, NEXT), (grace, NEXT, "2026-12-07 09:00")):
        turn(user, start, end)

    with django_assert_num_queries(6):
        browser.get(LIST)


def test_a_turn_asks_the_same_with_a_history(browser_of, lior, shift, django_assert_num_queries):
    browser = browser_of(lior)
    browser.get(shift.get_absolute_url())
    with django_assert_num_queries(8):
        browser.get(shift.get_absolute_url())
    for _ in range(2):
        shift.save()

    with django_assert_num_queries(8):
        browser.get(shift.get_absolute_url())


def test_past_turns_are_listed_the_newest_first(browser_of, dana, lior, shift):
    for week in ("02", "09", "16"):
        turn(dana, f"2026-11-{week} 09:00", f"2026-11-{week} 17:00", handover=f"Note {week}")

    page = browser_of(dana).get(f"{LIST}?past")

    assert [t.handover for t in page.context["page"].rows] == ["Note 16", "Note 09", "Note 02"]


def test_the_last_note_stands_at_the_top(browser_of, dana, lior, shift):
    turn(dana, "2026-11-16 09:00", MONDAY, handover="Derrick waits for figures.")
    turn(dana, "2026-11-09 09:00", "2026-11-16 09:00", handover="Older.")

    text = browser_of(lior).get(LIST).text

    assert "Left by Dana" in text
    assert text.index("Derrick waits") < text.index("The next eight weeks")


def test_a_turn_is_typed_on_the_program_s_clock(browser_of, lior, dana):
    response = browser_of(lior).post(NEW, typed(dana))

    shift = DutyShift.objects.get()
    assert response.url == LIST
    assert (shift.user, shift.starts_at, shift.ends_at) == (dana, at(MONDAY), at(FRIDAY))


def test_the_same_form_sent_twice_makes_one(browser_of, lior):
    browser, form = browser_of(lior), {**typed(lior), "form_id": uuid.uuid4()}

    addresses = {browser.post(NEW, form).url for _ in range(2)}

    assert (addresses, DutyShift.objects.count()) == ({LIST}, 1)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"starts_at": "2026-11-24T09:00"}, "There is a first to call then already."),
        ({"ends_at": "2026-11-22T09:00"}, "A turn ends after it begins."),
        ({"starts_at": "2027-03-14T02:30"}, "There is no 2:30 am on Sun 14 Mar 2027"),
        ({"ends_at": "9999-12-31T23:59"}, "Choose a day from 2000 to 2100."),
        ({"weeks": "99"}, "less than or equal to 52"),
        ({"number": "+1 555-010-7777"}, "private number of somebody here"),
    ],
)
def test_what_was_typed_stays_when_something_is_wrong(browser_of, dana, lior, shift, fields, words):
    type(dana).objects.filter(pk=dana.pk).update(phone="(555) 010-7777")
    form = {**typed(dana, handover="Call Ana."), **fields}

    response = browser_of(lior).post(NEW, form)

    assert response.status_code == 422
    assert words in response.text
    assert "Call Ana." in response.text
    assert DutyShift.objects.count() == 1


def test_a_clash_in_a_later_week_is_named(browser_of, dana, lior, shift):
    form = typed(dana, "2026-11-16T09:00", "2026-11-16T17:00", weeks=2)

    response = browser_of(lior).post(NEW, form)

    assert response.status_code == 422
    assert "Week 2, from Mon 23 Nov, 9 am: There is a first to call" in response.text


def test_a_turn_is_edited_and_an_old_page_does_not_undo_it(browser_of, lior, dana, shift):
    browser, form = browser_of(lior), typed(dana, version=1)

    answers = [browser.post(verb(shift, "edit"), form).status_code for _ in range(2)]

    shift.refresh_from_db()
    assert (answers, shift.user, shift.version) == ([302, 409], dana, 2)


def test_the_second_of_two_hours_stays_when_nobody_touches_it(browser_of, lior):
    shift = turn(lior, end="2026-12-01 09:00")
    second = at("2026-11-01 01:30").replace(fold=1)
    DutyShift.objects.update(starts_at=second)

    browser_of(lior).post(
        verb(shift, "edit"), typed(lior, "2026-11-01T01:30", "2026-12-01T10:00", version=1)
    )

    shift.refresh_from_db()
    assert shift.starts_at.timestamp() == second.timestamp()
    assert shift.ends_at == at("2026-12-01 10:00")


def test_whoever_is_on_duty_writes_their_note(browser_of, dana, grace, lior):
    own, other = turn(dana), turn(lior, role="backup")

    answers = [
        browser_of(dana).post(verb(t, "note"), {"handover": "Ana waits.", "version": 1})
        for t in (own, other)
    ]

    assert [answer.status_code for answer in answers] == [302, 403]
    assert DutyShift.objects.get(pk=own.pk).handover == "Ana waits."


def test_somebody_else_s_note_is_refused_however_it_is_asked_for(browser_of, dana, shift):
    browser, page = browser_of(dana), verb(shift, "note")

    answers = [browser.get(page), browser.post(page), browser.options(page)]

    assert [answer.status_code for answer in answers] == [403] * 3
    assert browser.options(f"{LIST}999999/note/").status_code == 404


def test_numbers_are_shown_as_the_public_page_has_them(browser_of, dana, lior):
    type(lior).objects.filter(pk=lior.pk).update(phone="(315) 555-0110 x7")
    PressRoom.objects.create(pk=1, number="315-555-0110")
    turn(lior, number="(315) 555-0199 ext 3")
    browser = browser_of(dana)

    own = browser.get(LIST).text
    DutyShift.objects.update(number="555-0110")

    assert 'For us: <a href="tel:3155550110">(315) 555-0110 x7</a>' in own
    assert 'For reporters: <a href="tel:3155550199">(315) 555-0199 ext 3</a>' in own
    assert "no number is published" in browser.get(LIST).text


def test_the_rota_asks_no_more_for_a_number(browser_of, grace, lior, django_assert_num_queries):
    PressRoom.objects.create(pk=1, number="555-0110")
    turn(lior, number="555-0111")
    browser = browser_of(grace)
    browser.get(LIST)

    with django_assert_num_queries(6):
        browser.get(LIST)


def test_the_rota_leaves_in_columns(browser_of, grace, shift):
    lines = b"".join(browser_of(grace).get(f"{LIST}export.csv")).decode("utf-8-sig").splitlines()

    assert lines[0] == "Who,As,From,Until,Number to publish,Hand-over note"
    assert lines[1].startswith("Lior,First to call,")
