"""From a reporter's question to its answer, or another honest end."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from library.models import Message
from media_liaison.models import GroundRule, Inquiry, PressRoom, Statement
from media_liaison.services.inquiries import (
    answer_inquiry,
    approve_answer,
    close_inquiry,
    draft_answer,
    mend_inquiry,
    open_inquiry,
    reopen_inquiry,
    withdraw_approval,
)
from ssp_crm.models import StaleVersionError

STATES = ["new", "drafted", "approved", "answered", "declined", "too-late", "no-answer"]


@pytest.fixture
def two_people(db):
    """This program wants a second person."""
    return PressRoom.objects.create(pk=1, two_people=True)


@pytest.fixture
def in_state(make_inquiry, grace):
    """Make an inquiry that has come so far; one drafted or further was drafted by Grace."""

    def make(status):
        draft = "" if status == "new" else "Every day at noon."
        return make_inquiry(
            status=status, draft=draft, drafted_by=grace if draft else None, outcome="So it went."
        )

    return make


def draft(inquiry, text, by, messages=(), rules=()):
    inquiry.draft = text
    return draft_answer(inquiry=inquiry, messages=messages, rules=rules, by=by)


def both_at_once(work):
    """Do the same in two threads, each with its own connection."""
    threads = [threading.Thread(target=work) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]


VERBS = {
    "draft": lambda inquiry, user: draft(inquiry, "At noon.", user),
    "approve": lambda inquiry, user: approve_answer(
        inquiry=inquiry, version=inquiry.version, by=user
    ),
    "withdraw": lambda inquiry, user: withdraw_approval(inquiry=inquiry),
    "answer": lambda inquiry, user: answer_inquiry(
        inquiry=inquiry, statement=Statement(said="At noon."), by=user
    ),
    "decline": lambda inquiry, user: close_inquiry(
        inquiry=inquiry, status="declined", outcome="Not ours to tell."
    ),
    "reopen": lambda inquiry, user: reopen_inquiry(inquiry=inquiry),
}
# What each verb makes of new, drafted, approved, answered, declined, too-late, no-answer.
NO = "refused"
TRANSITIONS = {
    "draft": ["drafted", "drafted", "drafted", NO, NO, NO, NO],
    "approve": [NO, "approved", "approved", NO, NO, NO, NO],
    "withdraw": ["new", "drafted", "drafted", NO, NO, NO, NO],
    "answer": ["answered", "answered", "answered", NO, NO, NO, NO],
    "decline": ["declined", "declined", "declined", NO, NO, NO, NO],
    "reopen": ["new", "drafted", "approved", "drafted", "drafted", "drafted", "drafted"],
}


@pytest.mark.parametrize(
    ("verb", "before", "after"),
    [
        (verb, before, after)
        for verb, row in TRANSITIONS.items()
        for before, after in zip(STATES, row, strict=True)
    ],
)
def test_each_verb_leads_where_it_should(in_state, lior, verb, before, after):
    inquiry = in_state(before)

    if after == NO:
        with pytest.raises(ValidationError):
            VERBS[verb](inquiry, lior)
        after = before
    else:
        VERBS[verb](inquiry, lior)

    stored = Inquiry.objects.get()
    assert (stored.status, stored.closed_at is None) == (after, stored.is_open)


def test_an_ended_one_says_how_to_go_on(in_state, lior):
    with pytest.raises(ValidationError, match=r"ended already \(too late\). Reopen it first"):
        VERBS["draft"](in_state("too-late"), lior)


def test_opening_keeps_who_took_it_its_rules_and_the_outlet(ana, herald, dana):
    rule = GroundRule.objects.create(words="Side door, please.")

    inquiry = open_inquiry(
        inquiry=Inquiry(question="How many?", journalist=ana), rules=[rule], taken_by=dana
    )

    assert (inquiry.outlet, inquiry.taken_by, inquiry.status) == (herald, dana, "new")
    assert list(inquiry.rules.all()) == [rule]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"question": "", "caller": "Kit"}, "This field cannot be blank"),
        ({"question": "How many?"}, "Choose who is asking"),
    ],
)
def test_a_question_asks_something_and_comes_from_someone(dana, fields, words):
    with pytest.raises(ValidationError, match=words):
        open_inquiry(inquiry=Inquiry(**fields), rules=[], taken_by=dana)


def test_nobody_asked_tomorrow(dana):
    later = timezone.now() + timedelta(days=1)

    with pytest.raises(ValidationError, match="Choose when they asked"):
        open_inquiry(
            inquiry=Inquiry(question="How?", caller="Kit", received_at=later),
            rules=[],
            taken_by=dana,
        )


def test_the_last_hand_on_the_words_is_their_writer(in_state, lior, grace):
    rule = GroundRule.objects.create(words="Side door, please.")

    draft(in_state("drafted"), "At noon.", lior)
    stored = Inquiry.objects.get()
    draft(stored, stored.draft, grace, rules=[rule])

    stored.refresh_from_db()
    assert (stored.drafted_by, list(stored.rules.all())) == (lior, [rule])


def test_a_change_takes_the_approval_back(in_state, lior):
    note = Message.objects.create(concern="Boxes", short="We empty them.", author=lior)
    inquiry = in_state("approved")

    draft(inquiry, inquiry.draft, lior, messages=[note])

    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.approved_by, inquiry.approved_at) == ("drafted", None, None)


def test_the_same_draft_once_more_changes_nothing(in_state, lior, grace):
    inquiry = in_state("approved")

    draft(inquiry, inquiry.draft, lior)

    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.version, inquiry.drafted_by) == ("approved", 1, grace)


def test_an_empty_draft_is_none(in_state, lior):
    draft(in_state("approved"), "", lior)

    assert Inquiry.objects.get().status == "new"


def test_another_question_takes_the_approval_back(in_state):
    inquiry = in_state("approved")
    inquiry.question = "How many, and where?"

    mend_inquiry(inquiry=inquiry)

    assert Inquiry.objects.get().status == "drafted"


def test_mending_the_rest_leaves_the_approval(in_state):
    inquiry = in_state("approved")
    inquiry.airs = "Friday's paper"

    mend_inquiry(inquiry=inquiry)

    assert Inquiry.objects.get().status == "approved"


def test_an_old_page_does_not_undo_a_newer_draft(in_state, lior, grace):
    inquiry = in_state("drafted")
    draft(Inquiry.objects.get(), "At ten.", grace)

    with pytest.raises(StaleVersionError):
        draft(inquiry, "At noon.", lior)


def test_words_changed_meanwhile_are_read_once_more(in_state, lior, grace):
    inquiry = in_state("drafted")
    draft(Inquiry.objects.get(), "At ten.", grace)

    with pytest.raises(ValidationError, match="Read it once more"):
        approve_answer(inquiry=inquiry, version=1, by=lior)


def test_nobody_approves_their_own_words_where_two_people_are_wanted(in_state, two_people, grace):
    inquiry = in_state("drafted")

    with pytest.raises(ValidationError, match="somebody else reads and approves it"):
        approve_answer(inquiry=inquiry, version=1, by=grace)


def test_a_second_person_approves(in_state, two_people, lior):
    approved = approve_answer(inquiry=in_state("drafted"), version=1, by=lior)

    assert (approved.status, approved.approved_by) == ("approved", lior)


def test_one_person_is_enough_otherwise(in_state, grace):
    approved = approve_answer(inquiry=in_state("drafted"), version=1, by=grace)

    assert approved.approved_by == grace


def test_approving_twice_keeps_the_first(in_state, lior, grace):
    approve_answer(inquiry=in_state("drafted"), version=1, by=lior)
    again = approve_answer(inquiry=Inquiry.objects.get(), version=1, by=grace)

    assert again.approved_by == lior


@pytest.mark.parametrize("status", ["new", "drafted"])
def test_two_people_come_before_an_answer(in_state, two_people, lior, status):
    with pytest.raises(ValidationError, match="a second person approves"):
        VERBS["answer"](in_state(status), lior)

    assert not Statement.objects.exists()


def test_an_answer_keeps_what_was_said_to_whom(make_inquiry, ana, herald, lior):
    inquiry = make_inquiry(journalist=ana, outlet=herald, topic="boxes")

    said = VERBS["answer"](inquiry, lior)

    assert (said.inquiry, said.journalist, said.outlet) == (inquiry, ana, herald)
    assert (said.topic, said.author, said.said) == ("boxes", lior, "At noon.")


def test_nothing_was_said_tomorrow(in_state, lior):
    later = Statement(said="At noon.", said_at=timezone.now() + timedelta(hours=1))

    with pytest.raises(ValidationError, match="when it was said"):
        answer_inquiry(inquiry=in_state("drafted"), statement=later, by=lior)

    assert Inquiry.objects.get().status == "drafted"


@pytest.mark.parametrize(("status", "outcome"), [("declined", "  "), ("answered", "Told.")])
def test_an_end_without_an_answer_says_why(in_state, status, outcome):
    with pytest.raises(ValidationError):
        close_inquiry(inquiry=in_state("new"), status=status, outcome=outcome)

    assert Inquiry.objects.get().status == "new"


def test_reopening_keeps_what_was_said_and_asks_for_approval_anew(in_state, lior):
    inquiry = in_state("approved")
    VERBS["answer"](inquiry, lior)

    again = reopen_inquiry(inquiry=inquiry)

    assert (again.status, again.approved_by, again.closed_at) == ("drafted", None, None)
    assert again.statements.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_make_one_statement(in_state, lior):
    inquiry, gate, refused = in_state("new"), threading.Barrier(2), []

    def answer():
        gate.wait()
        try:
            VERBS["answer"](inquiry, lior)
        except ValidationError as error:
            refused.extend(error.messages)
        connection.close()

    both_at_once(answer)

    assert (Statement.objects.count(), len(refused)) == (1, 1)
