"""Telling journalists who our liaison is, so that they know whom to call."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from accounts.models import Program
from contacts.imports.adding import save_versions
from contacts.models import Note
from contacts.services.notes import log_note
from ssp_crm.history import history_model
from ssp_crm.instants import day_begins
from ssp_crm.models import Mail
from ssp_crm.outbox import drop_waiting, one_line, put_mails, unwritten

from ..letters import Letter
from ..models import Journalist, PressRoom
from ..querysets import JournalistQuerySet
from .room import bare_number

if TYPE_CHECKING:
    from accounts.models import User

SUMMARY = "Told who our liaison is"
TAKEN_BACK = "Taken back: told who our liaison is"
TOLD = ["told_on", "told_by_id", "told_of_id", "told_number"]
NO_LIAISON = "Say first who our liaison is."
LEFT_IN_PEACE = "They ask not to be contacted, or were archived, after the letter was written."
KEY = "introduction-"  # begins the key of every such mail
NUMBER_IN_KEY = re.compile(rf"{KEY}([0-9]+)-")
CHANGED = "This changed in the meantime. Look at how it is now."


class Way(models.TextChoices):
    """How they hear of it."""

    MAIL = "mail", "Send by mail"
    PRINT = "print", "Print"
    TOLD = "told", "I told them"


# The note is read by volunteers too: it says how, and nothing of the press desk.
HOW = {
    Way.MAIL: "By e-mail.",
    Way.PRINT: "With a printed letter.",
    Way.TOLD: "In person or by phone.",
}


@dataclass
class Introduced:
    """Who was told, who could not be, and the note that says so."""

    told: list[Journalist] = field(default_factory=list)
    left_out: list[Journalist] = field(default_factory=list)
    note: Note | None = None


def values_for_all(room: PressRoom) -> dict[str, str]:
    """Return what stands in every letter alike."""
    return {
        "liaison": str(room.liaison or ""),
        "number": room.number,
        "email": room.email,
        "program": Program.objects.current().name,
    }


def values_for(journalist: Journalist) -> dict[str, str]:
    """Return what differs from letter to letter; the journalist comes from `for_list`."""
    works_at = getattr(journalist, "works_at", None)
    return {"journalist": str(journalist), "outlet": works_at or ""}


@transaction.atomic
def introduce(
    *, journalists: JournalistQuerySet, way: str, author: "User", letter: Letter | None = None
) -> Introduced:
    """Tell journalists who our liaison is, write that down on each, and log one note.

    Those who know already are passed over, so a second run does nothing. A mail goes once to each
    journalist for a liaison and number; those it cannot go to stay untold and are `left_out`.
    Raises ValidationError without a liaison, for somebody who asks not to be contacted, or when
    nobody can be reached this way.
    """
    room = PressRoom.objects.current()
    if room.liaison is None:
        raise ValidationError(NO_LIAISON)
    locked = journalists.for_list().select_for_update(of=("self", "contact")).order_by("pk")
    rows = [row for row in locked if not knows(row, room)]
    done = Introduced(told=rows)
    if letter is not None:
        _refuse_those_left_in_peace(rows)
    if letter is not None and way == Way.MAIL:
        _mail(done, letter.filled(values_for_all(room)), room)
    if done.told:
        _write_down(done.told, room, author)
        done.note = _log(done.told, way, author)
    return done


def knows(journalist: Journalist, room: PressRoom) -> bool:
    """Say whether a journalist was told of our liaison and number as they are now."""
    told = (journalist.told_of_id, journalist.told_number)
    return room.liaison_id is not None and told == (room.liaison_id, room.number)


def _refuse_those_left_in_peace(rows: Iterable[Journalist]) -> None:
    for row in rows:
        if row.contact.do_not_contact:
            reason = row.contact.do_not_contact_reason
            raise ValidationError(f"{row} asks not to be contacted: {reason}")
        if row.contact.is_archived:
            raise ValidationError(f"{row} is archived. Restore the contact first.")


def mail_key(journalist: Journalist, room_liaison: int, number: str) -> str:
    """Return the key under which a letter of introduction goes out once, however we write it."""
    digest = hashlib.sha256(bare_number(number).encode()).hexdigest()[:16]
    return f"{KEY}{journalist.pk}-{room_liaison}-{digest}"


def why_not_sent(mail: Mail) -> str:
    """Say why a waiting letter may not go any more, or ""."""
    found = NUMBER_IN_KEY.match(mail.key)
    rows = Journalist.objects.to_introduce().filter(pk=found[1] if found else 0)
    return "" if rows.exists() else LEFT_IN_PEACE


def _mail(done: Introduced, letter: Letter, room: PressRoom) -> None:
    keys = {row: mail_key(row, room.liaison_id or 0, room.number) for row in done.told}
    unsent = unwritten(list(keys.values()))
    rows = done.told
    done.told = [row for row in rows if getattr(row, "email", "") and keys[row] in unsent]
    done.left_out = [row for row in rows if row not in done.told]
    if rows and not done.told:
        who = str(rows[0]) if len(rows) == 1 else "They"
        have = "has" if len(rows) == 1 else "have"
        raise ValidationError(
            f"{who} {have} no e-mail address, or got this letter before. Print it, or call."
        )
    mails = []
    for row in done.told:
        own = letter.filled(values_for(row))
        to, subject = getattr(row, "email", ""), one_line(own.subject)
        mails.append(Mail(key=keys[row], to=to, subject=subject, body=own.text))
    put_mails(mails)


def _write_down(rows: list[Journalist], room: PressRoom, author: "User") -> None:
    for row in rows:
        row.told_on, row.told_by = timezone.localdate(), author
        row.told_of, row.told_number = room.liaison, room.number
    save_versions(rows, ["told_on", "told_by", "told_of", "told_number"], timezone.now())


def _log(rows: list[Journalist], way: str, author: "User") -> Note:
    kind = Note.Kind.EMAIL if way == Way.MAIL else Note.Kind.OTHER
    note = Note(summary=SUMMARY, kind=kind, happened=HOW[Way(way)], author=author)
    return log_note(note=note, contacts=[row.contact for row in rows])


@transaction.atomic
def take_back(*, journalist: Journalist, version: int) -> bool:
    """Undo a mistaken "told": back to what stood there before, and a waiting mail is not sent.

    Returns False if the mail has gone out already; then the note about it stays as it is.
    Raises ValidationError if the row changed since that version was shown.
    """
    row = Journalist.objects.select_for_update(of=("self",)).get(pk=journalist.pk)
    if row.version != version or not knows(row, PressRoom.objects.current()):
        raise ValidationError(CHANGED)
    key = mail_key(row, row.told_of_id or 0, row.told_number)
    drop_waiting(key_pattern=f"^{re.escape(key)}$")
    Mail.objects.given_up().filter(key=key).delete()
    is_sent = Mail.objects.filter(key=key).exists()
    if not is_sent:
        _correct_note(row)
    for name, value in _told_before(row).items():
        setattr(row, name, value)
    row.save()
    return not is_sent


def _told_before(row: Journalist) -> dict[str, Any]:
    """What was written down before it became what it is now; a respelled number is the same."""
    now = _meaning({name: getattr(row, name) for name in TOLD})
    kept = history_model(Journalist)._default_manager.filter(pgh_obj_id=row.pk)
    before = (told for told in kept.order_by("-pgh_id").values(*TOLD) if _meaning(told) != now)
    return next(before, {**dict.fromkeys(TOLD), "told_number": ""})


def _meaning(told: dict[str, Any]) -> dict[str, Any]:
    return {**told, "told_number": bare_number(told["told_number"])}


def _correct_note(row: Journalist) -> None:
    """A note of several loses this one; a note about this one alone says it was a mistake."""
    if row.told_on is None:
        return
    notes = Note.objects.filter(
        contacts=row.contact_id,
        summary=SUMMARY,
        author=row.told_by_id,
        happened_at__gte=day_begins(row.told_on),
        happened_at__lt=day_begins(row.told_on + timedelta(days=1)),
    )
    note = notes.order_by("-happened_at", "-pk").first()
    if note is None:
        return
    if note.contacts.count() > 1:
        note.contacts.remove(row.contact_id)
    else:
        note.summary = TAKEN_BACK
        note.save()


def stand_told(journalist: Journalist, by: "User") -> None:
    """A day typed into the profile means our liaison of now; no day means nobody told them."""
    is_told = journalist.told_on is not None
    room = PressRoom.objects.current()
    journalist.told_by = by if is_told else None
    journalist.told_of = room.liaison if is_told else None
    journalist.told_number = room.number if is_told and room.liaison else ""
