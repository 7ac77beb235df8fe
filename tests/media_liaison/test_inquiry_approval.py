"""What an approval is of, who may give it, and what an end leaves behind."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from media_liaison.exports import INQUIRY_COLUMNS
from media_liaison.models import Inquiry, PressRoom, Statement
from media_liaison.services.inquiries import (
    answer_inquiry,
    approve_answer,
    close_inquiry,
    mend_inquiry,
    reopen_inquiry,
    withdraw_approval,
)


@pytest.fixture
def approved(make_inquiry, grace, ana):
    """Make an inquiry whose answer Grace wrote and approved."""

    def make(**fields):
        seal = {"approved_by": grace, "approved_at": timezone.now(), "status": "approved"}
        return make_inquiry(
            journalist=ana, draft="At noon.", drafted_by=grace, **{**seal, **fields}
        )

    return make


def answer(inquiry, user):
    return answer_inquiry(inquiry=inquiry, statement=Statement(said="At noon."), by=user)


@pytest.mark.parametrize("name", ["angle", "caller", "format", "journalist", "outlet"])
def test_another_story_or_reporter_takes_the_approval_back(
    approved, make_journalist, make_outlet, name
):
    other = {"angle": "Crime", "caller": "Bo", "format": "live"}
    other |= {"journalist": make_journalist("Bo Quill"), "outlet": make_outlet("Channel 6")}
    inquiry = approved()
    setattr(inquiry, name, other[name])

    mend_inquiry(inquiry=inquiry)

    assert Inquiry.objects.get().approved_by is None


def test_mending_one_that_ended_keeps_who_approved_it(approved, grace):
    inquiry = approved(status="answered")
    inquiry.question = "How many boxes do you collect a week?"

    mend_inquiry(inquiry=inquiry)

    stored = Inquiry.objects.get()
    assert (stored.status, stored.approved_by, stored.version) == ("answered", grace, 2)


def test_an_own_approval_is_none_once_two_people_are_wanted(approved, lior, grace):
    inquiry = approved()
    PressRoom.objects.create(pk=1, two_people=True)

    with pytest.raises(ValidationError, match="a second person approves"):
        answer(inquiry, grace)
    drafted = withdraw_approval(inquiry=inquiry)
    approve_answer(inquiry=drafted, version=drafted.version, by=lior)

    assert answer(inquiry, grace).said == "At noon."


def test_the_page_says_how_to_go_on_with_an_own_approval(browser_of, lior, approved):
    PressRoom.objects.create(pk=1, two_people=True)
    rows = [approved(), approved(approved_by=lior)]

    pages = [browser_of(lior).get(row.get_absolute_url()).content.decode() for row in rows]

    assert ["so that somebody else reads it" in page for page in pages] == [True, False]
    assert ["We answered" in page for page in pages] == [False, True]


def test_an_earlier_end_is_not_told_of_one_that_is_open(browser_of, lior, make_inquiry):
    inquiry, ended = make_inquiry(), INQUIRY_COLUMNS[-1]
    close_inquiry(inquiry=inquiry, status="declined", outcome="Not ours.")

    reopened = reopen_inquiry(inquiry=inquiry)

    page = browser_of(lior).get(inquiry.get_absolute_url()).content.decode()
    assert "Not ours." not in page.split("<summary>History</summary>")[0]
    assert (ended.value(reopened), reopened.outcome) == ("", "Not ours.")


def test_an_answer_is_how_it_ended(make_inquiry, lior):
    inquiry = make_inquiry(outcome="Not ours.")

    answer(inquiry, lior)

    assert Inquiry.objects.get().outcome == ""
