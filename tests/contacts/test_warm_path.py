"""The shortest and warmest way from us to somebody."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from contacts.chain_drawing import drawings
from contacts.models import Affiliation, Relationship
from contacts.warm_path import Link, Stop, warm_paths


@pytest.fixture
def way_to(dana, today):
    """Return the sentences of the ways to a contact, as Dana sees them."""

    def told(contact):
        ties = Relationship.objects.visible_to(dana)
        to = Stop(contact.pk, contact.name, contact.kind, contact.stance, contact.influence)
        found = warm_paths(to, lambda keys, is_last: ties.links_to(keys, today, only_ours=is_last))
        return [chain.sentence for chain in found]

    return told


@pytest.fixture
def street(make_contact, dana):
    """Ana, whom Dana looks after, then Bo, Cy, Di, Ed and Flo."""
    names = ("Ana", "Bo", "Cy", "Di", "Ed", "Flo")
    return [make_contact(name, lead=dana if name == "Ana" else None) for name in names]


def test_way_begins_with_one_of_us_and_reads_as_a_sentence(street, tie, way_to):
    ana, bo, cy, *_ = street
    tie(ana, "works-with", bo, words="the school board")
    tie(cy, "reports-to", bo)

    assert way_to(cy) == [
        "Dana knows Ana, who works with Bo (the school board), who leads Cy.",
    ]


def test_way_begins_with_a_strong_ally_nobody_leads(make_contact, tie, maria, way_to):
    tie(make_contact("Rosa", stance="strong-ally"), "mentors", maria)

    assert way_to(maria) == ["Our strong ally Rosa mentors Maria Lopez."]


def test_ways_are_at_most_four_ties_long(street, tie, way_to):
    for one, other in pairwise(street):
        tie(one, "knows", other)

    assert [len(way_to(contact)) for contact in street[1:]] == [1, 1, 1, 1, 0]


def test_opposition_is_no_bridge(street, tie, way_to):
    tie(street[0], "opposes", street[1])

    assert way_to(street[1]) == []


@pytest.mark.parametrize("change", ["archived", "left alone"])
def test_who_is_archived_or_left_alone_is_no_stepping_stone(street, tie, way_to, change):
    ana, bo, cy, *_ = street
    tie(ana, "knows", bo), tie(bo, "knows", cy)
    bo.archived_at = timezone.now() if change == "archived" else None
    if change == "left alone":
        bo.do_not_contact, bo.do_not_contact_reason = True, "Said so."
    bo.save()

    assert way_to(cy) == []


def test_current_affiliation_is_a_tie_and_a_past_one_is_not(street, make_contact, today, way_to):
    ana, bo, cy, *_ = street
    hall = make_contact("City Hall", kind="organization")
    for person, until in [(ana, None), (bo, None), (cy, today - timedelta(days=1))]:
        Affiliation.objects.create(person=person, organization=hall, role="aide", ended_on=until)

    assert way_to(bo) == [
        "Dana knows Ana, who belongs to City Hall (aide), which includes Bo (aide)."
    ]
    assert way_to(cy) == []


def test_shortest_comes_first_then_the_warmest(street, tie, make_contact, dana, way_to):
    ana, bo, *_ = street
    ally = make_contact("Zed", lead=dana, stance="ally", influence=3)
    kin = make_contact("Yan", lead=dana)
    tie(ana, "knows", bo), tie(kin, "family", bo), tie(ally, "works-with", bo)
    tie(make_contact("Far", lead=dana), "knows", street[2]), tie(street[2], "family", bo)

    first = [told.split(",")[0].split(" ")[2] for told in way_to(bo)]

    assert first == ["Zed", "Yan", "Ana"]


def test_colleague_who_left_opens_no_door(street, tie, dana, way_to):
    tie(street[0], "knows", street[1])
    dana.is_active = False
    type(dana).objects.filter(pk=dana.pk).update(is_active=False)

    assert way_to(street[1]) == []


def test_circles_end(street, tie, way_to, dana):
    _, bo, cy, di, *_ = street
    tie(bo, "knows", cy), tie(cy, "knows", di), tie(di, "knows", bo)

    assert way_to(bo) == []


def test_search_asks_once_a_round_and_stops_when_it_has_enough():
    asked = []

    def links_to(keys, is_last):
        asked.append((keys, is_last))
        ours = [Stop(n, f"N{n}", "person", "ally", 1, "Dana") for n in (2, 3, 4, 5)]
        return [Link(1, stop, "knows") for stop in ours]

    found = warm_paths(Stop(1, "Maria", "person", "neutral", 1), links_to)

    assert (asked, [chain.first.pk for chain in found]) == ([([1], False)], [2, 3, 4])


def test_drawing_holds_every_stop_inside_its_frame(street, tie, dana, today):
    tie(street[0], "influences", street[1])
    ties = Relationship.objects.visible_to(dana)
    to = Stop(street[1].pk, "A very long name that no box could ever hold", "person", "ally", 1)

    (chain,) = warm_paths(to, lambda keys, last: ties.links_to(keys, today, only_ours=last))
    across, down = drawings(chain)

    assert [box.name[0].text for box in down.boxes][:2] == ["Dana", "Ana"]
    assert across.boxes[2].name[-1].text.endswith("…")
    for drawn in (across, down):
        last = drawn.boxes[-1]
        assert last.x + drawn.box_width <= drawn.width
        assert last.y + drawn.box_height <= drawn.height
