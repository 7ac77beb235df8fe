"""Mails that wait to be sent: written down with what they tell of, in the same transaction."""

from datetime import datetime

from django.utils import timezone

from .models import Mail


def put_mail(
    *,
    key: str,
    to: str,
    subject: str,
    body: str,
    calendar: str = "",
    due_at: datetime | None = None,
) -> None:
    """Put a mail into the outbox, once for each key; without an address there is none to write.

    `due_at` is the UTC instant before which it is not sent; now, if left out.
    """
    if to:
        mail = Mail(key=key, to=to, subject=subject[:200], body=body, calendar=calendar)
        mail.due_at = due_at or timezone.now()
        Mail.objects.bulk_create([mail], ignore_conflicts=True)
