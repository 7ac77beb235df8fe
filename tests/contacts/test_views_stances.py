"""Recording a stance, and the pages that draw them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from contacts.services.stances import record_stance

STANCE = {"level": "challenging", "topic": "", "evidence": "Spoke against the lease."}


def record(client, contact, today, **changes):
    """Send the form of a stance."""
    address = reverse("contacts:stance_new", args=[contact.pk])
    return client.post(address, {**STANCE, "on": today.isoformat(), **changes})


@pytest.fixture
def ally(maria, dana, today):
    """Maria, an ally for a year."""
    on = today - timedelta(days=365)
    record_stance(contact=maria, level="ally", on=on, evidence="Came by.", author=dana)
    return maria


def test_a_flip_across_the_middle_asks_first(browser_of, dana, ally, today):
    client = browser_of(dana)

    asked = record(client, ally, today)
    sure = record(client, ally, today, confirm_flip="on")

    ally.refresh_from_db()
    assert (asked.status_code, sure.status_code, ally.stance) == (422, 302, "challenging")
    assert "Did they really cross over?" in asked.content.decode()
    assert STANCE["evidence"] in asked.content.decode()


def test_a_step_to_the_middle_asks_nothing(browser_of, dana, ally, today):
    assert record(browser_of(dana), ally, today, level="neutral").status_code == 302


def test_a_note_is_evidence_enough(browser_of, dana, maria, make_note, today):
    note = make_note(dana, maria)

    record(browser_of(dana), maria, today, evidence="", note=note.pk)

    assert maria.stances.get().note == note


def test_neither_sentence_nor_note_is_refused_with_words(browser_of, dana, maria, today):
    page = record(browser_of(dana), maria, today, evidence="")

    assert "a sentence or a note is enough" in page.content.decode()


def test_a_restricted_note_is_no_evidence(browser_of, grace, maria, make_note, today):
    note = make_note(grace, maria, sensitivity="restricted")

    page = record(browser_of(grace), maria, today, evidence="", note=note.pk)

    assert (page.status_code, maria.stances.count()) == (422, 0)


def test_the_contact_page_draws_the_stance_over_time(browser_of, dana, ally, today):
    facts = {"on": today - timedelta(days=9), "evidence": "Kept quiet.", "author": dana}
    record_stance(contact=ally, level="neutral", **facts)

    page = browser_of(dana).get(ally.get_absolute_url()).content.decode()

    assert "Stance over time, ally from" in page
    assert page.count("stance-point-") == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_power_map_asks_the_same_for_one_and_three(
    browser_of, dana, make_contact, count, django_assert_num_queries
):
    for number in range(count):
        make_contact(f"Ann {number}", stance="ally", influence=2)

    client = browser_of(dana)

    with django_assert_num_queries(8):
        page = client.get(reverse("contacts:power_map"), {"since": "2026-01-01"})

    assert page.content.decode().count("Ann 0") >= 2


def test_an_empty_power_map_says_what_to_do(browser_of, dana):
    page = browser_of(dana).get(reverse("contacts:power_map")).content.decode()

    assert "Nobody to draw yet" in page


@pytest.mark.parametrize("query", ["?since=yesterday", "?lead=x", "?topic=nothing", "?reach=moon"])
def test_a_hand_typed_filter_shows_the_map(browser_of, dana, maria, query):
    assert browser_of(dana).get(reverse("contacts:power_map") + query).status_code == 200


def test_the_spheres_name_the_gaps(browser_of, vera, make_contact):
    make_contact("Ann", reach="city", community="medicine", stance="ally")

    page = browser_of(vera).get(reverse("contacts:sphere_list")).content.decode()

    assert "No one in behavioral health." in page
    assert "City · 1 · 100% allies" in page
