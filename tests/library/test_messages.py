"""What is done with messages: approval, its loss, review, and whom they quote."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from library.models import Message
from library.overview import messages_with_words
from library.services.messages import (
    HALF_A_YEAR,
    approve_message,
    archive_message,
    restore_message,
    review_message,
    save_message,
)
from media_liaison.models import Consent


def approve(message, by, **said):
    """Approve a message as it stands."""
    said.setdefault("version", str(message.version))
    return approve_message(message=message, by=by, **said)


def quote(message, **fields):
    """Write down a consent that stands behind a message."""
    said = {"chosen_name": "Robin", "about": "Her words", "purpose": "Website"}
    consent = Consent.objects.create(**{"given_on": date(2026, 1, 5), **said, **fields})
    consent.messages.add(message)
    return consent


def test_approval_has_a_person_a_time_and_a_day_to_look_again(make_message, grace, today):
    message = approve(make_message(), grace)

    assert (message.approved_by, message.is_approved) == (grace, True)
    assert message.review_on == today + HALF_A_YEAR
    assert approve(message, grace).version == message.version


def test_chosen_review_date_stays(make_message, grace, today):
    day = today + timedelta(days=30)

    assert approve(make_message(review_on=day), grace).review_on == day


@pytest.mark.parametrize(
    ("fields", "said", "sentence"),
    [
        ({"source": ""}, {}, "Say where the answer is known from, and it can be approved."),
        ({}, {"version": "7"}, "Somebody changed this message meanwhile. Read it again, please."),
        ({}, {"needs_second": True}, "These words are yours: ask a second person to approve them."),
    ],
)
def test_approval_is_refused_kindly(make_message, lior, fields, said, sentence):
    message = make_message(**fields)

    with pytest.raises(ValidationError, match=sentence):
        approve(message, lior, **said)


def test_one_put_away_is_not_approved(make_message, grace):
    message = archive_message(message=make_message())

    with pytest.raises(ValidationError, match="put away"):
        approve(message, grace)


def test_second_person_approves(make_message, grace):
    assert approve(make_message(), grace, needs_second=True).is_approved


@pytest.mark.parametrize(
    "field", ["concern", "short", "long", "short_es", "source", "quotes_people"]
)
def test_new_words_take_the_approval_back(make_message, grace, field):
    message = make_message(approved=True)
    setattr(message, field, True if field == "quotes_people" else "Other words")

    taken_back = save_message(message=message, by=grace)

    message.refresh_from_db()
    assert (taken_back, message.is_approved, message.author) == (True, False, grace)


def test_review_date_and_closing_to_the_public_leave_the_approval(make_message, lior, grace, today):
    message = make_message(approved=True, is_public=True)
    message.is_public, message.review_on = False, today

    taken_back = save_message(message=message, by=grace)

    assert (taken_back, message.is_approved, message.author) == (False, True, lior)


def test_opening_to_the_public_takes_the_approval_back(make_message, lior, grace):
    message = make_message(approved=True)
    message.is_public = True

    taken_back = save_message(message=message, by=grace)

    message.refresh_from_db()
    assert (taken_back, message.is_approved, message.author) == (True, False, lior)
    assert not Message.objects.public().exists()


def test_still_true_sets_the_next_look(make_message, today):
    message = make_message(approved=True, review_on=today)

    rows = [review_message(message=message, on=today) for _ in "ab"]

    assert [(row.review_on, row.version) for row in rows] == [(today + HALF_A_YEAR, 2)] * 2


def test_draft_cannot_be_still_true(make_message):
    with pytest.raises(ValidationError, match="Only an approved message"):
        review_message(message=make_message())


def test_putting_away_and_bringing_back_are_harmless_twice(make_message):
    message = make_message(approved=True)
    away = [archive_message(message=message) for _ in "ab"]
    back = [restore_message(message=message) for _ in "ab"]

    assert [row.version for row in (*away, *back)] == [2, 2, 3, 3]
    assert back[1].is_approved


def test_public_ones_are_approved_marked_and_in_use(make_message):
    shown = make_message("One", approved=True, is_public=True)
    make_message("Two", is_public=True)
    make_message("Three", approved=True)
    archive_message(message=make_message("Four", approved=True, is_public=True))

    assert list(Message.objects.public()) == [shown]


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ({}, False),
        ({"until": date(2026, 6, 1)}, True),
        ({"withdrawn_on": date(2026, 6, 1)}, True),
        ({"given_on": date(2027, 1, 1)}, True),
    ],
)
def test_quote_without_valid_consent_is_flagged_and_not_shown(make_message, fields, lacks):
    on = date(2026, 11, 2)
    message = make_message(approved=True, is_public=True)
    consents = [quote(message), quote(message, **fields)]

    found = Message.objects.for_list(on).get()

    assert found.lacks_consent is lacks
    assert all(consent.is_valid(on) for consent in consents) is not lacks
    assert Message.objects.public(on).exists() is not lacks


def test_those_for_an_audience_come_before_those_for_everyone(make_message):
    everyone = make_message("One", topic="a")
    officials = make_message("Two", topic="b", audience="officials")
    make_message("Three", audience="press")

    assert list(Message.objects.for_audience("officials")) == [officials, everyone]


def test_words_are_found_in_our_answer_first(make_message):
    said = make_message("Do you help addicts?")
    ours = make_message("Is it safe?", short="An addict needs care.")
    make_message("Is it clean?")

    first, second = messages_with_words(Message.objects.all())

    assert (first.message, [f.found for f in first.ours]) == (ours, ["An addict"])
    assert (second.message, [f.found for f in second.theirs]) == (said, ["addicts"])


@pytest.mark.parametrize("rows", [1, 3])
def test_looking_through_many_costs_what_one_costs(make_message, rows, django_assert_num_queries):
    for _ in range(rows):
        make_message("Do you help addicts?", short="Every addict here is a neighbor.")
    messages_with_words(Message.objects.all())  # the list of words is compiled once

    with django_assert_num_queries(5):
        found = messages_with_words(Message.objects.all())

    assert len(found) == rows
