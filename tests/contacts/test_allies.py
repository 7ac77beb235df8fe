"""Who can be counted on, ranked by what they kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.allies import allies_by_topic, allies_for


@pytest.fixture
def friends(make_contact, ask):
    """Three who testified: twice, once of twice, and never though they said yes."""
    ana, bo, cy = (make_contact(name) for name in ("Ana", "Bo", "Cy"))
    for contact, status in [(ana, "kept"), (ana, "kept"), (bo, "kept"), (bo, "broken")]:
        ask("testify", status, contact=contact)
    ask("testify", "broken", contact=cy)
    return ana, bo, cy


def names(allies):
    return [ally.contact.name for ally in allies]


def test_those_who_kept_most_come_first(dana, friends, today):
    allies = allies_for("testify", dana, today)

    assert names(allies) == ["Ana", "Bo"]
    assert allies[1].reliability.words == "kept 1 of 2 that came due"
    assert allies[0].reliability.last == today


def test_same_counts_are_ranked_by_the_last_time(dana, ask, make_contact, today):
    for name, ago in [("Long ago", 400), ("Lately", 10)]:
        day = {"settled_on": today - timedelta(days=ago)}
        ask("host", "kept", contact=make_contact(name), **day)

    assert names(allies_for("host", dana, today)) == ["Lately", "Long ago"]


@pytest.mark.parametrize("change", ["archived", "left alone"])
def test_who_may_not_be_asked_is_left_out(dana, friends, today, change):
    ana = friends[0]
    if change == "archived":
        ana.archived_at = timezone.now()
    else:
        ana.do_not_contact, ana.do_not_contact_reason = True, "Said so."
    ana.save()

    assert names(allies_for("testify", dana, today)) == ["Bo"]
    assert names(allies_by_topic(dana)[0].allies) == ["Bo"]


@pytest.mark.parametrize(("asks", "days_ago", "is_often"), [(2, 5, True), (1, 5, False)])
def test_who_was_asked_often_lately_is_named(dana, friends, ask, today, asks, days_ago, is_often):
    bo = friends[1]  # asked twice today by the fixture, long before by the next line
    bo.commitments.filter(status="broken").update(asked_on=today - timedelta(days=400))
    for _ in range(asks):
        ask("host", contact=bo, asked_on=today - timedelta(days=days_ago))

    bo_ally = allies_for("testify", dana, today)[1]

    assert (bo_ally.often != "") == is_often


def test_every_topic_is_there_with_its_first_names_and_its_gaps(dana, friends, make_contact, ask):
    for name in "WXYZ":
        ask("host", "kept", contact=make_contact(name))

    found = {item.topic: names(item.allies) for item in allies_by_topic(dana)}

    assert found["testify"] == ["Ana", "Bo"]
    assert len(found["host"]) == 3
    assert found["letter"] == []


def test_volunteers_see_nobody_ranked(vera, friends, today):
    assert allies_for("testify", vera, today) == []
    assert {len(item.allies) for item in allies_by_topic(vera)} == {0}
