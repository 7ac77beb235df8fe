"""How events look: an icon for each kind, and times as people say them."""

from datetime import time

from django import template
from django.utils.safestring import SafeString

from ssp_crm.templatetags.house import icon
from ssp_crm.time_words import clock_words, day_words, span_words

from ..models import Event

register = template.Library()

ICONS: dict[str, str] = {
    Event.Kind.TOUR: "footprints",
    Event.Kind.OPEN_HOUSE: "door-open",
    Event.Kind.CELEBRATION: "party-popper",
    Event.Kind.FUNDRAISER: "hand-coins",
    Event.Kind.MEET_AND_GREET: "handshake",
    Event.Kind.SPEAKING_PRACTICE: "mic",
    Event.Kind.TALK: "presentation",
    Event.Kind.COALITION: "users-round",
    Event.Kind.CONFERENCE: "landmark",
    Event.Kind.TRAINING: "graduation-cap",
    Event.Kind.MEDIA: "megaphone",
}


@register.simple_tag
def kind_icon(kind: str, size: int = 16) -> SafeString | str:
    """Draw the icon of a kind of event; the word always stands beside it."""
    return icon(ICONS.get(kind, "calendar"), size)


@register.filter
def clock(at: time) -> str:
    """A time of day: "6:30 pm"."""
    return clock_words(at)


@register.simple_tag
def span(event: Event) -> str:
    """From when to when, beneath its day; the last day is named if it is another."""
    start, end = event.starts_here, event.ends_here
    if event.first_day == event.last_day:
        words = span_words(start.time(), end.time())
    else:
        last = day_words(event.last_day)
        words = f"{clock_words(start.time())} until {last}, {clock_words(end.time())}"
    return f"{words} ({event.clock})" if event.clock else words
