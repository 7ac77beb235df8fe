"""A visitor's private link: it shows, a button changes, nothing of it is kept; and forgetting."""

import logging
from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone
from pghistory.models import Context

from accounts.models import Program
from events.models import DateRequest, Event, Rsvp
from events.services.events import cancel_event
from events.services.guests import answer_rsvp
from events.services.visitors import forget_visitors
from events.visitor_mail import token_of
from ssp_crm.history import history_model
from ssp_crm.logs import PrivateFormatter


@pytest.fixture(autouse=True)
def page(db):
    """The visitors' page is open."""
    return Program.objects.update_or_create(pk=1, defaults={"visits_open": True})[0]


@pytest.fixture
def event(make_event):
    return make_event("Open house", public=True, capacity=4)


@pytest.fixture
def come(event):
    """Put visitors on the list: `come("Noor", 2)`."""

    def make(name="Noor", party=2, at=event, **fields):
        told = {"name": name, "email": f"{name.lower()}@example.com", "phone": "555-0199"}
        rsvp = Rsvp(event=at, note=f"{name} needs a ramp.", **{**told, **fields})
        return answer_rsvp(rsvp=rsvp, answer="yes", party=party)

    return make


def link(rsvp):
    return reverse("public_visit_answer", args=[token_of(rsvp)])


def test_link_shows_the_sign_up_and_leaks_to_nobody(client, come):
    response = client.get(link(come()))

    assert "You have places for 2 people." in response.text
    assert "Open house" in response.text
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_looking_changes_nothing(client, come):
    rsvp = come()
    before = list(Rsvp.objects.values())

    for query in ("", "?answer=no", "?answer=no&party=1&lang=es"):
        client.get(link(rsvp) + query)
        client.head(link(rsvp) + query)

    assert list(Rsvp.objects.values()) == before


def test_waiting_visitor_reads_their_turn(client, come):
    come(party=4)
    come("Second")
    third = come("Third")

    text = client.get(link(third), {"lang": "es"}).text

    assert "Usted es el número 2 de la lista de espera." in text


@pytest.mark.parametrize(
    "token",
    ["x", "1", "1:forged", Signer().sign("1"), Signer(salt="events.rsvp").sign("x")],
)
def test_forged_link_is_our_own_404(client, come, token):
    come()

    response = client.get(reverse("public_visit_answer", args=[token]), {"lang": "es"})

    assert response.status_code == 404
    assert "No encontramos esta página" in response.text


def test_link_opens_no_contact_s_answer(client, event, maria):
    rsvp = Rsvp.objects.create(event=event, contact=maria, answer="yes")

    assert client.get(link(rsvp)).status_code == 404


def test_fewer_come_and_twice_is_once(client, come):
    rsvp = come()

    answers = [client.post(link(rsvp), {"answer": "yes", "party": 1}) for _ in range(2)]

    rsvp.refresh_from_db()
    assert [response.url for response in answers] == [f"{link(rsvp)}?lang=en"] * 2
    assert (rsvp.party, rsvp.answer) == (1, "yes")


def test_who_cannot_come_lets_the_next_one_in_and_may_come_back(client, come):
    rsvp, waiting = come(party=4), come("Second")

    client.post(link(rsvp), {"answer": "no"})
    said = client.get(link(rsvp)).text
    client.post(link(rsvp), {"answer": "yes", "party": 1})

    waiting.refresh_from_db()
    rsvp.refresh_from_db()
    assert "I would like to come after all" in said
    assert (waiting.answer, rsvp.answer, rsvp.party) == ("yes", "yes", 1)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"answer": "yes", "party": 5}, "There are not enough places left"),
        ({"answer": "yes", "party": 11}, "less than or equal to 10"),
        ({"answer": "maybe"}, "You have places for 2 people."),
        ({}, "You have places for 2 people."),
    ],
)
def test_refused_change_keeps_what_was_typed(client, come, typed, words):
    rsvp = come()

    response = client.post(link(rsvp), typed)

    assert (response.status_code, words in response.text) == (422, True)
    assert Rsvp.objects.get().party == 2


def test_link_says_that_an_event_is_cancelled(client, event, come):
    rsvp = come()
    cancel_event(event=event, because="Burst pipe")

    shown, posted = client.get(link(rsvp)), client.post(link(rsvp), {"answer": "no"})

    assert "is cancelled and does not take place" in shown.text
    assert "Burst pipe" not in shown.text
    assert ("<button" in shown.text, posted.status_code) == (False, 422)


def test_link_says_that_an_event_is_over(client, come):
    rsvp = come()
    Event.objects.update(starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now())

    shown, posted = client.get(link(rsvp)), client.post(link(rsvp), {"answer": "no"})

    assert ("This event is over." in shown.text, posted.status_code) == (True, 422)
    assert Rsvp.objects.get().answer == "yes"


def test_link_asks_little_of_the_database(client, come, django_assert_num_queries):
    come(party=4)
    rsvp = come("Second")

    with django_assert_num_queries(5):
        client.get(link(rsvp))
    come("Third")
    come("Fourth")
    with django_assert_num_queries(5):
        client.get(link(rsvp))


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_log_tells_the_link(client, come, caplog, method):
    rsvp = come()
    Rsvp.objects.update(forgotten_at=timezone.now())

    with caplog.at_level(logging.DEBUG, logger="django.request"):
        getattr(client, method)(link(rsvp))

    lines = [PrivateFormatter().format(record) for record in caplog.records]
    assert [token_of(rsvp) in line for line in lines] == [False]
    assert "/visit/yours/[left out]" in lines[0]


def test_history_keeps_neither_the_link_nor_the_visitor(client, come):
    rsvp = come()
    client.post(link(rsvp), {"answer": "yes", "party": 1})

    rows = [*history_model(Rsvp).objects.values(), *Context.objects.values()]
    private = ("Noor", "noor@", "555-0199", "ramp", token_of(rsvp).split(":")[1])
    assert len(rows) == 3
    assert [word for word in private if word in str(rows)] == []


# Forgetting


@pytest.mark.parametrize(("days", "name"), [(30, "Noor"), (31, "")])
def test_visitor_is_forgotten_after_the_program_s_days(event, come, days, name):
    come()
    event.refresh_from_db()

    now = event.ends_at + timedelta(days=days)
    forgotten = forget_visitors(now=now)

    rsvp = Rsvp.objects.get()
    kept = (name, name and "noor@example.com", name and "555-0199")
    assert (rsvp.name, rsvp.email, rsvp.phone) == kept
    assert (bool(rsvp.note), rsvp.forgotten_at) == (bool(name), None if name else now)
    assert (rsvp.party, rsvp.answer, forgotten) == (2, "yes", 0 if name else 1)


def test_days_are_the_program_s_to_set_and_twice_is_once(event, come):
    come()
    Program.objects.update(visitor_days=3)
    now = event.ends_at + timedelta(days=3, seconds=1)

    assert [forget_visitors(now=now) for _ in range(2)] == [1, 0]
    assert str(Rsvp.objects.get()) == "A visitor"


def test_contacts_and_coming_events_are_not_forgotten(event, come, maria, make_event):
    Rsvp.objects.create(event=event, contact=maria, answer="yes", note="Ours")
    come(at=make_event("Later", "2027-02-01 10:00"))

    forget_visitors(now=timezone.now() + timedelta(days=60))

    assert sorted(Rsvp.objects.values_list("note", flat=True)) == ["Noor needs a ramp.", "Ours"]


def test_link_of_the_forgotten_opens_nothing(client, event, come):
    rsvp = come()

    forget_visitors(now=event.ends_at + timedelta(days=31))

    assert client.get(link(rsvp)).status_code == 404


def test_old_wishes_go_and_new_ones_stay(dana):
    now = timezone.now()
    DateRequest.objects.create(name="Old", email="o@example.com", wish="A Saturday")
    DateRequest.objects.update(asked_at=now - timedelta(days=31))
    DateRequest.objects.create(name="New", email="n@example.com", wish="A Sunday")

    assert forget_visitors(now=now) == 1
    assert [wish.name for wish in DateRequest.objects.all()] == ["New"]
