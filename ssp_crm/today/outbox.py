"""Whether the job that sends mails runs."""

from datetime import datetime, timedelta

from ssp_crm.outbox import job_state

A_DAY = timedelta(days=1)


def is_late(ended_at: datetime | None, now: datetime) -> bool:
    """Whether the job has not run for a day."""
    return ended_at is None or ended_at <= now - A_DAY


def silence(*, is_event_near: bool, now: datetime) -> tuple[bool, datetime | None]:
    """Return whether people wait for mails that nobody sends, and when the job last ran."""
    ended_at, is_waiting = job_state()
    return is_late(ended_at, now) and (is_waiting or is_event_near), ended_at
