"""On the day: who is here, who walked in, who did not come; and thanks afterwards."""

import uuid

import pytest
import time_machine

from contacts.models import FollowUp
from events.models import Event, Rsvp
from events.services.guests import answer_rsvp


@pytest.fixture
def evening(make_event):
    """An event of today, which began an hour ago, with two places."""
    return make_event("Open house", "2026-11-20 11:00", hours=4, capacity=2)


@pytest.fixture
def noor(evening):
    return say(evening, "Noor", party=2)


def say(event, name, answer="yes", party=1, **fields):
    return answer_rsvp(rsvp=Rsvp(event=event, name=name, **fields), answer=answer, party=party)


def door_of(event, rest=""):
    return f"/events/{event.pk}/door/{rest}"


def here(rsvp):
    return f"/events/guests/{rsvp.pk}/here/"


def thanks_of(event, rest=""):
    return f"/events/{event.pk}/thanks/{rest}"


def state(rsvp):
    rsvp = Rsvp.objects.get(pk=rsvp.pk)
    return rsvp.answer, rsvp.presence


def test_tap_checks_a_group_in_once_and_undo_takes_it_back(browser_of, dana, evening, noor):
    browser = browser_of(dana)

    sent = [browser.post(f"{here(noor)}?q=no").url for _ in "ab"]
    counted = browser.get(door_of(evening)).context["door"]
    told, version = state(noor), Rsvp.objects.get().version
    browser.post(here(noor), {"here": "no"})

    assert sent == [f"{door_of(evening)}?q=no"] * 2
    assert (told, version, counted.here, counted.expected) == (("yes", "attended"), 2, 2, 2)
    assert state(noor) == ("yes", "")


def test_whoever_waited_is_let_in_at_a_full_door_and_gets_the_turn_back(
    browser_of, dana, evening, noor
):
    waits, browser = say(evening, "Bo"), browser_of(dana)

    browser.post(here(waits))
    inside = state(waits)
    browser.post(here(waits), {"here": "no"})

    again = Rsvp.objects.get(pk=waits.pk)
    assert inside == ("yes", "attended")
    assert (again.answer, again.waiting_since) == ("waitlisted", waits.waiting_since)


def test_door_opens_on_the_day_on_the_clock_of_the_place(browser_of, dana, make_event):
    # At noon in New York on the 20th it is the 21st in Auckland.
    soon = make_event("Soon", "2026-11-21 18:00", time_zone="Pacific/Auckland")
    later = make_event("Later", "2026-11-21 18:00")
    guests, browser = [say(event, "Noor") for event in (soon, later)], browser_of(dana)

    with time_machine.travel("2026-11-20T17:00Z"):
        for guest in guests:
            browser.post(here(guest))
        page = browser.get(door_of(later))

    assert [state(guest)[1] for guest in guests] == ["attended", ""]
    assert "The door opens on the day of the event, Saturday 21 November." in page.text


def test_cancelled_event_has_no_door(browser_of, dana, evening, noor):
    Event.objects.update(status="cancelled")
    browser = browser_of(dana)

    for rest in ("close/", "reopen/"):
        browser.post(door_of(evening, rest))
    browser.post(here(noor))

    assert state(noor) == ("yes", "")
    assert "nobody is at the door" in browser.get(door_of(evening)).text


def test_door_finds_a_name_however_it_is_typed(browser_of, dana, evening):
    for name in ("José Núñez", "Bo"):
        say(evening, name, "maybe")

    groups = browser_of(dana).get(door_of(evening), {"q": "nunez jo"}).context["door"].groups

    assert [(words, [row.who for row in rows]) for words, rows in groups] == [
        ("Maybe", ["José Núñez"])
    ]


def test_door_shows_those_coming_first_and_waiting_below(browser_of, dana, evening, noor):
    say(evening, "Bo")
    say(evening, "Ann", "maybe")

    door = browser_of(dana).get(door_of(evening)).context["door"]

    assert [words for words, _ in door.groups] == ["Coming", "Maybe", "Waiting for a place"]


def test_part_alone_is_sent_to_a_tap(browser_of, dana, evening, noor):
    browser = browser_of(dana)
    htmx = {"HX-Request": "true"}

    part = browser.get(browser.post(here(noor), headers=htmx).url, headers=htmx)

    assert ("<html" in part.text, "2</strong> here of 2" in part.text) == (False, True)
    assert "HX-Request" in part["Vary"]


def test_walk_in_is_written_once_and_undone_by_the_tap(browser_of, dana, evening):
    browser = browser_of(dana)
    typed = {"name": "Sam", "party": "3", "form_id": str(uuid.uuid4())}

    sent = [browser.post(door_of(evening, "walk-in/"), typed).url for _ in "ab"]
    guest = Rsvp.objects.get()
    browser.post(here(guest), {"here": "no"})

    assert sent == [door_of(evening)] * 2
    assert (guest.who, guest.party, guest.walked_in) == ("Sam", 3, True)
    assert (guest.answer, guest.presence, Rsvp.objects.count()) == ("yes", "attended", 0)


def test_contact_on_the_list_walks_in_as_a_guest(browser_of, dana, evening, maria):
    rsvp = Rsvp.objects.create(event=evening, contact=maria)

    browser_of(dana).post(door_of(evening, "walk-in/"), {"contact": maria.pk, "party": "1"})

    assert (state(rsvp), Rsvp.objects.get().walked_in) == (("yes", "attended"), False)


@pytest.mark.parametrize("typed", [{"party": "7"}, {"name": "A & B", "party": "77"}])
def test_refused_walk_in_keeps_what_was_typed(browser_of, dana, evening, typed):
    sent = browser_of(dana).post(door_of(evening, "walk-in/"), typed)

    assert (sent.status_code, Rsvp.objects.count()) == (422, 0)
    assert f'value="{typed["party"]}"' in sent.text
    assert ("A &amp; B" in sent.text) == ("name" in typed)


def test_nobody_else_came_and_back(browser_of, dana, evening, noor):
    maybe, browser = say(evening, "Ann", "maybe"), browser_of(dana)

    browser.post(door_of(evening, "close/"))
    browser.post(door_of(evening, "close/"))
    closed = [state(row) for row in (noor, maybe)]
    browser.post(door_of(evening, "reopen/"))

    assert closed == [("yes", "no-show"), ("maybe", "")]
    assert (state(noor), Rsvp.objects.get(pk=noor.pk).version) == (("yes", ""), 3)


def test_late_guest_comes_in_after_the_door_was_closed(browser_of, dana, evening, noor):
    browser = browser_of(dana)

    browser.post(door_of(evening, "close/"))
    browser.post(here(noor))

    assert state(noor) == ("yes", "attended")


def test_door_is_not_closed_before_it_begins(browser_of, dana, make_event):
    tonight = make_event("Tonight", "2026-11-20 18:00")
    guest = say(tonight, "Noor")

    sent = browser_of(dana).post(door_of(tonight, "close/"), follow=True)

    assert (state(guest), "somebody may still come" in sent.text) == (("yes", ""), True)


@pytest.fixture
def over(make_event, maria, make_contact):
    """Yesterday's event: Maria, a visitor and somebody to leave alone came; Bo did not."""
    event = make_event("Supper", "2026-11-19 18:00", kind="fundraiser")
    alone = make_contact("Ann", do_not_contact=True, do_not_contact_reason="Grief")
    came = {"event": event, "answer": "yes", "presence": "attended"}
    Rsvp.objects.create(contact=maria, party=2, **came)
    Rsvp.objects.create(contact=alone, **came)
    Rsvp.objects.create(name="Noor", **came)
    Rsvp.objects.create(contact=make_contact("Bo"), **{**came, "presence": "no-show"})
    return event


def thanked(event):
    return sorted(row.who for row in event.rsvps.exclude(thanked_at=None))


def test_thanks_are_ticked_kept_and_taken_back(browser_of, dana, over):
    browser, keys = browser_of(dana), {row.who: row.pk for row in over.rsvps.all()}
    ticks = [keys["Maria Lopez"], keys["Noor"], keys["Bo"]]

    first = [browser.post(thanks_of(over), {"thanked": ticks}).url for _ in "ab"]
    after_first = thanked(over)
    # Somebody else ticks Ann while this page stands open: she stays.
    browser.post(thanks_of(over), {"thanked": [keys["Ann"]]})
    browser.post(thanks_of(over), {"was": ticks, "thanked": [keys["Noor"]]})

    assert (first, after_first) == ([thanks_of(over)] * 2, ["Maria Lopez", "Noor"])
    assert thanked(over) == ["Ann", "Noor"]


def test_follow_ups_are_made_in_one_step_for_contacts_who_came(browser_of, dana, over, maria):
    browser = browser_of(dana)
    form = browser.get(thanks_of(over)).context["form"]
    words = form["follow_up_what"].value()
    typed = {"follow_up_what": words, "due_on": "2026-11-23"}

    sent = [browser.post(thanks_of(over, "follow-ups/"), typed).url for _ in "ab"]

    made = FollowUp.objects.get()
    assert (words, sent) == ("Thank for coming to “Supper”", [thanks_of(over)] * 2)
    assert (made.contact, made.what, made.assigned_to) == (maria, words, dana)


@pytest.mark.parametrize("typed", [{}, {"follow_up_what": "Call & ask", "due_on": "soon"}])
def test_refused_follow_up_keeps_what_was_typed(browser_of, dana, over, typed):
    sent = browser_of(dana).post(thanks_of(over, "follow-ups/"), typed)

    assert (sent.status_code, FollowUp.objects.count()) == (422, 0)
    assert ("Call &amp; ask" in sent.text) == bool(typed)


def test_nobody_is_thanked_for_what_has_not_begun(browser_of, dana, tour):
    typed = {"follow_up_what": "Thank", "due_on": "2026-11-23"}

    sent = browser_of(dana).post(thanks_of(tour, "follow-ups/"), typed)

    assert (sent.status_code, "Thank them when they were there." in sent.text) == (422, True)


def test_outcome_offers_those_checked_in(browser_of, dana, over):
    browser, page = browser_of(dana), f"/events/{over.pk}/outcome/"

    offered = browser.get(page).context["form"]["attended"].value()
    Event.objects.update(attended=30)

    assert (offered, browser.get(page).context["form"]["attended"].value()) == (4, 30)


def test_volunteers_keep_no_door_and_what_is_not_there_is_not_found(browser_of, vera, dana, noor):
    posts = [here(noor), *(door_of(noor.event, rest) for rest in ("walk-in/", "close/", "reopen/"))]
    posts += [thanks_of(noor.event), thanks_of(noor.event, "follow-ups/")]

    assert [browser_of(vera).post(address).status_code for address in posts] == [403] * 6
    assert browser_of(vera).get(door_of(noor.event)).status_code == 403
    Rsvp.objects.all().delete()
    Event.objects.all().delete()
    assert [browser_of(dana).post(address).status_code for address in posts] == [404] * 6


@pytest.mark.parametrize("rows", [1, 3])
def test_door_and_thanks_cost_the_same_for_one_and_three(
    browser_of, dana, evening, make_contact, django_assert_num_queries, rows
):
    came = {"event": evening, "answer": "yes", "presence": "attended"}
    for number in range(rows):
        Rsvp.objects.create(contact=make_contact(f"P {number}"), **came)
    browser = browser_of(dana)

    with django_assert_num_queries(6):
        browser.get(door_of(evening), {"q": "P"})
    with django_assert_num_queries(5):
        browser.get(thanks_of(evening))
