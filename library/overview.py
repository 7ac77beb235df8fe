"""The language check over all messages in use."""

from collections.abc import Iterable
from dataclasses import dataclass

from .checking import check_all
from .language import Finding
from .models import Message


@dataclass(frozen=True)
class Checked:
    """A message with words to avoid: in our answer, and in the concern as people voice it."""

    message: Message
    ours: list[Finding]
    theirs: list[Finding]


def messages_with_words(messages: Iterable[Message]) -> list[Checked]:
    """Return the messages with words to avoid, those with any in our own answer first.

    The list of words is English, and so are the texts it is held against.
    """
    rows = list(messages)
    texts = [text for row in rows for text in (row.concern, f"{row.short}\n\n{row.long}")]
    found = check_all(texts)
    checked = [
        Checked(row, _once(ours), _once(theirs))
        for row, theirs, ours in zip(rows, found[::2], found[1::2], strict=True)
    ]
    marked = [one for one in checked if one.ours or one.theirs]
    return sorted(marked, key=lambda one: not one.ours)


def _once(found: Iterable[Finding]) -> list[Finding]:
    return list({finding.found.lower(): finding for finding in found}.values())
