"""Letting colleagues know that a note names them."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User

from ..mentions import named_in
from ..models import Mention, Note


def keep_mentions(*, note: Note, is_new: bool = False) -> list[str]:
    """Make a saved note's mentions equal its words; return names that could be several people.

    Runs in the transaction that saves the note; a new note without an @ asks the database nothing.
    Nobody is told of their own note. Who may read the note is asked when mentions are shown.
    """
    texts = [note.summary, note.happened, note.meaning]
    has_any = any("@" in text for text in texts)
    if is_new and not has_any:
        return []
    people, unclear = named_in(texts, User.objects.active()) if has_any else (set(), [])
    wanted = {person.pk for person in people} - {note.author_id}
    note.mentions.exclude(user__in=wanted).delete()
    Mention.objects.bulk_create(
        [Mention(note=note, user_id=pk) for pk in sorted(wanted)], ignore_conflicts=True
    )
    return unclear


def tick_off(*, mention: Mention, now: datetime | None = None) -> None:
    """Take a mention off somebody's Today; ticking it twice keeps the first time."""
    Mention.objects.filter(pk=mention.pk, seen_at=None).update(seen_at=now or timezone.now())
