"""What people without an account do on our public page, and how they are forgotten."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from accounts.models import Program, User
from ssp_crm.rate_limit import count_one

from ..models import DateRequest, Event, Rsvp
from ..visitor_mail import Letter
from .guests import answer_rsvp, locked_event, places_free, refuse_answers

MAILS_AN_HOUR = 3  # to one mailbox, whoever signs it up


@transaction.atomic
def sign_up(*, event: Event, told: dict[str, Any], letter: Letter, now: datetime) -> Rsvp:
    """Put a visitor on the list of an event, or find them there, and write to them either way.

    One address is on a list once: whoever signs up again gets the link to their first answer.
    Raises ValidationError if the event is cancelled or over.
    """
    event = locked_event(event.pk)
    refuse_answers(event, now)
    _refuse_by_places(event, told["party"])
    rsvp = event.rsvps.by_visitors().filter(email__iexact=told["email"]).first()
    if rsvp is None:
        fresh = Rsvp(event=event, **told)
        rsvp = answer_rsvp(rsvp=fresh, answer=Rsvp.Answer.YES, party=fresh.party, now=now)
    if count_one("visit-mail", _mailbox(rsvp.email), most=MAILS_AN_HOUR):
        letter.put(rsvp)
    return rsvp


def _refuse_by_places(event: Event, party: int) -> None:
    """Refuse a group by what everybody sees, never by who is on the list: no answer tells that."""
    if event.capacity is not None and party > (places_free(event) or event.capacity):
        raise ValidationError({"party": "There are not enough places for so many."})


def _mailbox(address: str) -> str:
    """Return whose mailbox an address is: many providers leave out what follows a plus."""
    name, _, domain = address.casefold().rpartition("@")
    return f"{name.split('+')[0]}@{domain}"


@transaction.atomic
def ask_for_date(*, told: dict[str, Any], stamp: str) -> None:
    """Write down a wish for another day; the same form sent twice is one wish."""
    if count_one("daterequest", f"{stamp}\n{told['email']}\n{told['wish']}", most=1):
        request = DateRequest(**told)
        request.full_clean()
        request.save()


@transaction.atomic
def answer_request(*, request: DateRequest, user: User, now: datetime) -> DateRequest:
    """Note that somebody has written back; the first to say so stays."""
    request = DateRequest.objects.select_for_update().get(pk=request.pk)
    if request.answered_at is None:
        request.answered_at, request.answered_by = now, user
        request.save()
    return request


@transaction.atomic
def reopen_request(*, request: DateRequest) -> DateRequest:
    """Take back that a wish was answered."""
    request = DateRequest.objects.select_for_update().get(pk=request.pk)
    if request.answered_at is not None:
        request.answered_at = request.answered_by = None
        request.save()
    return request


@transaction.atomic
def forget_visitors(*, now: datetime) -> int:
    """Forget visitors as long after their event as the program keeps them; return how many rows.

    Of sign-ups the numbers stay; wishes for another day go as a whole. Their mails are forgotten
    with all mail (ssp_crm/outbox.py).
    """
    before = now - timedelta(days=Program.objects.current().visitor_days)
    due = Rsvp.objects.by_visitors().over_by(before)
    gone = due.update(
        name="", email="", phone="", note="", forgotten_at=now, version=F("version") + 1
    )
    wishes, _ = DateRequest.objects.filter(asked_at__lt=before).delete()
    return int(gone + wishes)
