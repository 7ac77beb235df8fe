"""Mails to guests: to which address, in whose language, and what stands in them."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template.loader import render_to_string

from accounts.models import Program
from ssp_crm.outbox import put_mail

from .ical import place_of
from .models import Event, Rsvp
from .visitor_mail import own_page, visitors_ics
from .visitor_words import when_in

REMINDER, MOVED, CANCELLED, RESTORED, LET_IN = "reminder", "moved", "cancelled", "restored", "in"
LONGEST_ADDRESS = 254  # RFC 5321, and Django's EmailField
BLANK_LINES = re.compile(r"\n{3,}")  # where a template left a line out
# The first line of each is the subject.
TEMPLATES = {
    (REMINDER, "en"): "mail/reminder_en.txt",
    (REMINDER, "es"): "mail/reminder_es.txt",
    (MOVED, "en"): "mail/moved_en.txt",
    (MOVED, "es"): "mail/moved_es.txt",
    (CANCELLED, "en"): "mail/cancelled_en.txt",
    (CANCELLED, "es"): "mail/cancelled_es.txt",
    (RESTORED, "en"): "mail/restored_en.txt",
    (RESTORED, "es"): "mail/restored_es.txt",
    (LET_IN, "en"): "mail/let_in_en.txt",
    (LET_IN, "es"): "mail/let_in_es.txt",
}


def mail_address(rsvp: Rsvp) -> str:
    """Return where to write to somebody, or "": who asked us not to is never written to.

    Asks for `with_addresses()`.
    """
    if rsvp.contact is None:
        return rsvp.email
    if rsvp.contact.do_not_contact:
        return ""
    methods = rsvp.contact.methods.all()  # the preferred one first
    found = [rsvp.email, *(each.value for each in methods if each.channel == each.Channel.EMAIL)]
    return next((address for address in found if is_address(address)), "")


def is_address(text: str) -> bool:
    """Whether a text is an e-mail address; contacts may have other words in its place."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_ADDRESS


def put_guest_mail(
    *, rsvp: Rsvp, event: Event, what: str, key: str, program: Program, now: datetime
) -> bool:
    """Put one mail about an event into the outbox; False for somebody without an address."""
    if not (to := mail_address(rsvp)):
        return False
    subject, body = guest_words(rsvp=rsvp, event=event, what=what, program=program)
    calendar = _calendar(rsvp, event, what, now)
    put_mail(key=key, to=to, subject=subject, body=body, calendar=calendar)
    return True


def guest_words(*, rsvp: Rsvp, event: Event, what: str, program: Program) -> tuple[str, str]:
    """Return subject and body, in their language."""
    context = {
        "event": event,
        "rsvp": rsvp,
        "name": str(rsvp.contact or ""),  # what a stranger typed is mailed to nobody
        "when": when_in(event, rsvp.language),
        "where": place_of(event),
        "own_page": own_page(rsvp, rsvp.language)
        if program.visits_open and not rsvp.contact
        else "",
        "program": program,
    }
    return rendered(TEMPLATES[what, rsvp.language], context)


def rendered(template: str, context: Mapping[str, object]) -> tuple[str, str]:
    """Return the subject, a template's first line, and the body, the others."""
    subject, _, body = render_to_string(template, context).strip().partition("\n")
    return subject, BLANK_LINES.sub("\n\n", body.strip()) + "\n"


def _calendar(rsvp: Rsvp, event: Event, what: str, now: datetime) -> str:
    """The event for their own calendar; who only waits has none to keep up to date."""
    if what == REMINDER or rsvp.answer == Rsvp.Answer.WAITLISTED:
        return ""
    method = "CANCEL" if what == CANCELLED else "PUBLISH"
    return visitors_ics(event, language=rsvp.language, now=now, method=method)


def instant_words(at: datetime) -> str:
    """Return an instant as keys of mails name it: a moved event is told of anew."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%MZ}"
