"""Who is asked to speak next: shared topics first, then those who had the fewest chances."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from contacts.sql import fold_all

from .models import Event, Speaker

LETTERS = 4  # shorter words say little about a topic
PRACTICES = 3  # after so many the page asks whether they feel ready


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be asked, and the words of their topics the event has too."""

    speaker: Any
    shared: list[str]


def candidates(event: Event, speakers: Iterable[Any]) -> list[Candidate]:
    """Return who could be asked, best matches first; speakers come `with_chances`."""
    known, text = list(speakers), f"{event.title} {event.description}"
    # Folded in one query, however many there are.
    folded = fold_all([text, *(speaker.topics for speaker in known)])
    told = words_of(folded[text])
    found = [Candidate(each, shared_words(folded[each.topics], told)) for each in known]
    return sorted(found, key=_order)


def words_of(folded: str) -> set[str]:
    """Return a folded text's words of four letters and more."""
    return {word for word in re.findall(r"\w+", folded) if len(word) >= LETTERS}


def shared_words(folded: str, told: set[str]) -> list[str]:
    """Return the words of topics that are told, in whatever form: "tour" finds "tours"."""
    return sorted(
        word
        for word in words_of(folded)
        if any(word.startswith(other) or other.startswith(word) for other in told)
    )


def chance_words(speaker: Any) -> str:
    """Return what somebody was offered in the last year, in words."""
    if speaker.last_offered == date.min:
        return "never offered one yet"
    if not speaker.offered:
        return "offered nothing in the last year"
    return f"offered {speaker.offered}, took {speaker.taken or 'none'}"


def last_words(speaker: Any) -> str:
    """Return when somebody was last offered a chance, in words, or ""."""
    if speaker.last_offered == date.min:
        return ""
    return f"last offered one on {speaker.last_offered:%-d %b %Y}"


def draw_chances(speakers: Iterable[Any]) -> list[dict[str, Any]]:
    """Return a bar of boxes for each speaker: a full box was taken, a hatched one was not.

    A box is 16 units wide; all bars are as long as the longest, so that they compare.
    """
    known = list(speakers)
    longest = max([speaker.offered for speaker in known], default=0) or 1
    return [
        {
            "speaker": speaker,
            "width": longest * 16 + 2,
            "boxes": [
                {"x": place * 16 + 2, "is_taken": place < speaker.taken}
                for place in range(speaker.offered)
            ],
        }
        for speaker in known
    ]


def feels_ready(speaker: Speaker, practices: list[Any]) -> bool:
    """Whether it is time to ask if they would like to be asked: they decide, not a count."""
    done = [turn for turn in practices if turn.status == turn.Status.PRACTISED]
    return len(done) >= PRACTICES and speaker.readiness not in Speaker.Readiness.may_be_asked()


def _order(candidate: Candidate) -> tuple[int, int, date, str]:
    speaker = candidate.speaker
    return (
        -len(candidate.shared),
        speaker.offered,
        speaker.last_offered,
        speaker.chosen_name.casefold(),
    )
