"""The mail a visitor gets for a sign-up: what, when, where, the private link, and the event."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from accounts.models import Program
from ssp_crm.outbox import house_host, house_url, put_mail

from .ical import event_ics
from .models import Event, Rsvp
from .public_events import PublicEvent, public_event
from .visitor_words import in_language, sentences

KEY = "visitor"  # how the keys of these mails begin
_signer = Signer(salt="events.rsvp")


def token_of(rsvp: Rsvp) -> str:
    """Return what opens a visitor's own page; it is made of the secret key, and kept nowhere."""
    return _signer.sign(str(rsvp.pk))


def own_page(rsvp: Rsvp, language: str) -> str:
    """Return the address where a visitor changes or cancels."""
    path = reverse("public_visit_answer", args=[token_of(rsvp)])
    return house_url(f"{path}?lang={language}")


def rsvp_by(token: str) -> Rsvp | None:
    """Return the visitor's RSVP a token opens, or None for a forged one or one long over."""
    try:
        pk = int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
    return Rsvp.objects.by_visitors().filter(pk=pk).first()


@dataclass(frozen=True)
class Letter:
    """The mail about a sign-up to one event, in a language; only the answer is still to come."""

    program: Program
    event: PublicEvent
    calendar: str
    language: str
    now: datetime

    def put(self, rsvp: Rsvp) -> None:
        """Put it into the outbox, for each sign-up once an hour at most."""
        subject = sentences(self.language)["mail_subject"].format(title=self.event.title)
        has_place = rsvp.answer == Rsvp.Answer.YES  # who waits has no date yet
        put_mail(
            key=f"{KEY}-{rsvp.event_id}-{self.now:%Y%m%dT%H}-{rsvp.pk}",
            to=rsvp.email,
            subject=subject,
            body=self._body(rsvp),
            calendar=self.calendar if has_place else "",
            due_at=self.now,
        )

    def _body(self, rsvp: Rsvp) -> str:
        # Nothing the form was told: it may be somebody else's address.
        say, program, event = sentences(self.language), self.program, self.event
        asks, _ = in_language(program.visit_text, program.visit_text_es, self.language)
        parts = [
            say["hello"],
            "\n".join(part for part in (event.title, event.when, event.where) if part),
            answer_words(rsvp, say),
            f"{say['mail_link']}\n{own_page(rsvp, self.language)}",
            event.text,
            f"{say['asks']}:\n{asks}" if asks else "",
            say["mail_not_you"],
            "\n".join(part for part in (program.name, program.public_contact) if part),
        ]
        return "\n\n".join(part.replace("\r\n", "\n") for part in parts if part) + "\n"


def letter_about(event: Event, *, language: str, program: Program, now: datetime) -> Letter:
    """Return the mail about an event fetched with `for_visitors`.

    Written before the event is locked: its calendar takes longer than giving a place does.
    """
    shown = public_event(event, language, now)
    calendar = visitors_ics(event, language=language, now=now)
    return Letter(program, shown, calendar, language, now)


def visitors_ics(event: Event, *, language: str, now: datetime, method: str = "PUBLISH") -> str:
    """Return an event for a guest's own calendar: what visitors may read of it, and its page."""
    path = reverse("public_visit_event", args=[event.pk]) if event.public else ""
    text, _ = in_language(event.public_text, event.public_text_es, language)
    file = event_ics(
        event,
        host=house_host(),
        url=house_url(f"{path}?lang={language}") if path else "",
        text=text if event.public else "",
        method=method,
        sender=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        now=now,
    )
    return file.decode()


def answer_words(rsvp: Rsvp, say: dict[str, str]) -> str:
    """Return how a sign-up stands, in a sentence; of one that waits, with its turn."""
    if rsvp.answer == Rsvp.Answer.WAITLISTED:
        return say["you_wait"].format(n=rsvp.event.rsvps.turn_of(rsvp))
    if rsvp.answer == Rsvp.Answer.YES:
        return say["you_come"] if rsvp.party == 1 else say["you_come_many"].format(n=rsvp.party)
    return say["you_cancelled"]
