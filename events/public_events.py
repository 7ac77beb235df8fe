"""What a stranger may know of an event: nothing else ever reaches a public page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .ical import place_of
from .visitor_words import in_language, sentences, when_in


@dataclass(frozen=True)
class PublicEvent:
    """An event in a visitor's language."""

    pk: int
    title: str
    when: str
    starts: datetime
    where: str
    text: str
    text_language: str
    places: str
    is_full: bool
    is_cancelled: bool
    is_over: bool

    @property
    def is_open(self) -> bool:
        """Whether it still takes answers."""
        return not self.is_cancelled and not self.is_over


def public_event(event: Any, language: str, now: datetime) -> PublicEvent:
    """Return what visitors read of an event fetched with `for_visitors`, which counts places."""
    free = None if event.capacity is None else max(event.capacity - event.taken, 0)
    # Nobody overtakes those who wait: whoever comes now waits too.
    is_full = free is not None and (free == 0 or event.waiting_groups > 0)
    text, text_language = in_language(event.public_text, event.public_text_es, language)
    return PublicEvent(
        pk=event.pk,
        title=event.title,
        when=when_in(event, language),
        starts=event.starts_here,
        where=place_of(event),
        text=text,
        text_language=text_language,
        places=_places(free, is_full, sentences(language)),
        is_full=is_full,
        is_cancelled=event.is_cancelled,
        is_over=event.ends_at <= now,
    )


def _places(free: int | None, is_full: bool, say: dict[str, str]) -> str:
    if free is None:
        return ""
    if is_full:
        return say["full"]
    return say["one_left"] if free == 1 else say["left"].format(n=free)
