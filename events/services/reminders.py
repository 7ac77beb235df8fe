"""What is written by itself: reminders the evening before, and each person's morning mail."""

from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Program, User
from contacts.models import FollowUp
from ssp_crm.models import Mail
from ssp_crm.outbox import house_url, put_mail, unwritten

from ..guest_mail import REMINDER, instant_words, put_guest_mail, rendered
from ..models import Event

# People can still plan the evening by it, and somebody at the program can still be asked.
EVENING = time(16)
MORNING = time(7)
A_DAY = timedelta(days=1)


def write_reminders(now: datetime | None = None) -> int:
    """Write the reminders of events that start tomorrow, each on its own clock; return how many.

    They are written from 4 pm of the evening before; if the job did not run then, until the start.
    What was written before is not written again, except for an event that moved.
    """
    now = now or timezone.now()
    program = Program.objects.current()
    soon = Event.objects.planned().starting_soon(now).filter(starts_at__gt=now)
    events = soon.select_related("site", "organiser").with_checks()
    return sum(
        remind_guests(event=event, program=program, now=now) + remind_organizer(event=event)
        for event in events
        if remind_from(event) <= now
    )


def remind_from(event: Event) -> datetime:
    """Return the UTC instant of 4 pm on the day before an event, on its own clock."""
    evening = datetime.combine(event.first_day - A_DAY, EVENING, tzinfo=event.zone)
    return evening.astimezone(UTC)


@transaction.atomic
def remind_guests(*, event: Event, program: Program, now: datetime) -> int:
    """Write to those who said yes and were not reminded yet; return to how many.

    Whoever said so on the day itself has just been told.
    """
    day_begins = datetime.combine(event.first_day, time(), tzinfo=event.zone)
    coming = event.rsvps.coming().exclude(answered_at__gte=day_begins)
    guests = {f"{_key(event)}-{rsvp.pk}": rsvp for rsvp in coming.with_addresses()}
    return sum(
        put_guest_mail(
            rsvp=guests[key], event=event, what=REMINDER, key=key, program=program, now=now
        )
        for key in sorted(unwritten(list(guests)))
    )


@transaction.atomic
def remind_organizer(*, event: Event) -> int:
    """Write to whoever organizes an event: who comes, and what is still to do."""
    user = event.organiser
    key = f"{_key(event)}-organizer-{event.organiser_id}"
    if user is None or not unwritten([key]) or not user.has_perm("events.view_event"):
        return 0
    context = {
        "event": event,
        "user": user,
        "coming": event.rsvps.places_taken() if user.has_perm("events.view_rsvp") else None,
        "is_visit": event.confidential,
        "address": house_url(event.get_absolute_url()),
    }
    subject, body = rendered("mail/reminder_organizer.txt", context)
    return int(put_mail(key=key, to=user.email, subject=subject, body=body))


def _key(event: Event) -> str:
    return f"{REMINDER}-{event.pk}-{instant_words(event.starts_at)}"


@transaction.atomic
def drop_late_reminders(now: datetime | None = None) -> None:
    """Take back reminders that could not be sent before their event began."""
    began = instant_words(now or timezone.now())
    waiting = Mail.objects.waiting().filter(key__startswith=f"{REMINDER}-")
    rows = waiting.select_for_update(skip_locked=True).values_list("pk", "key")
    late = [pk for pk, key in rows if key.split("-")[2] <= began]
    Mail.objects.filter(pk__in=late).delete()


def write_digests(now: datetime | None = None) -> int:
    """Write each person's morning mail from 7 am on the program's clock; return how many.

    It counts what stood on their list that morning: follow-ups due today, without their words,
    which may come from a restricted note, and events of tomorrow they organize. Who has neither
    gets none.
    """
    now = now or timezone.now()
    here = now.astimezone(Program.objects.current().zone)
    morning = datetime.combine(here.date(), MORNING, tzinfo=here.tzinfo)
    if now < morning:
        return 0
    users = {f"digest-{user.pk}-{here.date()}": user for user in _with_something(morning)}
    return sum(
        write_digest(user=users[key], key=key, morning=morning) for key in unwritten([*users])
    )


def _with_something(morning: datetime) -> list[User]:
    due = FollowUp.objects.open().filter(due_on=morning.date(), created_at__lt=morning)
    soon = Event.objects.planned().starting_soon(morning).filter(starts_at__gt=morning)
    people = {*due.values_list("assigned_to", flat=True), *soon.values_list("organiser", flat=True)}
    return list(User.objects.active().with_permissions().filter(pk__in=people - {None}))


@transaction.atomic
def write_digest(*, user: User, key: str, morning: datetime) -> int:
    """Write one person's morning mail, if there is something to say; return 1 or 0."""
    due = FollowUp.objects.visible_to(user).of(user).open()
    count = due.filter(due_on=morning.date(), created_at__lt=morning).count()
    soon = Event.objects.visible_to(user).planned().starting_soon(morning).filter(organiser=user)
    known = soon.filter(starts_at__gt=morning, created_at__lt=morning).order_by("starts_at", "pk")
    events = [event for event in known.select_related("site") if _is_tomorrow(event, morning)]
    if not count and not events:
        return 0
    context = {
        "user": user,
        "subject": _digest_subject(count, len(events)),
        "due": count,
        "follow_ups_address": house_url(reverse("contacts:followup_list")),
        "events": [(event, house_url(event.get_absolute_url())) for event in events],
    }
    subject, body = rendered("mail/digest.txt", context)
    return int(put_mail(key=key, to=user.email, subject=subject, body=body))


def _is_tomorrow(event: Event, morning: datetime) -> bool:
    return event.first_day == morning.astimezone(event.zone).date() + A_DAY


def _digest_subject(due: int, events: int) -> str:
    follow_ups = f"{due} follow-up{'' if due == 1 else 's'} due"
    planned = f"{events} event{'' if events == 1 else 's'} tomorrow"
    return "Today: " + ", ".join(
        words for count, words in ((due, follow_ups), (events, planned)) if count
    )
