"""The evening before, and the morning of: who is written to, and when, on which clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from contacts.models import FollowUp, Note
from events.models import Rsvp, TourCheck
from events.services.events import save_event
from events.services.reminders import drop_late_reminders, write_digests, write_reminders
from ssp_crm.models import JobRun, Mail

pytestmark = pytest.mark.django_db


def at(text, zone="America/New_York"):
    """An instant as a clock shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def guest(event, answer="yes", email="noor@example.org", **fields):
    return Rsvp.objects.create(
        event=event, answer=answer, email=email, **{"name": "Noor", **fields}
    )


@pytest.mark.parametrize(
    ("starts", "zone", "before", "evening"),
    [
        ("2026-11-24 10:00", "America/New_York", "2026-11-23 15:59", "2026-11-23 16:00"),
        ("2026-11-24 00:30", "America/New_York", "2026-11-23 15:59", "2026-11-23 16:00"),
        ("2026-11-24 23:30", "America/Los_Angeles", "2026-11-23 15:59", "2026-11-23 16:00"),
        ("2026-11-24 10:00", "Pacific/Auckland", "2026-11-23 15:59", "2026-11-23 16:00"),
        # The clocks go forward on Sun 8 Mar 2026, and back on Sun 1 Nov 2026.
        ("2026-03-08 10:00", "America/New_York", "2026-03-07 15:59", "2026-03-07 16:00"),
        ("2026-11-01 23:30", "America/New_York", "2026-10-31 15:59", "2026-10-31 16:00"),
    ],
)
def test_reminder_is_written_from_4_pm_of_the_evening_before_there(
    make_event, starts, zone, before, evening
):
    guest(make_event(starts=starts, time_zone=zone))

    counts = [write_reminders(at(then, zone)) for then in (before, evening, evening)]

    assert counts == [0, 1, 0]


@pytest.mark.parametrize(("now", "count"), [("2026-11-24 09:59", 1), ("2026-11-24 10:00", 0)])
def test_a_job_that_did_not_run_in_the_evening_reminds_until_the_start(tour, now, count):
    guest(tour)

    assert write_reminders(at(now)) == count


def test_only_those_who_said_yes_and_have_an_address_are_reminded(tour, maria):
    maria.do_not_contact, maria.do_not_contact_reason = True, "Asked us to stop"
    maria.save()
    for answer in ("invited", "maybe", "no"):
        guest(tour, answer)
    guest(tour, email="")
    guest(tour, contact=maria)
    guest(tour, answered_at=at("2026-11-24 01:00"), email="today@example.org")
    guest(tour, email="yes@example.org")

    write_reminders(at("2026-11-24 08:00"))

    assert [mail.to for mail in Mail.objects.all()] == ["yes@example.org"]


def test_moved_event_reminds_anew_and_a_cancelled_one_does_not(tour, make_event):
    guest(tour)
    guest(make_event(status="cancelled", cancelled_because="Rain"))
    evening, next_evening = at("2026-11-23 17:00"), at("2026-11-24 17:00")
    first = write_reminders(evening)
    Mail.objects.update(sent_at=evening)
    tour.starts_at += timedelta(days=1)
    tour.ends_at += timedelta(days=1)

    save_event(event=tour)

    assert [first, write_reminders(evening), write_reminders(next_evening)] == [1, 0, 1]


def test_reminder_not_sent_before_the_start_is_taken_back(tour):
    guest(tour)
    write_reminders(at("2026-11-24 09:59"))

    drop_late_reminders(at("2026-11-24 09:59"))
    kept = Mail.objects.count()
    drop_late_reminders(at("2026-11-24 10:00"))

    assert (kept, Mail.objects.count()) == (1, 0)


def test_reminder_is_in_the_language_of_the_guest(tour):
    tour.description = "Kettle: Sam's secret"
    tour.save()
    guest(tour, language="es", party=3, note="A ramp")

    write_reminders(at("2026-11-23 17:00"))

    mail = Mail.objects.get()
    assert mail.subject.startswith("Recordatorio: Tour for the block – Martes 24 de noviembre")
    assert "con su grupo de 3 personas" in mail.body
    assert ("ramp" in mail.body, "Kettle" in mail.body, "&" in mail.body) == (False, False, False)


def test_organizer_hears_who_comes_and_what_is_still_to_do(make_event, dana, elm):
    tour = make_event(organiser=dana, site=elm)
    guest(tour, email="", party=4)
    for done_at in (None, at("2026-11-20 10:00")):
        done_by = dana if done_at else None
        fields = {"words": "Cover the board", "done_at": done_at, "done_by": done_by}
        TourCheck.objects.create(event=tour, stage="before", **fields)

    counts = [write_reminders(at("2026-11-23 17:00")) for _ in range(2)]

    mail = Mail.objects.get()
    assert (counts, mail.to) == ([1, 0], dana.email)
    assert "4 people are coming." in mail.body
    assert "1 thing is still to do before they come." in mail.body
    assert f"http://testserver/events/{tour.pk}/" in mail.body


def test_organizer_who_left_is_not_written_to(make_event, dana):
    dana.is_active = False
    dana.save()
    make_event(organiser=dana)

    assert write_reminders(at("2026-11-23 17:00")) == 0


def test_morning_mail_counts_follow_ups_and_names_tomorrows_events(make_event, dana, lior, maria):
    note = Note.objects.create(author=dana, happened="Secret", sensitivity="restricted")
    task = {"assigned_to": dana, "contact": maria, "note": note}
    FollowUp.objects.create(what="Call", due_on="2026-11-23", **task)
    make_event(organiser=dana)
    make_event("Another", starts="2026-11-25 10:00", organiser=lior)

    counts = [write_digests(at(f"2026-11-23 {hour}")) for hour in ("06:59", "07:00", "12:00")]

    mail = Mail.objects.get()
    assert (counts, mail.to) == ([0, 1, 0], dana.email)
    assert mail.subject == "Today: 1 follow-up due, 1 event tomorrow"
    assert "http://testserver/contacts/follow-ups/" in mail.body
    assert [word in mail.body for word in ("Secret", "Call", "Maria")] == [False] * 3


def test_what_came_up_during_the_day_makes_no_morning_mail(dana, maria, today):
    FollowUp.objects.create(what="Call", due_on=today, assigned_to=dana, contact=maria)

    assert write_digests(at("2026-11-20 13:00")) == 0


def test_morning_mail_passes_over_who_may_not_see(make_event, olu):
    make_event(organiser=olu)

    assert write_digests(at("2026-11-23 08:00")) == 0


def test_command_writes_sends_and_says_so(make_event, dana, mailoutbox, capsys):
    make_event(starts="2026-11-20 18:00", organiser=dana)

    call_command("send_reminders")
    call_command("send_reminders")

    said = ["1 written, 1 sent, 0 wait", "0 written, 0 sent, 0 wait"]
    assert capsys.readouterr().out.splitlines() == said
    assert [mail.to for mail in mailoutbox] == [[dana.email]]
    assert JobRun.objects.get(job="send_reminders").words == said[1]
