"""Telling how a commitment turned out, and taking it back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from contacts.models import Commitment
from contacts.services.commitments import take_back_outcome, tell_outcome

WORDLESS = ["agreed", "kept"]
IN_WORDS = ["declined", "partly", "broken", "withdrawn"]


@pytest.mark.parametrize("status", [*WORDLESS, *IN_WORDS])
def test_outcome_is_told_and_dated(ask, today, status):
    told = tell_outcome(commitment=ask(), status=status, outcome="She came late.")

    settled = None if status == "agreed" else today
    assert (told.status, told.outcome, told.settled_on) == (status, "She came late.", settled)


@pytest.mark.parametrize("status", IN_WORDS)
def test_outcome_needs_a_word_where_it_says_nothing_alone(ask, status):
    commitment = ask()

    with pytest.raises(ValidationError, match="Say in a word what happened"):
        tell_outcome(commitment=commitment, status=status)

    commitment.refresh_from_db()
    assert commitment.status == "asked"


@pytest.mark.parametrize("status", IN_WORDS)
def test_database_refuses_such_an_outcome_without_a_word(ask, today, status):
    row = Commitment.objects.filter(pk=ask().pk)

    with pytest.raises(IntegrityError, match="outcome_has_words"), transaction.atomic():
        row.update(status=status, settled_on=today)


def test_same_outcome_told_twice_is_told_once(ask):
    commitment = ask()

    first = tell_outcome(commitment=commitment, status="kept")
    second = tell_outcome(commitment=commitment, status="kept", outcome="Again.")

    assert (first.version, second.version, second.outcome) == (2, 2, "")


def test_another_outcome_is_refused_until_the_first_is_taken_back(ask):
    commitment = tell_outcome(commitment=ask(), status="kept")

    with pytest.raises(ValidationError, match="Somebody told this already: kept"):
        tell_outcome(commitment=commitment, status="broken", outcome="No.")

    take_back_outcome(commitment=commitment)
    assert tell_outcome(commitment=commitment, status="broken", outcome="No.").status == "broken"


@pytest.mark.parametrize("way", [["agreed", "kept"], ["kept"], ["agreed", "partly"], ["declined"]])
def test_taking_back_leads_to_each_state_before(ask, way):
    commitment = ask()
    for status in way:
        tell_outcome(commitment=commitment, status=status, outcome=f"It was {status}.")

    states = [take_back_outcome(commitment=commitment) for _ in way]

    expected = [*[(status, f"It was {status}.") for status in way[-2::-1]], ("asked", "")]
    assert [(state.status, state.outcome) for state in states] == expected
    assert {state.settled_on for state in states} == {None}


def test_taking_back_an_agreement_taken_back_before_does_not_swing(ask):
    commitment = ask()
    for status in ("agreed", "kept"):
        tell_outcome(commitment=commitment, status=status)
    take_back_outcome(commitment=commitment)

    again = take_back_outcome(commitment=commitment)

    assert again.status == "asked"


def test_nothing_told_is_nothing_to_take_back(ask):
    with pytest.raises(ValidationError, match="nothing to take back"):
        take_back_outcome(commitment=ask())
