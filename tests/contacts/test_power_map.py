"""The power map: who stands in which cell, and who moved."""

from datetime import timedelta

import pytest

from contacts.models import Contact
from contacts.pictures import UPRIGHT, WIDE, draw_power_map
from contacts.power_map import SHOWN, power_map
from contacts.services.stances import record_stance


@pytest.fixture
def placed(make_contact, dana, today):
    """Return a maker of contacts with an influence and stances from long ago to now."""

    def make(name, influence, *levels, topic=""):
        contact = make_contact(name, influence=influence)
        for age, level in zip(range(len(levels) * 100 - 100, -1, -100), levels, strict=True):
            facts = {"on": today - timedelta(days=age), "evidence": "Said so.", "author": dana}
            record_stance(contact=contact, level=level, topic=topic, **facts)
        return contact

    return make


def cells_of(today, **options):
    """Return who stands where: {(influence, stance): names}."""
    cells = power_map(Contact.objects.all(), today=today, **options)
    return {key: [m.name for m in cell.marks] for key, cell in cells.items() if cell.count}


def test_power_map_places_contacts_by_influence_and_stance(placed, today):
    placed("Ann Ally", 3, "ally")
    placed("Carl Cold", 1, "challenging")
    placed("Una New", 1)

    assert cells_of(today) == {
        (3, "ally"): ["Ann Ally"],
        (1, "challenging"): ["Carl Cold"],
        (1, "unknown"): ["Una New"],
    }


def test_power_map_on_a_topic_shows_that_topic_alone(placed, today):
    placed("Ann Ally", 3, "ally")
    placed("Tess Topic", 2, "neutral", "challenging", topic="hours")

    assert cells_of(today, topic="hours") == {(2, "challenging"): ["Tess Topic"]}


def test_power_map_names_first_who_moved_and_from_where(placed, today):
    placed("Abe Still", 2, "ally", "ally")
    placed("Zoe Won", 2, "challenging", "ally")

    cells = power_map(Contact.objects.all(), today=today, since=today - timedelta(days=50))

    found = [(mark.name, mark.before) for mark in cells[2, "ally"].marks]
    assert found == [("Zoe Won", "challenging"), ("Abe Still", "")]


def test_power_map_counts_whom_it_does_not_name(make_contact, today):
    for number in range(SHOWN + 3):
        make_contact(f"Ann {number}", stance="ally")

    cell = power_map(Contact.objects.all(), today=today)[1, "ally"]

    assert (cell.count, len(cell.marks), cell.more) == (SHOWN + 3, SHOWN, 3)


@pytest.mark.parametrize("plan", [WIDE, UPRIGHT])
def test_drawn_names_stand_in_their_cells_and_apart(placed, today, plan):
    for number in range(4):
        placed(f"Ann {number} with a very long name indeed", 2, "ally")
    placed("Zoe", 3, "challenging", "strong-ally")
    cells = power_map(Contact.objects.all(), today=today, since=today - timedelta(days=50))

    picture = draw_power_map(cells, plan)

    spots = {(name.x, name.y // plan.line) for name in picture["names"]}
    assert len(spots) == 5  # a line for each name
    assert all(name.x < picture["width"] - 90 for name in picture["names"])
    assert all(0 < name.y < picture["height"] for name in picture["names"])
    assert [name.mark.name for name in picture["names"] if name.came] == ["Zoe"]
