"""`manage.py send_reminders`: write what is due, send what waits, and say so."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import Program
from events.services.reminders import drop_late_reminders, write_digests, write_reminders
from events.services.visitors import forget_visitors
from ssp_crm.database import DatabaseUnusableError, check_database
from ssp_crm.models import Mail
from ssp_crm.outbox import JOB, forget_mails, note_run, send_due

KEPT_DAYS = 30  # a sent mail; sooner where visitors are forgotten sooner


class Command(BaseCommand):
    """Meant to run every few minutes; running twice, even at once, says nothing twice."""

    help = "Write reminders and morning mails, and send what waits. Run it every few minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            check_database()
        except DatabaseUnusableError as error:
            raise CommandError(str(error)) from error
        program = Program.objects.current()
        with timezone.override(program.zone):
            words = self.run(min(KEPT_DAYS, program.visitor_days))
        self.stdout.write(words)

    def run(self, kept_days: int) -> str:
        """Do everything once and return what was done, in one line."""
        now = timezone.now()
        forget_mails(days=kept_days, now=now)  # first: no fault below may keep us from it
        forget_visitors(now=now)
        drop_late_reminders(now)
        written = write_reminders(now) + write_digests(now)
        done = send_due()  # what was written a moment ago is due by now
        waiting = Mail.objects.waiting().count()
        words = f"{written} written, {done.sent} sent, {waiting} {_wait(waiting)}"
        note_run(job=JOB, words=words, now=timezone.now())
        return words


def _wait(count: int) -> str:
    return "waits" if count == 1 else "wait"
