"""The outbox: each mail is sent once, tried again when that fails, and given up in the end."""

import smtplib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.utils import timezone

from ssp_crm.models import Mail
from ssp_crm.outbox import drop_waiting, forget_mails, put_mail, send_checks, send_due, try_again

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 17, tzinfo=UTC)
REFUSAL = smtplib.SMTPRecipientsRefused({"noor@example.org": (550, b"noor@example.org unknown")})
FAULTS = [
    (REFUSAL, "The mail server does not take mail for this address."),
    (smtplib.SMTPAuthenticationError(535, b"no"), "The mail server did not accept our name"),
    (smtplib.SMTPDataError(554, b"noor@example.org"), "The mail server refused it (code 554)."),
    (ConnectionRefusedError("noor@example.org"), "The mail server could not be reached (Conn"),
    (RuntimeError("noor@example.org"), "It could not be sent (RuntimeError)."),
]


class Failing(BaseEmailBackend):
    """A mail server that refuses."""

    fault: Exception = REFUSAL
    times = 0

    def send_messages(self, email_messages):
        type(self).times += 1
        raise self.fault


@pytest.fixture
def failing(settings, monkeypatch):
    settings.EMAIL_BACKEND = "tests.ssp_crm.test_outbox.Failing"
    monkeypatch.setattr(Failing, "times", 0)
    return lambda fault: monkeypatch.setattr(Failing, "fault", fault)


def put(key="one", **fields):
    words = {"to": "noor@example.org", "subject": "Hello", "body": "Text", "due_at": NOW}
    put_mail(key=key, **{**words, **fields})
    return Mail.objects.get(key=key)


def test_mail_is_sent_once_and_not_before_its_time(mailoutbox):
    put()
    put("later", due_at=NOW + timedelta(minutes=1))

    counts = [send_due(NOW).sent for _ in range(2)]

    assert (counts, len(mailoutbox)) == ([1, 0], 1)
    assert Mail.objects.get(key="one").sent_at == NOW


def test_event_goes_along_as_a_calendar(mailoutbox):
    put(body="Grüße & más", calendar="BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n")

    send_due(NOW)

    text, calendar = mailoutbox[0].message().get_payload()
    assert (text.get_content_type(), text.get_content_charset()) == ("text/plain", "utf-8")
    assert text.get_payload(decode=True).decode() == "Grüße & más"
    assert (calendar.get_content_type(), calendar.get_param("method")) == (
        "text/calendar",
        "CANCEL",
    )
    assert b"METHOD:CANCEL" in calendar.get_payload(decode=True)
    assert calendar.get_filename() == "event.ics"


def test_no_subject_begins_a_header(mailoutbox):
    mail = put(subject="Hello\r\nBcc: all@example.org")
    Mail.objects.filter(pk=mail.pk).update(subject="Tour\nBcc: all@example.org")

    send_due(NOW)

    assert mailoutbox[0].message()["Subject"] == "Tour Bcc: all@example.org"
    assert mailoutbox[0].message()["Bcc"] is None


@pytest.mark.parametrize(("fault", "words"), FAULTS, ids=lambda value: type(value).__name__)
def test_failure_is_told_without_addresses_and_logged_nowhere(failing, caplog, fault, words):
    failing(fault)
    mail = put()

    send_due(NOW)

    mail.refresh_from_db()
    assert (mail.failure.startswith(words), "@" in mail.failure) == (True, False)
    assert (mail.tries, mail.sent_at, caplog.records) == (1, None, [])


def test_it_waits_longer_each_time_and_is_given_up(failing):
    mail, now, waits = put(), NOW, []
    for _ in range(5):
        send_due(now)
        mail.refresh_from_db()
        waits.append(mail.due_at - now)
        now = mail.due_at

    hours = [wait / timedelta(hours=1) for wait in waits[:4]]
    assert hours == [pytest.approx(1 / 12), 0.5, 2, 12]
    assert (mail.given_up_at, send_due(now + timedelta(days=1)).failed) == (now, 0)


def test_given_up_mail_is_tried_again_when_somebody_says_so(mailoutbox):
    mail = put()
    Mail.objects.update(given_up_at=NOW, tries=5, failure="No")

    try_again(mail=mail, now=NOW)
    sent = send_due(NOW).sent
    try_again(mail=mail, now=NOW)

    mail.refresh_from_db()
    assert (sent, send_due(NOW).sent, mail.failure) == (1, 0, "")


def test_one_that_cannot_be_sent_does_not_hold_up_the_others(mailoutbox):
    put("bad", to="a\nb@example.org")
    put("good")

    done = send_due(NOW)

    assert (done.sent, done.failed) == (1, 1)


def test_nobody_to_write_to_is_no_mail():
    put_mail(key="one", to="", subject="Hello", body="Text")

    assert Mail.objects.count() == 0


def test_a_mail_server_that_is_down_is_not_asked_for_each_of_many(failing):
    for number in range(9):
        put(f"{number}")

    assert (send_due(NOW).failed, Failing.times) == (5, 5)


def test_what_may_not_go_any_more_is_given_up_and_is_no_failure(mailoutbox, monkeypatch):
    monkeypatch.setitem(send_checks, "stop-", lambda mail: f"Stopped {mail.key}.")
    for number in range(6):
        put(f"stop-{number}")
    put("good")

    done = send_due(NOW)

    stopped = Mail.objects.given_up()
    assert (done.sent, done.failed, len(mailoutbox), stopped.count()) == (1, 0, 1, 6)
    assert stopped.get(key="stop-3").failure == "Stopped stop-3."


def test_a_run_sends_so_many_at_most(mailoutbox):
    for number in range(3):
        put(f"{number}")

    counts = [send_due(NOW, most=2).sent for _ in range(2)]

    assert counts == [2, 1]


def test_what_is_over_is_forgotten_and_what_waits_is_not():
    for key in ("sent", "given up", "fresh", "waits"):
        put(key)
    month_ago = NOW - timedelta(days=31)
    Mail.objects.filter(key="sent").update(sent_at=month_ago)
    Mail.objects.filter(key="given up").update(given_up_at=month_ago)
    Mail.objects.filter(key="fresh").update(sent_at=NOW)

    forget_mails(days=30, now=NOW)

    assert {mail.key for mail in Mail.objects.all()} == {"fresh", "waits"}


def test_taking_back_leaves_what_was_sent():
    put("moved-1-a")
    put("moved-11-a")
    put("moved-1-b")
    Mail.objects.filter(key="moved-1-b").update(sent_at=NOW)

    drop_waiting(key_pattern="^moved-1-")

    assert sorted(mail.key for mail in Mail.objects.all()) == ["moved-1-b", "moved-11-a"]


class Slow(BaseEmailBackend):
    """A mail server that takes its time, and remembers."""

    taken: list[str] = []
    meeting = Barrier(2)

    def send_messages(self, email_messages):
        if len(self.taken) < 1:
            self.meeting.wait(20)  # both runs hold a mail at the same moment
        self.taken += [message.subject for message in email_messages]


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_the_same_moment_send_each_mail_once(settings, monkeypatch):
    settings.EMAIL_BACKEND = "tests.ssp_crm.test_outbox.Slow"
    monkeypatch.setattr(Slow, "taken", [])
    for number in range(10):
        put(f"{number}", subject=f"{number}", due_at=timezone.now())

    def run():
        try:
            return send_due(timezone.now() + timedelta(minutes=1)).sent
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        counts = [job.result() for job in [pool.submit(run), pool.submit(run)]]
    assert (sum(counts), sorted(Slow.taken)) == (10, [f"{number}" for number in range(10)])
