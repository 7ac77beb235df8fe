"""The list of an event, and answers given for somebody."""

import io

import pytest
from openpyxl import load_workbook

from events.models import Event, Rsvp
from events.services.guests import answer_rsvp

HTMX = {"HX-Request": "true"}


@pytest.fixture
def guest(tour, maria):
    return Rsvp.objects.create(event=tour, contact=maria)


def page_of(event, rest="guests/"):
    return f"/events/{event.pk}/{rest}"


def verb(rsvp, name):
    return f"/events/guests/{rsvp.pk}/{name}/"


def say(event, name, answer="yes", party=1):
    return answer_rsvp(rsvp=Rsvp(event=event, name=name), answer=answer, party=party)


def invited(event):
    return sorted(row.who for row in event.rsvps.select_related("contact"))


def test_empty_list_teaches_and_leads_to_inviting(browser_of, dana, tour):
    text = browser_of(dana).get(page_of(tour)).text

    assert "Nobody is on the list yet" in text
    assert page_of(tour, "invite/") in text


def test_list_says_places_and_answers_by_name(browser_of, dana, make_event, make_contact):
    event = make_event(capacity=3)
    Rsvp.objects.create(event=event, contact=make_contact("Ann Zeller"))
    for name, party in (("Noor", 2), ("Bo", 2)):
        say(event, name, party=party)

    page = browser_of(dana).get(page_of(event))

    assert [row.who for row in page.context["page"].rows] == ["Bo", "Noor", "Ann Zeller"]
    assert "2 of 3 places, 2 waiting" in page.text
    assert "1 invited, no answer yet" in page.text


@pytest.mark.parametrize(
    ("answer", "names"), [("yes", ["A"]), ("no", ["B"]), ("came", []), ("nonsense", ["A", "B"])]
)
def test_list_is_filtered_by_answer(browser_of, dana, tour, answer, names):
    say(tour, "A")
    say(tour, "B", "no")

    rows = browser_of(dana).get(page_of(tour), {"answer": answer}).context["page"].rows

    assert [row.who for row in rows] == names


def test_three_hundred_guests_come_in_pages(browser_of, dana, tour):
    Rsvp.objects.bulk_create(Rsvp(event=tour, name=f"G {n:03}", answer="yes") for n in range(300))
    browser = browser_of(dana)

    first = browser.get(page_of(tour)).context["page"]
    second = browser.get(page_of(tour), {"page": first.following}).context["page"]

    assert (len(first.rows), second.rows[0].who) == (25, "G 025")


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_one_and_three(
    browser_of, dana, tour, make_contact, django_assert_num_queries, rows
):
    for number in range(rows):
        Rsvp.objects.create(event=tour, contact=make_contact(f"P {number}"))
    browser = browser_of(dana)

    with django_assert_num_queries(6):
        browser.get(page_of(tour))


@pytest.mark.parametrize("answer", ["yes", "maybe", "no"])
def test_answer_is_one_tap(browser_of, dana, tour, guest, answer):
    browser = browser_of(dana)

    sent = [
        browser.post(f"{verb(guest, 'answer')}?answer=invited", {"answer": answer}) for _ in "ab"
    ]

    guest.refresh_from_db()
    assert [each.url for each in sent] == [f"{page_of(tour)}?answer=invited"] * 2
    assert (guest.answer, guest.version) == (answer, 2)


def test_tap_swaps_the_list_and_tells(browser_of, dana, make_event, maria):
    event = make_event(capacity=1)
    say(event, "First")
    guest = Rsvp.objects.create(event=event, contact=maria)
    browser = browser_of(dana)

    sent = browser.post(verb(guest, "answer"), {"answer": "yes"}, headers=HTMX)
    part = browser.get(sent.url, headers=HTMX).text

    assert "Maria Lopez waits for a place: it is full." in part
    assert ("<html" in part, 'id="guest-list"' in part) == (False, True)


@pytest.mark.parametrize("answer", ["", "waitlisted", "invited"])
def test_only_answers_people_give_are_taken(browser_of, dana, guest, answer):
    browser_of(dana).post(verb(guest, "answer"), {"answer": answer})

    guest.refresh_from_db()
    assert guest.answer == "invited"


def test_cancelled_event_takes_no_answer_and_says_so(browser_of, dana, guest):
    Event.objects.update(status="cancelled")
    browser = browser_of(dana)

    sent = browser.post(verb(guest, "answer"), {"answer": "yes"}, follow=True)

    guest.refresh_from_db()
    assert (guest.answer, "nobody signs up for it any more" in sent.text) == ("invited", True)


def test_party_and_note_are_changed(browser_of, dana, tour, guest):
    typed = {"answer": "yes", "party": "3", "note": "A ramp", "version": 1}

    sent = browser_of(dana).post(verb(guest, "edit"), typed)

    guest.refresh_from_db()
    assert (sent.url, guest.answer, guest.party, guest.note) == (page_of(tour), "yes", 3, "A ramp")


def test_open_invitation_stays_open_with_another_size(browser_of, dana, guest):
    browser_of(dana).post(verb(guest, "edit"), {"answer": "invited", "party": "2", "version": 1})

    guest.refresh_from_db()
    assert (guest.answer, guest.party, guest.answered_at) == ("invited", 2, None)


def test_whoever_waits_is_changed_without_losing_the_turn(browser_of, dana, make_event):
    event = make_event(capacity=1)
    say(event, "First")
    waits = say(event, "Second")
    typed = {"answer": "waitlisted", "party": "1", "note": "Knee", "version": waits.version}

    sent = browser_of(dana).post(verb(waits, "edit"), typed)

    again = Rsvp.objects.get(pk=waits.pk)
    assert (sent.status_code, again.note, again.waiting_since) == (302, "Knee", waits.waiting_since)


def test_group_that_does_not_fit_keeps_what_was_typed(browser_of, dana, make_event):
    rsvp = say(make_event(capacity=2), "First")
    typed = {"answer": "yes", "party": "9", "note": "A & B", "version": rsvp.version}

    sent = browser_of(dana).post(verb(rsvp, "edit"), typed)

    assert (sent.status_code, "A &amp; B" in sent.text) == (422, True)
    assert "No more than 2 can come in this group." in sent.text


def test_stale_change_shows_both(browser_of, dana, guest):
    browser = browser_of(dana)
    browser.post(verb(guest, "answer"), {"answer": "maybe"})

    sent = browser.post(verb(guest, "edit"), {"answer": "yes", "party": "2", "version": 1})

    assert sent.status_code == 409


def test_open_invitation_is_removed_and_an_answer_is_not(browser_of, dana, tour, guest):
    other, browser = say(tour, "Noor"), browser_of(dana)

    for rsvp in (guest, other):
        browser.post(verb(rsvp, "remove"))

    assert invited(tour) == ["Noor"]
    assert browser.post(verb(guest, "remove")).status_code == 404


def test_volunteers_see_no_list_and_what_is_not_there_is_not_found(browser_of, vera, dana, guest):
    pages = [page_of(guest.event, rest) for rest in ("guests/", "guests/print/", "invite/")]
    verbs = ("answer", "remove", "edit")

    assert [browser_of(vera).get(page).status_code for page in pages] == [403] * 3
    assert [browser_of(vera).post(verb(guest, name)).status_code for name in verbs] == [403] * 3
    guest.pk = 4711
    assert [browser_of(dana).post(verb(guest, name)).status_code for name in verbs] == [404] * 3
    assert browser_of(dana).get("/events/4711/guests/").status_code == 404


def test_list_leaves_as_a_table_with_those_to_leave_alone(browser_of, grace, tour, make_contact):
    quiet = make_contact("Ann", do_not_contact=True, do_not_contact_reason="She asked")
    Rsvp.objects.create(event=tour, contact=quiet)
    say(tour, "=1+1", party=2)
    browser = browser_of(grace)

    lines = b"".join(browser.get(page_of(tour, "guests/export.csv"))).decode().splitlines()
    book = b"".join(browser.get(page_of(tour, "guests/export.xlsx?answer=yes")))

    assert (lines[1].startswith("'=1+1,Coming,2"), lines[2].endswith("She asked")) == (True, True)
    assert load_workbook(io.BytesIO(book)).active.max_row == 2


def test_paper_list_has_everyone_but_those_who_said_no(browser_of, dana, tour):
    say(tour, "Noor")
    say(tour, "Bo", "no")

    text = browser_of(dana).get(page_of(tour, "guests/print/")).text

    assert ("Noor" in text, ">Bo<" in text, text.count("Walked in")) == (True, False, 6)


def test_event_page_says_who_comes_to_those_who_keep_lists(browser_of, dana, vera, make_event):
    event = make_event(capacity=20)
    say(event, "Noor", party=12)

    pages = [browser_of(user).get(event.get_absolute_url()).text for user in (dana, vera)]

    assert ["12 of 20 places" in page for page in pages] == [True, False]
    assert ["Who comes" in page for page in pages] == [True, False]


def test_capacity_is_typed_with_the_event_and_lets_in_who_waits(browser_of, dana, typed):
    browser = browser_of(dana)
    browser.post("/events/new/", {**typed, "capacity": "1"})
    event = Event.objects.get()
    say(event, "A")
    say(event, "B")

    browser.post(page_of(event, "edit/"), {**typed, "capacity": "2", "version": event.version})

    assert list(event.rsvps.values_list("answer", flat=True)) == ["yes", "yes"]
