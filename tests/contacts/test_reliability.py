"""Reliability is told in counts, never as a score."""

from datetime import date

import pytest

from contacts.models import Commitment
from contacts.reliability import Reliability, asked_often_words, from_counts, promises_with


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((4, 0, 1), "kept 4 of 5 that came due"),
        ((3, 1, 1), "kept 3, partly 1, of 5 that came due"),
        ((0, 0, 2), "kept 0 of 2 that came due"),
        ((0, 0, 0), "nothing came due yet"),
    ],
)
def test_reliability_says_the_counts(counts, words):
    assert Reliability(*counts).words == words


def test_only_what_they_agreed_to_and_what_turned_out_counts(ask):
    for status in Commitment.Status:
        ask("testify", status)
    ask("testify", "kept", made_by="us")

    counted = [from_counts(row) for row in Commitment.objects.reliability("topic")]

    assert [(row.kept, row.partly, row.broken) for row in counted] == [(1, 1, 1)]


def test_promises_with_a_contact_are_told_apart_in_one_query(
    ask, dana, maria, django_assert_num_queries
):
    dana.get_all_permissions()
    asked, ours = ask(), ask("host", "agreed", made_by="us")
    ask("letter", "kept"), ask("testify", "partly"), ask("donate", "broken", made_by="us")

    with django_assert_num_queries(1):
        found = promises_with(maria, dana)

    assert (found.theirs, found.ours) == ([asked], [ours])
    assert found.reliability.words == "kept 1, partly 1, of 2 that came due"
    assert found.our_reliability.words == "kept 0 of 1 that came due"
    assert [label for label, _ in found.topics] == ["Testify", "Letter of support"]


def test_volunteers_see_no_promises(ask, vera, maria):
    ask("testify", "kept")

    assert promises_with(maria, vera).reliability.came_due == 0


@pytest.mark.parametrize(("asks", "is_often"), [(2, False), (3, True)])
def test_three_asks_are_often(asks, is_often):
    words = asked_often_words(asks, date(2026, 9, 3))

    assert words == (
        f"asked {asks} times since September: give them a rest, or bring something"
        if is_often
        else ""
    )
