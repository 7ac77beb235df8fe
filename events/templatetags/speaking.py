"""Chances to speak in words."""

from typing import Any

from django import template

from ..models import Event, SpeakingTurn
from ..speaking import chance_words, last_words

register = template.Library()
register.filter("chances", chance_words)
register.filter("last_chance", last_words)

Status = SpeakingTurn.Status
NEXT = {
    Status.OFFERED: [Status.ACCEPTED, Status.DECLINED],
    Status.ACCEPTED: [Status.PRACTISED, Status.DELIVERED],
    Status.PRACTISED: [Status.DELIVERED],
}
NEXT_IN_PRACTICE = {
    Status.OFFERED: [Status.ACCEPTED, Status.PRACTISED, Status.DECLINED],
    Status.ACCEPTED: [Status.PRACTISED],
}


@register.filter
def next_steps(turn: Any) -> list[SpeakingTurn.Status]:
    """Return what can become of a chance next, in one tap."""
    is_practice = turn.event.kind == Event.Kind.SPEAKING_PRACTICE
    return (NEXT_IN_PRACTICE if is_practice else NEXT).get(turn.status, [])
