"""Planning visits around service hours, one group at a time."""

import uuid
from datetime import date, timedelta
from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from events.models import Event
from events.services.events import cancel_event, restore_event, save_event
from events.services.visits import CLASH, write_event

NEW = "/events/new/"
REFUSED = (
    "Elm Street serves people then: Tue 24 Nov 2026, 2–6 pm, and 30 minutes before and after "
    "stay free. Those who come for care should not meet visitors."
)


def refused(response):
    """What stands above the form."""
    return (response.status_code, response.context["form"].non_field_errors())


def offered(response):
    return [slot.words for slot in response.context["form"].slots]


def test_a_visit_in_service_hours_is_refused_with_free_times(browser_of, dana, visit):
    response = browser_of(dana).post(NEW, visit)

    assert refused(response) == (422, [REFUSED])
    assert offered(response) == [
        "Tue 24 Nov 2026, 6:30–7:30 pm",
        "Tue 24 Nov 2026, 7–8 pm",
        "Wed 25 Nov 2026, 8–9 am",
    ]
    assert b'name="despite_hours"' not in response.content
    assert not Event.objects.exists()


def test_a_doubt_can_no_longer_be_waved_through(browser_of, dana, visit):
    sent = {**visit, "confirm_service_hours": "yes", "despite_hours": "Because."}

    assert refused(browser_of(dana).post(NEW, sent)) == (422, [REFUSED])


def test_a_chosen_time_fills_the_form_and_keeps_the_rest(browser_of, dana, visit):
    browser, sent = browser_of(dana), {**visit, "description": "Bring tea.", "last_day": "2026-1"}
    slot = browser.post(NEW, visit).context["form"].slots[0]

    response = browser.post(NEW, {**sent, "slot": slot.value})

    form = response.context["form"]
    names = ("day", "starts", "ends", "last_day", "title", "description")
    typed = ["2026-11-24", "18:30", "19:30", "", "Tour for the block", "Bring tea."]
    assert [form[name].value() for name in names] == typed
    assert (response.status_code, form.errors) == (200, {})
    assert not Event.objects.exists()


@pytest.mark.parametrize("slot", ["", "soon", "2026-11-24T18:30", "/", "2026-11-24T18:30/x"])
def test_a_made_up_slot_changes_nothing_typed(browser_of, dana, visit, slot):
    response = browser_of(dana).post(NEW, {**visit, "slot": slot})

    assert response.context["form"]["starts"].value() == "15:00"
    assert not Event.objects.exists()


def test_a_closed_day_is_free_for_visits(browser_of, dana, elm, visit):
    elm.service_exceptions.create(day=date(2026, 11, 24))

    assert browser_of(dana).post(NEW, visit).status_code == 302
    assert Event.objects.get().confidential


def test_leadership_may_say_why_and_it_is_shown(browser_of, grace, visit):
    browser, why = browser_of(grace), "The mayor has this hour; the yard door is used."

    asked = browser.post(NEW, visit)
    saved = browser.post(NEW, {**visit, "despite_hours": why}, follow=True)

    assert b'name="despite_hours"' in asked.content
    assert Event.objects.get().despite_hours == why
    assert why in saved.content.decode()


def test_a_reason_goes_when_the_visit_leaves_service_hours(browser_of, grace, elm, visit):
    browser = browser_of(grace)
    browser.post(NEW, {**visit, "despite_hours": "The mayor has this hour."})
    url = reverse("events:event_edit", args=[Event.objects.get().pk])
    assert b"The mayor has this hour." in browser.get(url).content

    moved = {**visit, "starts": "10:00", "ends": "11:00", "version": 1, "despite_hours": "The"}
    assert browser.post(url, moved).status_code == 302

    assert Event.objects.get().despite_hours == ""


def test_any_kind_may_be_a_visit_but_only_at_a_site(browser_of, dana, visit):
    browser, ticked = browser_of(dana), {**visit, "kind": "training", "confidential": "on"}

    assert refused(browser.post(NEW, ticked)) == (422, [REFUSED])
    nowhere = browser.post(NEW, {**ticked, "site": ""})
    assert refused(nowhere) == (
        422,
        ["A visit to the house is at one of our sites: choose it."],
    )


def test_two_visits_at_once_are_refused_with_free_times(browser_of, dana, elm, visit, make_event):
    make_event(site=elm, confidential=True)

    response = browser_of(dana).post(NEW, {**visit, "starts": "10:30", "ends": "11:30"})

    assert refused(response) == (422, [CLASH])
    assert offered(response)[0] == "Tue 24 Nov 2026, 11 am–noon"


def test_a_visit_sent_twice_is_not_in_its_own_way(browser_of, dana, visit):
    form = {**visit, "starts": "10:00", "ends": "11:00", "form_id": str(uuid.uuid4())}
    browser = browser_of(dana)

    places = [browser.post(NEW, form).headers.get("Location") for _ in "ab"]

    assert places == [Event.objects.get().get_absolute_url()] * 2


def test_a_free_time_is_never_in_the_past(browser_of, dana, visit):
    response = browser_of(dana).post(NEW, {**visit, "day": "2026-11-17"})

    assert offered(response)[0] == "Fri 20 Nov 2026, 12:30–1:30 pm"


@pytest.mark.parametrize("day", ["0001-01-02", "9999-12-30"])
def test_a_year_out_of_reach_is_refused_in_words(browser_of, dana, visit, day):
    response = browser_of(dana).post(NEW, {**visit, "day": day})

    assert response.context["form"].errors == {"day": ["Choose a day from 1990 to 2099."]}


def test_restoring_beside_another_visit_says_why_not(browser_of, dana, elm, make_event):
    first = make_event(site=elm, confidential=True)
    cancel_event(event=first, because="Snow.")
    make_event(site=elm, confidential=True)

    page = browser_of(dana).post(reverse("events:event_restore", args=[first.pk]), follow=True)

    assert escape(f"{CLASH} Edit its time first.") in page.content.decode()
    first.refresh_from_db()
    assert first.is_cancelled


def test_restoring_into_service_hours_is_refused(elm, make_event):
    late = make_event(starts="2026-11-24 15:00", site=elm, confidential=True)
    cancel_event(event=late, because="Snow.")

    with pytest.raises(ValidationError) as error:
        restore_event(event=late)

    assert error.value.messages == [REFUSED]


def test_the_constraint_speaks_when_no_check_came_first(elm, make_event):
    first = make_event(site=elm, confidential=True)
    first.pk, first._state.adding = None, True

    with transaction.atomic(), pytest.raises(ValidationError) as error:
        write_event(event=first)

    assert error.value.messages == [CLASH]
    assert Event.objects.count() == 1


def plan(times, said):
    """Plan a tour from another connection."""
    try:
        save_event(event=Event(kind="tour", title="Tour", confidential=True, **times))
    except ValidationError as error:
        said.extend(error.messages)
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_of_two_saved_at_the_same_moment_one_is_refused(make_site):
    start = timezone.now()
    times = {"starts_at": start, "ends_at": start + timedelta(hours=1), "site": make_site()}
    said = []
    threads = [Thread(target=plan, args=(times, said)) for _ in range(2)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (said, Event.objects.count()) == ([CLASH], 1)
