"""Mails that wait to be sent: written down with what they tell of, in the same transaction."""

import re
import smtplib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.mime.text import MIMEText
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.utils import timezone

from .models import JobRun, Mail

JOB = "send_reminders"
MOST_A_RUN = 200
# After each failure it waits longer; after the fifth we stop trying.
WAITS = [timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12)]
FAILURES_IN_A_ROW = 5  # then the mail server is down, and the others wait for the next run
# What begins a mail's key, and what is asked right before such a mail is sent: a sentence why it
# may not go any more, or "" (media_liaison/apps.py).
send_checks: dict[str, Callable[[Mail], str]] = {}
METHOD = re.compile(r"^METHOD:([A-Z]+)", re.MULTILINE)
# The row stays locked while the mail server is asked; requests are cut off sooner than that.
PATIENCE = "SET LOCAL idle_in_transaction_session_timeout = '5min'"
STATE = """
    SELECT (SELECT ended_at FROM ssp_crm_jobrun WHERE job = %s), EXISTS (
        SELECT FROM ssp_crm_mail WHERE sent_at IS NULL AND given_up_at IS NULL)
"""


@dataclass
class Sent:
    """What a run did with the outbox."""

    sent: int = 0
    failed: int = 0


def put_mail(
    *,
    key: str,
    to: str,
    subject: str,
    body: str,
    calendar: str = "",
    due_at: datetime | None = None,
) -> bool:
    """Put a mail into the outbox, once for each key; False without an address to write to.

    `due_at` is the UTC instant before which it is not sent; now, if left out.
    """
    if to:
        mail = Mail(key=key, to=to, subject=one_line(subject), body=body, calendar=calendar)
        mail.due_at = due_at or timezone.now()
        put_mails([mail])
    return bool(to)


def put_mails(mails: Iterable[Mail]) -> None:
    """Put mails into the outbox in one statement, each once for its key."""
    Mail.objects.bulk_create(mails, ignore_conflicts=True)


def one_line(subject: str) -> str:
    """Return a subject on one line, so that no typed line break begins a header of its own."""
    return " ".join(subject.split())[:200]


def house_url(path: str) -> str:
    """Return the whole address of one of our pages, for a mail."""
    return f"{settings.SITE_URL}{path}"


def house_host() -> str:
    """Return the house's name in the world: one, so that an event has one UID everywhere."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def unwritten(keys: list[str]) -> set[str]:
    """Return those keys no mail has yet."""
    return set(keys) - set(Mail.objects.filter(key__in=keys).values_list("key", flat=True))


@transaction.atomic(savepoint=False)
def drop_waiting(*, key_pattern: str, keep: Iterable[str] = ()) -> None:
    """Take back mails nobody needs any more; one being sent this moment is not waited for."""
    waiting = Mail.objects.waiting().filter(key__regex=key_pattern).exclude(key__in=keep)
    rows = list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Mail.objects.filter(pk__in=rows).delete()


def send_due(now: datetime | None = None, *, most: int = MOST_A_RUN) -> Sent:
    """Send the mails whose time has come, each in a transaction of its own.

    Two runs at the same moment share the work: a row the other one holds is left to it. A mail
    the server took just before the power went is sent again; nothing else is.
    """
    now = now or timezone.now()
    done, in_a_row = Sent(), 0
    while done.sent + done.failed < most and in_a_row < FAILURES_IN_A_ROW:
        step = _send_next(now)
        if step is None:
            break
        done.sent, done.failed = done.sent + step.sent, done.failed + step.failed
        in_a_row = 0 if step.sent else in_a_row + step.failed
    return done


@transaction.atomic
def _send_next(now: datetime) -> Sent | None:
    """Send the next mail, or give it up where it may not go any more; None if there is none."""
    with connection.cursor() as cursor:
        cursor.execute(PATIENCE)
    mail = Mail.objects.due(now).select_for_update(skip_locked=True).first()
    if mail is None:
        return None
    done = Sent()
    if sentence := refusal(mail):
        mail.given_up_at, mail.failure = now, sentence
    else:
        done = _try_to_send(mail, now)
    mail.save()
    return done


def refusal(mail: Mail) -> str:
    """Return why a mail must not go out any more, or ""."""
    asked = (check for prefix, check in send_checks.items() if mail.key.startswith(prefix))
    return next(filter(None, (check(mail) for check in asked)), "")


def _try_to_send(mail: Mail, now: datetime) -> Sent:
    try:
        _message(mail).send()
    except Exception as error:  # one mail that cannot be sent must not hold up the others
        _put_off(mail, error, now)
        return Sent(failed=1)
    mail.sent_at, mail.failure = now, ""
    return Sent(sent=1)


def _put_off(mail: Mail, error: Exception, now: datetime) -> None:
    mail.tries += 1
    mail.failure = failure_words(error)
    if mail.tries > len(WAITS):
        mail.given_up_at = now
    else:
        mail.due_at = now + WAITS[mail.tries - 1]


def failure_words(error: Exception) -> str:
    """Return why a mail was not sent, without what the server said: it repeats addresses."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "The mail server does not take mail for this address."
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "The mail server did not accept our name or password."
    if isinstance(error, smtplib.SMTPResponseException):
        return f"The mail server refused it (code {error.smtp_code})."
    if isinstance(error, OSError):
        return f"The mail server could not be reached ({type(error).__name__})."
    return f"It could not be sent ({type(error).__name__})."


def _message(mail: Mail) -> EmailMessage:
    # RFC 3834: so that nobody's holiday notice answers.
    headers = {"Auto-Submitted": "auto-generated"}
    message = EmailMessage(one_line(mail.subject), mail.body, to=[mail.to], headers=headers)
    if mail.calendar:
        part = MIMEText(mail.calendar, "calendar", "utf-8")
        if found := METHOD.search(mail.calendar):
            part.set_param("method", found[1])
        part.add_header("Content-Disposition", "attachment", filename="event.ics")
        message.attach(part)
    return message


@transaction.atomic
def try_again(*, mail: Mail, now: datetime | None = None) -> Mail:
    """Let a mail we gave up on, or one that waits, be sent in the next run; a sent one stays so."""
    mail = Mail.objects.select_for_update().get(pk=mail.pk)
    if mail.sent_at is None:
        mail.given_up_at, mail.tries, mail.due_at = None, 0, now or timezone.now()
        mail.save()
    return mail


def forget_mails(*, days: int, now: datetime | None = None) -> int:
    """Delete mails that were sent, or given up on, so many days ago; return how many."""
    before = (now or timezone.now()) - timedelta(days=days)
    return Mail.objects.finished_before(before).delete()[0]


def note_run(*, job: str, words: str, now: datetime | None = None) -> None:
    """Write down that a job ran to its end."""
    values = {"ended_at": now or timezone.now(), "words": words}
    JobRun.objects.update_or_create(job=job, defaults=values)


def job_state(job: str = JOB) -> tuple[datetime | None, bool]:
    """Return when a job last ran, and whether mails wait, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(STATE, [job])
        ended_at, is_waiting = cursor.fetchone()
    return ended_at, is_waiting
