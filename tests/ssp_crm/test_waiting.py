"""What waits on Today: the press by the hour, and what is due by a day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.models import Membership
from library.models import Message
from media_liaison.models import Consent, DutyShift, Inquiry, Post, SocialChannel
from ssp_crm.today.waiting import waiting_for


@pytest.fixture
def now():
    """This moment."""
    return timezone.now()


@pytest.fixture
def make_inquiry(lior, now):
    """Make inquiries: `make_inquiry(hours=2)`, or without a deadline."""

    def make(hours=None, question="How many?", **fields):
        deadline = None if hours is None else now + timedelta(hours=hours)
        fields = {"caller": "Wendy, 555 0101", "taken_by": lior, **fields}
        return Inquiry.objects.create(question=question, deadline_at=deadline, **fields)

    return make


@pytest.fixture
def make_post(lior):
    """Make posts on our site: `make_post(day)`."""
    site = SocialChannel.objects.create(platform="website", handle="Our site", owner=lior)

    def make(day, title="Thanks", **fields):
        told = {"channel": site, "text": "Thank you.", "planned_on": day, "author": lior}
        return Post.objects.create(title=title, **told, **fields)

    return make


def by_hour(user, now):
    return [one.what for one in waiting_for(user, now)[0]]


def by_day(user, now):
    return [(one.what, one.about) for one in waiting_for(user, now)[1]]


@pytest.mark.parametrize(
    ("hours", "is_told"), [(-1, True), (0, True), (2, True), (2.01, False), (None, False)]
)
def test_inquiry_is_everyones_two_hours_before_its_deadline(
    dana, make_inquiry, now, hours, is_told
):
    make_inquiry(hours)

    assert by_hour(dana, now) == (["How many?"] if is_told else [])


def test_inquiry_stands_with_whoever_sees_to_it_before_that(dana, grace, make_inquiry, now):
    make_inquiry(20, assigned_to=dana)

    assert (by_hour(dana, now), by_hour(grace, now)) == (["How many?"], [])


def test_inquiry_that_ended_is_told_to_nobody(dana, make_inquiry, now):
    make_inquiry(1, status="too-late", closed_at=now)

    assert by_hour(dana, now) == []


def test_inquiry_without_a_deadline_stands_with_whoever_sees_to_it(dana, grace, make_inquiry, now):
    make_inquiry(assigned_to=dana)

    line = ("How many?", "Wendy, 555 0101")
    assert (by_day(dana, now), by_day(grace, now)) == ([line], [])


def test_inquiry_nobody_sees_to_stands_with_those_who_can_take_it(dana, grace, make_inquiry, now):
    make_inquiry(20)

    assert (by_hour(grace, now), by_hour(dana, now)) == (["How many?"], [])


def test_inquiry_without_deadline_and_person_stands_there_too(dana, grace, make_inquiry, now):
    make_inquiry()

    line = ("How many?", "Wendy, 555 0101")
    assert (by_day(grace, now), by_day(dana, now)) == ([line], [])


@pytest.mark.parametrize("hours", [-1, 1, 71])
def test_nothing_is_told_twice(lior, make_inquiry, now, hours):
    make_inquiry(hours)
    make_inquiry(hours, assigned_to=lior)

    assert by_hour(lior, now) == ["How many?"] * 2


def test_no_pressing_inquiry_is_left_out(dana, make_inquiry, now):
    for number in range(10):
        make_inquiry(1, question=f"Number {number}")

    assert len(by_hour(dana, now)) == 10


def test_nearest_deadline_comes_first(dana, make_inquiry, now):
    for hours in (1.5, -0.5, 1):
        make_inquiry(hours, question=f"In {hours}")

    assert by_hour(dana, now) == ["In -0.5", "In 1", "In 1.5"]


def test_duty_is_told_to_whoever_has_it_while_it_lasts(dana, lior, now):
    week = {"starts_at": now - timedelta(days=1), "ends_at": now + timedelta(days=6)}
    DutyShift.objects.create(user=lior, **week)
    DutyShift.objects.create(user=dana, role="backup", **week)

    assert by_hour(lior, now) == ["You are the first to call"]
    assert by_hour(dana, now) == ["You are the backup for the press"]
    assert by_hour(lior, now + timedelta(days=7)) == []


def test_messages_to_look_at_again_go_to_those_who_approve(dana, lior, today, now):
    told = {"short": "Most come for ten minutes.", "topic": "crowds", "author": lior}
    for days, concern in ((0, "It draws crowds."), (1, "Not yet.")):
        review = today + timedelta(days=days)
        Message.objects.create(concern=concern, review_on=review, **told)

    assert by_day(lior, now) == [("It draws crowds.", "crowds")]
    assert by_day(dana, now) == []


@pytest.mark.parametrize(
    ("until", "withdrawn", "is_told"),
    [(-31, None, False), (-30, None, True), (30, None, True), (31, None, False), (5, 0, False)],
)
def test_consents_that_end_go_to_those_who_read_them(
    dana, lior, today, now, until, withdrawn, is_told
):
    taken_back = None if withdrawn is None else today
    given = {"given_on": today - timedelta(days=90), "withdrawn_on": taken_back}
    given |= {"about": "The wall", "purpose": "Website", "until": today + timedelta(days=until)}
    Consent.objects.create(chosen_name="Robin", **given)

    assert by_day(lior, now) == ([("Robin", "Website")] if is_told else [])
    assert by_day(dana, now) == []


def test_posts_that_should_be_out_go_to_the_liaison(dana, lior, make_post, today, now):
    make_post(today)
    make_post(today + timedelta(days=1), title="Tomorrow")
    make_post(today, title="Dropped", status="dropped")

    assert by_day(lior, now) == [("Thanks", "Our site")]
    assert by_day(dana, now) == []


@pytest.mark.parametrize(("days", "is_there"), [(-3, True), (60, True), (61, False)])
def test_renewals_stand_on_today_in_time(dana, make_contact, today, now, days, is_there):
    rivers = make_contact("Rivers and Ridges", kind="organization")
    Membership.objects.create(organization=rivers, renews_on=today + timedelta(days=days))

    line = ("Rivers and Ridges", "nobody represents us yet")
    assert by_day(dana, now) == ([line] if is_there else [])


def test_volunteers_wait_for_nothing_of_it(vera, make_inquiry, now):
    make_inquiry(1)

    assert waiting_for(vera, now) == ([], [])


@pytest.mark.parametrize("rows", [1, 3])
def test_all_of_it_costs_one_query(
    lior, make_inquiry, make_post, today, now, django_assert_num_queries, rows
):
    for number in range(rows):
        make_inquiry(1, question=f"Number {number}")
        make_post(today, title=f"Post {number}")
    lior.get_all_permissions()

    with django_assert_num_queries(1):
        found = waiting_for(lior, now)

    assert [len(part) for part in found] == [rows, rows]


def test_today_tells_it_with_its_clock(browser_of, dana, make_inquiry):
    inquiry = make_inquiry(1)

    page = browser_of(dana).get("/").text

    assert f'href="{inquiry.get_absolute_url()}">How many?</a>' in page
    assert "Wendy, 555 0101" in page
