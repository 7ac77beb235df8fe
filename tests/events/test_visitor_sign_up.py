"""Visitors sign up and ask for another date: once, not too often, and nobody learns who did."""

import pytest
from django.test import Client
from icalendar import Calendar

from events.models import DateRequest, Rsvp
from ssp_crm.models import Mail, RateWindow
from tests.events.visiting import at, link_in, open_house, open_page, stamp, typed
from tests.ssp_crm.test_versions import together

ASK = "/visit/ask/"


@pytest.fixture(autouse=True)
def page(db):
    """The visitors' page is open."""
    return open_page()


@pytest.fixture
def event(make_event):
    return open_house(make_event)


def test_visitor_signs_up_and_is_written_to(client, event):
    response = client.post(at(event), typed())

    rsvp, mail = Rsvp.objects.get(), Mail.objects.get()
    assert (response.status_code, "Please look into your mail" in response.text) == (200, True)
    assert (rsvp.name, rsvp.email, rsvp.party, rsvp.answer) == (
        "Noor",
        "noor@example.com",
        2,
        "yes",
    )
    assert (mail.to, mail.subject) == ("noor@example.com", "Your sign-up: Open house")
    told = ("places for 2 people", "Tuesday, November 24, 2026", "14 Tannery Row", "no pictures")
    assert [words for words in told if words not in mail.body] == []
    assert client.get(link_in(mail)).status_code == 200


def test_mail_brings_the_event_along(client, event):
    client.post(at(event), typed())

    calendar = Calendar.from_ical(Mail.objects.get().calendar)
    (component,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "PUBLISH"
    assert component["UID"] == f"event-{event.pk}@testserver"
    assert (component["SEQUENCE"], component["STATUS"]) == (event.version, "CONFIRMED")
    assert component["DESCRIPTION"] == "Coffee and questions."
    assert component["DTSTART"].dt == event.starts_at
    assert component["URL"] == f"http://testserver{at(event)}?lang=en"


def test_mail_is_in_the_visitor_s_language(client, event):
    client.post(f"{at(event)}?lang=en", typed(language="es", party=1))

    mail = Mail.objects.get()
    assert mail.subject == "Su inscripción: Open house"
    told = ("Tiene un lugar.", "Martes 24 de noviembre", "No tomen fotos", "?lang=es")
    assert [words for words in told if words not in mail.body] == []


def test_whoever_comes_to_a_full_event_waits(client, event):
    client.post(at(event), typed(party=10))
    client.post(at(event), typed(email="late@example.com"))

    late, mail = Rsvp.objects.last(), Mail.objects.last()
    assert late.answer == "waitlisted"
    assert ("number 1 on the waiting list" in mail.body, mail.calendar) == (True, "")


def test_same_address_again_is_answered_alike_and_is_one_row(client, event):
    first = client.post(at(event), typed())
    again = client.post(at(event), typed(email="NOOR@example.com", name="Other", party=3))
    Mail.objects.update(key="earlier")  # more than an hour ago
    client.post(at(event), typed())

    rsvp = Rsvp.objects.get()
    assert (rsvp.name, rsvp.party) == ("Noor", 2)
    assert again.content == first.content
    assert [mail.to for mail in Mail.objects.all()] == ["noor@example.com"] * 2


def test_same_form_twice_is_one_sign_up_and_one_mail(client, event):
    form = typed()

    pages = [client.post(at(event), form) for _ in range(2)]

    assert [page.status_code for page in pages] == [200, 200]
    assert (Rsvp.objects.count(), Mail.objects.count()) == (1, 1)


def test_machine_gets_the_same_page_and_nothing_is_written(client, event):
    person = client.post(at(event), typed())
    counts = [model.objects.count() for model in (Rsvp, Mail, RateWindow)]

    machine = client.post(at(event), typed(email="m@example.com", website="https://buy.example"))

    assert (machine.status_code, machine.content) == (200, person.content)
    assert [model.objects.count() for model in (Rsvp, Mail, RateWindow)] == counts


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"email": "nobody"},
        {"party": 0},
        {"party": 51},
        {"language": "fr"},
        {"note": "x" * 501},
        {"stamp": "made up"},
    ],
)
def test_typed_words_survive_an_error(client, event, changes):
    response = client.post(at(event), {**typed(phone="555-0199"), **changes})

    assert (response.status_code, Rsvp.objects.count()) == (422, 0)
    assert "555-0199" in response.text


def test_errors_are_told_in_spanish(client, event):
    text = client.post(f"{at(event)}?lang=es", typed(name="", stamp=stamp(0))).text

    assert "Este campo es obligatorio." in text
    assert "Fue muy rápido." in text


@pytest.mark.parametrize("seconds", [0, 2, 90_000])
def test_too_quick_or_too_old_a_form_is_asked_for_again(client, event, seconds):
    response = client.post(at(event), typed(stamp=stamp(seconds)))

    assert (response.status_code, Rsvp.objects.count()) == (422, 0)
    assert "A seat by the door." in response.text


def test_eleventh_sign_up_within_an_hour_keeps_its_words_and_waits(client, make_event):
    event = make_event(public=True)
    statuses = [
        client.post(at(event), typed(email=f"{n}@example.com")).status_code for n in range(10)
    ]

    last = client.post(at(event), typed(email="10@example.com", note="My words."))

    assert (statuses, last.status_code, Rsvp.objects.count()) == ([200] * 10, 429, 10)
    assert "My words." in last.text


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_never_let_more_through(make_event):
    open_page()
    path = at(make_event(public=True, capacity=8))
    forms = [typed(email=f"{n}@example.com", party=1) for n in range(20)]

    pages = together(*[lambda form=form: Client().post(path, form) for form in forms])

    answers = list(Rsvp.objects.values_list("answer", flat=True))
    assert sorted(page.status_code for page in pages) == [200] * 10 + [429] * 10
    assert (answers.count("yes"), answers.count("waitlisted")) == (8, 2)
    assert Mail.objects.count() == 10


@pytest.mark.django_db(transaction=True)
def test_same_address_at_once_is_one_row(make_event):
    open_page()
    path, form = at(make_event(public=True)), typed()

    together(*[lambda: Client().post(path, form)] * 4)

    assert (Rsvp.objects.count(), Mail.objects.count()) == (1, 1)


# Asking for another date


def test_wish_for_another_day_is_kept_once(client):
    form = typed(wish="A Saturday?")

    pages = [client.post(ASK, form) for _ in range(2)]

    wish = DateRequest.objects.get()
    assert [page.status_code for page in pages] == [200, 200]
    assert "Thank you for asking" in pages[1].text
    assert (wish.wish, wish.email, wish.party) == ("A Saturday?", "noor@example.com", 2)


@pytest.mark.parametrize("changes", [{"wish": ""}, {"email": ""}, {"stamp": ""}])
def test_wish_with_an_error_keeps_its_words(client, changes):
    response = client.post(ASK, {**typed(wish="A Saturday?", phone="555-0199"), **changes})

    assert (response.status_code, DateRequest.objects.count()) == (422, 0)
    assert "555-0199" in response.text


def test_wishes_of_machines_and_too_many_are_not_kept(client):
    machine = client.post(ASK, typed(wish="Buy", website="x"))
    statuses = [client.post(ASK, typed(wish=f"Day {n}")).status_code for n in range(6)]

    assert (machine.status_code, statuses) == (200, [200] * 5 + [429])
    assert DateRequest.objects.count() == 5


@pytest.mark.parametrize("party", [1, 8, 9, 10])
def test_no_answer_tells_who_was_on_the_list(client, event, party):
    client.post(at(event), typed())

    known = client.post(at(event), typed(party=party))
    unknown = client.post(at(event), typed(email="else@example.com", party=party))

    assert known.status_code == unknown.status_code


def test_one_mailbox_gets_few_mails_whoever_signs_it_up(client, event):
    for number in range(5):
        client.post(at(event), typed(email=f"noor+{number}@example.com", party=1))

    assert (Rsvp.objects.count(), Mail.objects.count()) == (5, 3)
