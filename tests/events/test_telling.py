"""Guests are told of what changes, each once, in their language."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from contacts.models import ContactMethod
from events.models import Rsvp
from events.services.events import cancel_event, restore_event, save_event
from events.services.guests import answer_rsvp
from events.services.series import ALL, cancel_following, change_series, repeat_event
from ssp_crm.models import Mail

pytestmark = pytest.mark.django_db


def guest(event, answer="yes", email="noor@example.org", **fields):
    """Somebody on the list."""
    since = timezone.now() if answer == "waitlisted" else None
    fields = {"name": "Noor", **fields}
    return Rsvp.objects.create(
        event=event, answer=answer, email=email, waiting_since=since, **fields
    )


def told():
    """To whom, and what about."""
    return sorted((mail.to, mail.key.split("-")[0]) for mail in Mail.objects.all())


def later(event, hours=1):
    event.starts_at += timedelta(hours=hours)
    event.ends_at += timedelta(hours=hours)
    return event


def test_everyone_who_means_to_come_is_told_of_a_new_time(tour):
    for answer in ("invited", "yes", "maybe", "no"):
        guest(tour, answer, f"{answer}@example.org")

    save_event(event=later(tour))

    assert told() == [("maybe@example.org", "moved"), ("yes@example.org", "moved")]
    assert "Tuesday, November 24, 2026, 11 am–noon" in Mail.objects.first().body


def test_whoever_waits_is_told_of_a_new_place_without_a_file(make_event):
    full = make_event(capacity=1)
    guest(full)
    guest(full, "waitlisted", "late@example.org")
    full.place = "Main library"

    save_event(event=full)

    mail = Mail.objects.get(to="late@example.org")
    assert ("Main library" in mail.body, "your turn" in mail.body) == (True, True)
    assert mail.calendar == ""


def test_other_words_and_the_same_save_again_tell_nobody(tour):
    guest(tour)
    save_event(event=later(tour))
    tour.title, tour.description = "Walk for the block", "Bring the kettle."

    save_event(event=tour)
    save_event(event=tour)

    assert told() == [("noor@example.org", "moved")]


def test_second_move_takes_back_what_was_not_sent_of_the_first(tour):
    guest(tour)
    save_event(event=later(tour))

    save_event(event=later(tour, 2))

    assert [mail.subject for mail in Mail.objects.all()] == [
        "Changed: Tour for the block – Tuesday, November 24, 2026, 1–2 pm"
    ]


def test_file_goes_along_and_replaces_the_one_before(tour, settings):
    tour.description = "Maria is nervous, be kind."
    guest(tour)

    save_event(event=later(tour))

    calendar = Calendar.from_ical(Mail.objects.get().calendar)
    (event,) = calendar.walk("VEVENT")
    assert (calendar["METHOD"], event["SEQUENCE"], event["STATUS"]) == ("PUBLISH", 2, "CONFIRMED")
    assert (event["UID"], event["ORGANIZER"]) == (
        f"event-{tour.pk}@testserver",
        "mailto:noreply@localhost",
    )
    assert "nervous" not in Mail.objects.get().calendar + Mail.objects.get().body


def test_cancelling_tells_once_and_takes_it_off_their_calendar(tour):
    guest(tour)

    cancel_event(event=tour, because="Maria is ill.")
    cancel_event(event=tour, because="Again")

    mail = Mail.objects.get()
    (event,) = Calendar.from_ical(mail.calendar).walk("VEVENT")
    assert (mail.subject.split(":")[0], "ill" in mail.body) == ("Cancelled", False)
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 2)
    assert "METHOD:CANCEL\r\n" in mail.calendar


def test_restoring_tells_them_too(tour):
    guest(tour)
    cancel_event(event=tour, because="Rain")

    restore_event(event=tour)

    assert told() == [("noor@example.org", "restored")]


def test_moving_what_is_cancelled_tells_nobody(tour):
    guest(tour)
    cancelled = cancel_event(event=tour, because="Rain")
    Mail.objects.all().delete()

    save_event(event=later(cancelled))

    assert told() == []


def test_what_is_over_tells_nobody(make_event):
    past = make_event(starts="2026-11-18 10:00")
    guest(past)

    save_event(event=later(past))
    cancel_event(event=past, because="It never was")

    assert told() == []


def test_whoever_moves_up_is_told_once(make_event):
    full = make_event(capacity=2)
    first = guest(full, party=2)
    guest(full, "waitlisted", "next@example.org")

    answer_rsvp(rsvp=first, answer="no")
    answer_rsvp(rsvp=first, answer="no")

    assert told() == [("next@example.org", "in")]
    assert Mail.objects.get().calendar.count("BEGIN:VEVENT") == 1


def test_moved_and_let_in_at_once_is_one_mail(make_event):
    full = make_event(capacity=1)
    guest(full)
    guest(full, "waitlisted", "next@example.org")
    full.capacity = 5

    save_event(event=later(full))

    assert told() == [("next@example.org", "in"), ("noor@example.org", "moved")]


def test_each_date_of_a_series_tells_its_own_guests(make_event):
    event = make_event(kind="talk")
    series = repeat_event(event=event, rule="FREQ=WEEKLY;COUNT=3")
    first, second, third = series.events.all()
    guest(first)
    guest(third, email="third@example.org")

    change_series(event=later(first), scope=ALL)
    moved = told()
    cancel_following(event=second, because="Rain")

    assert moved == [("noor@example.org", "moved"), ("third@example.org", "moved")]
    assert told() == [("noor@example.org", "moved"), ("third@example.org", "cancelled")]


@pytest.mark.parametrize(
    ("stop", "values", "to"),
    [
        (False, ["not an address", "maria@example.org"], ["maria@example.org"]),
        (False, ["Maria <maria@example.org>"], []),
        (False, ["a@example.org\nBcc: b@example.org"], []),
        (True, ["maria@example.org"], []),
    ],
)
def test_contact_is_told_where_they_can_be_and_want_to_be(tour, maria, stop, values, to):
    for value in values:
        ContactMethod.objects.create(contact=maria, channel="email", value=value)
    ContactMethod.objects.create(contact=maria, channel="phone", value="+1 555 0100")
    maria.do_not_contact, maria.do_not_contact_reason = stop, "Asked us to stop" if stop else ""
    maria.save()
    guest(tour, contact=maria, email="", name="")

    save_event(event=later(tour))

    assert [mail.to for mail in Mail.objects.all()] == to


def test_preferred_address_comes_first(tour, maria):
    for value, is_preferred in (("a@example.org", False), ("b@example.org", True)):
        fields = {"channel": "email", "value": value, "is_preferred": is_preferred}
        ContactMethod.objects.create(contact=maria, **fields)
    guest(tour, contact=maria, email="", name="")

    cancel_event(event=tour, because="Rain")

    assert told() == [("b@example.org", "cancelled")]


def test_spanish_is_spoken_and_no_entity_is_shown(make_event):
    event = make_event("Maria's tour & <tea>", place='Café "Sol"', time_zone="America/Denver")
    guest(event, language="es", name="Ana O'Neil", party=3)

    cancel_event(event=event, because="Rain")
    restore_event(event=event)

    mail = Mail.objects.get()
    when = "Martes 24 de noviembre de 2026, de 10:00 a. m. a 11:00 a. m. (hora de Denver)"
    assert mail.subject == f"Sí se realizará: Maria's tour & <tea> – {when}"
    assert ("Hola:" in mail.body, "Ana" in mail.body) == (True, False)  # anyone may have typed it
    assert ('Café "Sol"' in mail.body, "&" in mail.body.replace("tour & <tea>", "")) == (
        True,
        False,
    )


def test_a_move_with_nobody_on_the_list_asks_two_things_more(tour):
    with CaptureQueriesContext(connection) as plain:
        save_event(event=tour)
    with CaptureQueriesContext(connection) as moved:
        save_event(event=later(tour))

    assert [row["sql"] for row in plain if "ssp_crm_mail" in row["sql"]] == []
    assert len(moved) - len(plain) == 2
