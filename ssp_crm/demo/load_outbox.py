"""An outbox with something in it: when the job last ran, and what it will send next."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from ssp_crm.models import Mail
from ssp_crm.outbox import JOB, note_run, put_mail

if TYPE_CHECKING:
    from .loader import Demo

TEXT = "Hello,\n\nthe open house begins an hour later, at 11 am. We look forward to seeing you.\n"
GUESTS = ("noor@neighbors.example", "sam@neighbors.example")


def add_outbox(demo: "Demo") -> None:
    """Two guests will hear of another hour; for one of them the mail server was away."""
    now = timezone.now()
    for place, guest in enumerate(GUESTS):
        subject = "Changed: Open house for the block"
        put_mail(key=f"demo-{place}", to=guest, subject=subject, body=TEXT, due_at=now)
    Mail.objects.filter(key="demo-1").update(
        tries=1,
        due_at=now + timedelta(minutes=30),
        failure="The mail server could not be reached (ConnectionRefusedError).",
    )
    note_run(job=JOB, words="2 written, 0 sent, 2 wait", now=now)
