"""Working on a challenge, answering, closing with a lesson, and taking it up again."""

import pytest
from django.utils import timezone

from contacts.models import ChallengeStep

from .test_challenge_pages import challenge_fields, verb

# Working on it


def test_line_in_the_work_log_begins_the_work(browser_of, dana, make_challenge):
    challenge = make_challenge()

    response = browser_of(dana).post(verb(challenge, "steps/new"), {"what": "We went by."})

    challenge.refresh_from_db()
    step = ChallengeStep.objects.get()
    assert response.url == challenge.get_absolute_url()
    assert (step.what, step.author) == ("We went by.", dana)
    assert (challenge.status, challenge.owner) == ("working", dana)


def test_empty_line_is_not_logged(browser_of, dana, make_challenge):
    challenge = make_challenge()

    response = browser_of(dana).post(verb(challenge, "steps/new"), {"what": " "})

    assert (response.status_code, ChallengeStep.objects.count()) == (422, 0)


def test_line_for_a_closed_challenge_comes_back(browser_of, dana, make_challenge):
    challenge = make_challenge(status="resolved")

    response = browser_of(dana).post(verb(challenge, "steps/new"), {"what": "We went by."})

    assert response.status_code == 422
    assert "Reopen it first." in response.text
    assert "We went by." in response.text


def test_first_answer_stops_the_clock_once(browser_of, dana, make_challenge):
    challenge = make_challenge()
    browser = browser_of(dana)

    browser.post(verb(challenge, "answered"))
    challenge.refresh_from_db()
    first = challenge.first_response_at
    browser.post(verb(challenge, "answered"))

    challenge.refresh_from_db()
    assert (first is not None, challenge.first_response_at) == (True, first)
    assert "answered" in browser.get(challenge.get_absolute_url()).text


@pytest.mark.parametrize("name", ["begin", "answered", "reopen"])
def test_verbs_are_for_those_who_may_change(browser_of, vera, dana, grace, make_challenge, name):
    hidden = make_challenge(author=grace, sensitivity="restricted")

    answers = [browser_of(user).post(verb(hidden, name)).status_code for user in (vera, dana)]

    assert answers == [403, 404]


def test_starting_work_twice_keeps_who_began(browser_of, dana, lior, make_challenge):
    challenge = make_challenge()

    for user in (dana, lior):
        browser_of(user).post(verb(challenge, "begin"))

    challenge.refresh_from_db()
    assert (challenge.status, challenge.owner) == ("working", dana)


# Closing, and taking up again


@pytest.mark.parametrize(
    ("status", "missing"),
    [("resolved", "Say what worked"), ("unresolved", "Say why it could not be solved.")],
)
def test_closing_needs_a_lesson(browser_of, dana, make_challenge, status, missing):
    challenge = make_challenge(first_response_at=timezone.now())
    fields = {"status": status, "avoid": "Letters & forms"}

    response = browser_of(dana).post(verb(challenge, "close"), fields)

    challenge.refresh_from_db()
    assert (response.status_code, challenge.status) == (422, "open")
    assert missing in response.text
    assert "Letters &amp; forms" in response.text


@pytest.mark.parametrize(("status", "name"), [("resolved", "worked"), ("unresolved", "lesson")])
def test_closing_keeps_what_was_learned(browser_of, dana, make_challenge, status, name):
    challenge = make_challenge(first_response_at=timezone.now())

    response = browser_of(dana).post(
        verb(challenge, "close"), {"status": status, name: "Go by the same day."}
    )

    challenge.refresh_from_db()
    assert response.url == challenge.get_absolute_url()
    assert (challenge.status, getattr(challenge, name)) == (status, "Go by the same day.")
    assert challenge.closed_at is not None


def test_closing_without_an_answer_is_doubted_first(browser_of, dana, make_challenge):
    challenge = make_challenge()
    fields = {"status": "resolved", "worked": "Go by."}
    browser = browser_of(dana)

    doubted = browser.post(verb(challenge, "close"), fields)
    meant = browser.post(verb(challenge, "close"), {**fields, "confirm_unanswered": "yes"})

    assert "They have no answer from us yet." in doubted.text
    assert (doubted.status_code, meant.status_code) == (422, 302)


def test_closed_challenge_is_not_closed_again(browser_of, dana, make_challenge):
    challenge = make_challenge(status="resolved", first_response_at=timezone.now())

    response = browser_of(dana).post(
        verb(challenge, "close"), {"status": "unresolved", "lesson": "Mine"}
    )

    challenge.refresh_from_db()
    assert (response.status_code, challenge.status) == (422, "resolved")


def test_reopened_challenge_keeps_what_was_learned(browser_of, dana, make_challenge):
    challenge = make_challenge(status="resolved", worked="We went by.")

    browser_of(dana).post(verb(challenge, "reopen"))

    challenge.refresh_from_db()
    assert (challenge.status, challenge.closed_at, challenge.worked) == (
        "open",
        None,
        "We went by.",
    )
    assert challenge.reopened_at is not None


def test_lesson_of_a_closed_challenge_can_be_mended(browser_of, dana, make_challenge):
    challenge = make_challenge(status="resolved", author=dana)
    fields = challenge_fields(version=1, worked="We went by twice.")

    response = browser_of(dana).post(verb(challenge, "edit"), fields)

    challenge.refresh_from_db()
    assert (response.status_code, challenge.worked) == (302, "We went by twice.")
