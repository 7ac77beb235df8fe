"""The pages of inquiries: writing one down, the list by clock, and one with all it has."""

import uuid
import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from media_liaison.models import DutyShift, GroundRule, Inquiry, PressRoom, Statement

LIST = "/media/inquiries/"
NEW = "/media/inquiries/new/"
NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
NOON = datetime(2026, 11, 24, 12, tzinfo=NEW_YORK)


@pytest.fixture
def typed(ana):
    """What somebody types while a reporter is on the phone."""
    return {
        "form_id": str(uuid.uuid4()),
        "journalist": f"Ana Ruiz #{ana.contact_id}",
        "question": "How many boxes do you collect?",
        "day": "2026-11-24",
        "clock": "17:00",
        "time_zone": "America/Chicago",
        "format": "phone",
        "attribution": "on-record",
    }


def deadline():
    return Inquiry.objects.get().deadline_at.astimezone(UTC)


@time_machine.travel(NOON, tick=False)
def test_a_question_is_written_down_on_the_phone(browser_of, dana, typed, herald):
    response = browser_of(dana).post(NEW, typed)

    inquiry = Inquiry.objects.get()
    assert response.url == inquiry.get_absolute_url()
    assert deadline() == datetime(2026, 11, 24, 23, tzinfo=UTC)
    assert (inquiry.taken_by, inquiry.outlet, inquiry.status) == (dana, herald, "new")


def test_the_same_form_sent_twice_makes_one(browser_of, dana, typed):
    client, typed = browser_of(dana), {**typed, "day": "2099-11-24"}

    assert len({client.post(NEW, typed).url for _ in range(2)}) == 1
    assert Inquiry.objects.count() == 1


@time_machine.travel(NOON, tick=False)
def test_only_an_hour_means_today_and_nothing_means_no_deadline(browser_of, dana, typed):
    browser_of(dana).post(NEW, {**typed, "day": ""})
    assert deadline() == datetime(2026, 11, 24, 23, tzinfo=UTC)

    browser_of(dana).post(NEW, {**typed, "day": "", "clock": "", "form_id": ""})
    assert Inquiry.objects.filter(deadline_at=None).count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"question": ""}, "This field is required"),
        ({"journalist": "Nobody at All"}, "No journalist here is called"),
        ({"journalist": ""}, "Choose who is asking"),
        ({"clock": ""}, "At what hour?"),
        ({"day": "2027-03-14", "clock": "02:30"}, "There is no 2:30 am on Sun 14 Mar 2027"),
        ({"day": "9999-12-31", "clock": "23:59"}, "Choose a day from 1990 to 2099"),
        ({"day": "2020-11-24"}, "This deadline is past already"),
        ({"received_at": "2099-01-01T10:00"}, "Choose when they asked"),
    ],
)
def test_what_was_typed_stays_when_something_is_wrong(browser_of, dana, typed, change, words):
    response = browser_of(dana).post(NEW, {**typed, "day": "2099-01-05", "topic": "b7", **change})

    assert response.status_code == 422
    assert (words in response.content.decode(), "b7" in response.content.decode()) == (True, True)
    assert not Inquiry.objects.exists()


def test_an_hour_that_happens_twice_is_its_first_and_stays_when_untouched(
    browser_of, lior, typed, make_inquiry
):
    typed = {**typed, "day": "2027-11-07", "clock": "01:30", "time_zone": "America/New_York"}
    second = datetime(2027, 11, 7, 6, 30, tzinfo=UTC)
    inquiry = make_inquiry(deadline_at=second, time_zone="America/New_York")

    browser_of(lior).post(f"{inquiry.get_absolute_url()}edit/", {**typed, "version": 1})
    assert deadline() == second

    browser_of(lior).post(NEW, {**typed, "form_id": ""})
    assert Inquiry.objects.latest("pk").deadline_at == second - timedelta(hours=1)


def test_a_known_journalist_the_usual_rules_and_the_liaison_are_filled_in(
    browser_of, dana, lior, ana
):
    usual = GroundRule.objects.create(words="Side door, please.")
    GroundRule.objects.create(words="Rarely said.", is_usual=False)
    PressRoom.objects.create(pk=1, liaison=lior)

    form = browser_of(dana).get(f"{NEW}?journalist={ana.pk}").context["form"]

    chosen = {name: form.initial[name] for name in ("journalist", "rules", "assigned_to")}
    assert chosen == {"journalist": ana.contact_id, "rules": [usual.pk], "assigned_to": lior.pk}


def test_nobody_s_number_fills_in_nothing(browser_of, dana):
    assert browser_of(dana).get(f"{NEW}?journalist=999999").status_code == 404


def test_the_list_is_by_deadline_then_without_then_ended(browser_of, dana, make_inquiry):
    now = timezone.now()
    make_inquiry("ended", status="declined", outcome="No.")
    make_inquiry("whenever")
    make_inquiry("tomorrow", deadline_at=now + timedelta(days=1))
    make_inquiry("late", deadline_at=now - timedelta(hours=1))

    page = browser_of(dana).get(LIST).context["page"]

    assert [str(row) for row in page.rows] == ["late", "tomorrow", "whenever", "ended"]


def test_the_list_goes_on_page_by_page(browser_of, dana, make_inquiry):
    for number in range(27):
        make_inquiry(f"Question {number}", status="declined", outcome="No.")
    client = browser_of(dana)

    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"page": first.following}).context["page"]

    assert [len(first.rows), [str(row) for row in second.rows]] == [
        25,
        ["Question 1", "Question 0"],
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "box"}, ["boxes"]),
        ({"status": "open"}, ["boxes"]),
        ({"status": "declined"}, ["other"]),
        ({"journalist": "ana ru"}, ["boxes"]),
        ({"journalist": "kit"}, ["other"]),
        ({"outlet": "herald"}, ["boxes"]),
        ({"topic": "STREET"}, ["boxes"]),
        ({"who": "me"}, ["boxes", "other"]),
    ],
)
def test_the_list_is_filtered(browser_of, dana, make_inquiry, ana, herald, query, found):
    who = {"journalist": ana, "outlet": herald, "assigned_to": dana}
    make_inquiry("boxes", topic="street", caller="", **who)
    make_inquiry("other", status="declined", outcome="No.")

    page = browser_of(dana).get(LIST, query).context["page"]

    assert [str(row) for row in page.rows] == found


def test_the_list_knows_whose(browser_of, dana, make_inquiry):
    mine = make_inquiry(assigned_to=dana)
    make_inquiry("Nobody's")

    assert browser_of(dana).get(LIST, {"who": dana.pk}).context["page"].rows == [mine]


@pytest.mark.parametrize(
    ("query", "words"), [({}, "No inquiries yet"), ({"q": "zzz"}, "No inquiry fits")]
)
def test_an_empty_list_teaches(browser_of, dana, query, words):
    assert words in browser_of(dana).get(LIST, query).content.decode()


def test_list_and_detail_cost_the_same_for_one_and_many(
    browser_of, lior, make_inquiry, ana, herald, django_assert_num_queries
):
    client, who = browser_of(lior), {"journalist": ana, "outlet": herald, "assigned_to": lior}
    inquiry = make_inquiry(**who)
    client.get(LIST)
    for count in (1, 3):
        while inquiry.statements.count() < count:
            Statement.objects.create(inquiry=inquiry, said="At noon.", author=lior)
            make_inquiry(**who)
            inquiry.rules.create(words="Side door, please.")
        with django_assert_num_queries(5):
            client.get(LIST)
        with django_assert_num_queries(12):
            client.get(inquiry.get_absolute_url())


def test_the_page_tells_both_clocks(browser_of, dana, make_inquiry):
    with time_machine.travel(NOON, tick=False):
        five = datetime(2026, 11, 24, 23, tzinfo=UTC)
        inquiry = make_inquiry(deadline_at=five, time_zone="America/Chicago")
        page = browser_of(dana).get(inquiry.get_absolute_url()).content.decode()

    assert "Tue 24 Nov, 5 pm in Chicago (6 pm here)" in page
    assert "in 6 hours" in page


def test_a_journalist_s_page_tells_what_they_asked(browser_of, dana, ana, make_inquiry):
    make_inquiry("How many boxes?", journalist=ana, status="declined", outcome="Not ours.")

    page = browser_of(dana).get(ana.get_absolute_url()).content.decode()

    assert ("How many boxes?" in page, "Not ours." in page) == (True, True)


def test_the_export_is_the_list_as_filtered(browser_of, grace, ana, make_inquiry):
    make_inquiry("How many boxes?", journalist=ana, topic="street")
    make_inquiry("Why here?")

    answer = browser_of(grace).get(f"{LIST}export.csv", {"topic": "street"})

    lines = answer.getvalue().decode().splitlines()
    assert (len(lines), "Ana Ruiz,,How many boxes?,street" in lines[1]) == (2, True)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("odd", ["x", "-1", "²", "9" * 30, "#" + "9" * 18, "&|!:*", "%", '"'])
def test_the_export_bears_odd_filters(browser_of, grace, make_inquiry, kind, odd):
    make_inquiry()
    names = ("q", "status", "journalist", "outlet", "who", "topic", "page", "sort")

    answers = [browser_of(grace).get(f"{LIST}export.{kind}", {name: odd}) for name in names]

    assert {answer.status_code for answer in answers} == {200}
    assert all(answer.getvalue() for answer in answers)


def test_the_desk_s_part_shows_who_waits_and_how_long(make_inquiry):
    now = timezone.now()
    make_inquiry(deadline_at=now + timedelta(minutes=41))
    context = {"inquiries": Inquiry.objects.all().pressing(now).for_list(), "now": now}

    part = render_to_string("media_liaison/_open_inquiries.html", context)

    assert ("in 41 minutes" in part, "tone-soon" in part) == (True, True)


def test_new_inquiry_is_seen_to_by_whoever_is_on_duty_and_still_works_here(
    browser_of, dana, lior, grace, room
):
    week = {"starts_at": timezone.now(), "ends_at": timezone.now() + timedelta(days=7)}
    DutyShift.objects.create(user=grace, **week)
    first = browser_of(dana).get(NEW).context["form"]["assigned_to"].value()
    User.objects.filter(pk=grace.pk).update(is_active=False)

    then = browser_of(dana).get(NEW).context["form"]["assigned_to"].value()

    assert (first, then) == (grace.pk, lior.pk)
