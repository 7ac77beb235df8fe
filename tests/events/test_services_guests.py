"""Who comes: answers, places, and a waiting list that moves up by itself."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from events.models import Rsvp
from events.services.events import cancel_event, save_event
from events.services.guests import answer_rsvp

pytestmark = pytest.mark.django_db


def visitor(event, name="Noor", answer="yes", party=1, **fields):
    return answer_rsvp(rsvp=Rsvp(event=event, name=name, **fields), answer=answer, party=party)


def answers(event):
    return list(event.rsvps.order_by("pk").values_list("name", "answer"))


def test_without_a_limit_everybody_gets_in(make_event):
    event = make_event()

    visitor(event, party=50)

    assert visitor(event, party=50).answer == "yes"


def test_whoever_comes_after_the_last_place_waits_and_moves_up(make_event):
    event = make_event(capacity=2)
    first = visitor(event, "A", party=2)
    visitor(event, "B")
    visitor(event, "C")

    answer_rsvp(rsvp=first, answer="yes", party=1)

    assert answers(event) == [("A", "yes"), ("B", "yes"), ("C", "waitlisted")]


def test_small_group_never_overtakes_one_that_waits(make_event):
    event = make_event(capacity=3)
    visitor(event, "A", party=2)
    visitor(event, "B", party=2)

    late = visitor(event, "C", party=1)

    assert late.answer == "waitlisted"


def test_group_that_waits_may_grow_smaller_and_get_in(make_event):
    event = make_event(capacity=3)
    visitor(event, "A", party=2)
    waiting = visitor(event, "B", party=2)

    assert answer_rsvp(rsvp=waiting, answer="yes", party=1).answer == "yes"


def test_group_with_places_cannot_grow_past_them(make_event):
    event = make_event(capacity=3)
    visitor(event, "A", party=1)
    inside = visitor(event, "B", party=1)

    with pytest.raises(ValidationError, match="No more than 2 can come"):
        answer_rsvp(rsvp=inside, answer="yes", party=3)

    assert event.rsvps.places_taken() == 2


@pytest.mark.parametrize("answer", ["no", "maybe"])
def test_place_given_up_goes_to_who_waited_longest(make_event, answer):
    event = make_event(capacity=1)
    first = visitor(event, "A")
    visitor(event, "B")

    answer_rsvp(rsvp=first, answer=answer)

    assert answers(event) == [("A", answer), ("B", "yes")]


def test_more_places_let_in_who_waits(make_event):
    event = make_event(capacity=1)
    visitor(event, "A")
    visitor(event, "B")
    event.capacity = 2

    save_event(event=event)

    assert answers(event) == [("A", "yes"), ("B", "yes")]


def test_answering_the_same_again_keeps_the_turn(make_event):
    event = make_event(capacity=1)
    visitor(event, "A")
    waiting = visitor(event, "B")

    again = answer_rsvp(rsvp=waiting, answer="yes", now=timezone.now() + timedelta(hours=1))

    assert again.waiting_since == waiting.waiting_since


def test_cancelled_or_over_takes_no_answers(make_event):
    called_off, over = make_event("Off"), make_event("Over", "2026-11-19 10:00")
    cancel_event(event=called_off, because="Snow")

    for event in (called_off, over):
        with pytest.raises(ValidationError):
            visitor(event)

    assert not Rsvp.objects.exists()


@pytest.mark.parametrize("party", [0, 51])
def test_group_is_one_to_fifty(make_event, party):
    with pytest.raises(ValidationError):
        answer_rsvp(rsvp=Rsvp(event=make_event(), name="A", party=party), answer="yes")


def sign_up(event, number):
    """Answer in a thread of its own."""
    try:
        return visitor(event, f"visitor {number}").answer
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_for_the_last_ten_places(make_event):
    event = make_event(capacity=12)
    visitor(event, "before", party=2)

    with ThreadPoolExecutor(50) as pool:
        said = list(pool.map(partial(sign_up, event), range(50)))

    since = [row.waiting_since for row in event.rsvps.waiting()]
    assert (said.count("yes"), said.count("waitlisted")) == (10, 40)
    assert event.rsvps.places_taken() == 12
    assert since == sorted(since)


def test_group_larger_than_all_places_is_refused_and_blocks_nobody(make_event):
    event = make_event(capacity=3)

    with pytest.raises(ValidationError, match="3 places in all"):
        visitor(event, "Too many", party=4)

    assert visitor(event, "A", party=3).answer == "yes"


def test_group_may_shrink_though_more_came_than_there_are_places(make_event):
    event = make_event(capacity=5)
    group = visitor(event, "A", party=3)
    visitor(event, "B", party=2)
    type(event).objects.update(capacity=2)

    assert answer_rsvp(rsvp=group, answer="yes", party=2).party == 2


def test_group_that_grows_while_it_waits_loses_its_turn(make_event):
    event = make_event(capacity=2)
    visitor(event, "A", party=2)
    first = visitor(event, "B", party=1)
    visitor(event, "C", party=1)

    grown = answer_rsvp(
        rsvp=first, answer="yes", party=2, now=timezone.now() + timedelta(minutes=1)
    )

    assert [row.name for row in event.rsvps.waiting()] == ["C", grown.name]


def test_places_are_not_made_fewer_than_a_waiting_group_needs(make_event):
    event = make_event(capacity=4)
    visitor(event, "A", party=4)
    visitor(event, "B", party=3)
    event.capacity = 2

    with pytest.raises(ValidationError, match="A group of 3 waits"):
        save_event(event=event)
