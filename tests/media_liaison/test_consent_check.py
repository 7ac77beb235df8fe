"""The one rule of what may be shown of people."""

from datetime import timedelta

import pytest

from media_liaison.consent_check import (
    MISSING,
    UNNAMED,
    consent_gaps,
    consent_state,
    gap_words,
    post_gaps,
)
from media_liaison.models import Consent

from .voice import days_ago, make_consent, make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"left": 0}, ""),
        ({"left": -1}, "ends on"),
        ({"withdrawn_on": 0}, "taken back on"),
        ({"given_on": -1}, "given only from"),
    ],
)
def test_consent_holds_or_the_gap_says_why(today, fields, why):
    days = {name: days_ago(n) for name, n in fields.items() if name != "left"}
    consent = make_consent(left=fields.get("left"), **days)

    gaps = consent_gaps([consent], today)

    assert [gap.why.startswith(why) for gap in gaps] == ([True] if why else [])
    assert (not gaps) == consent.is_valid(today) == Consent.objects.all().valid(today).exists()


@pytest.mark.parametrize(
    ("days", "status", "left", "is_flagged"),
    [
        (5, "draft", 5, False),
        (5, "draft", 4, True),
        (-5, "draft", -1, True),  # not out yet, so it would go out today
        (-5, "posted", 0, False),
        (-5, "posted", -1, True),  # it still stands there
        (5, "dropped", 4, False),
    ],
)
def test_post_is_flagged_by_the_day_it_goes_out(lior, today, days, status, left, is_flagged):
    post = make_post(lior, days=days, status=status, shows_people=True)
    post.consents.set([make_consent(left=left)])

    assert bool(post_gaps(post, today)) == is_flagged


def test_post_that_shows_people_needs_a_consent(lior, today):
    shows, plain = make_post(lior, shows_people=True), make_post(lior)

    assert [gap.why for gap in post_gaps(shows, today)] == [MISSING]
    assert post_gaps(plain, today) == []


def test_words_name_people_only_for_those_who_may_know(lior, today):
    gaps = consent_gaps([make_consent("Robin", -1), make_consent("Sam", -1)], today)

    assert [words[:14] for words in gap_words(gaps, named=True)] == [
        "Photo of Robin",
        "Photo of Sam: ",
    ]
    assert gap_words(gaps, named=False) == [UNNAMED]


def test_state_is_said_in_words(today):
    month = timedelta(days=30)
    cases = [make_consent(left=n) for n in (None, -1, 30, 31)]
    cases += [make_consent(withdrawn_on=today), make_consent(given_on=today + month)]

    states = [consent_state(row, today) for row in cases]

    words = [words.split()[0] for words, _ in states]
    assert words == ["valid", "over", "valid", "valid", "taken", "from"]
    assert [tone for _, tone in states] == ["kept", "overdue", "soon", "kept", "overdue", ""]
