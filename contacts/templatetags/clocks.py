"""The first-response clock of a challenge, as pages tell it."""

from datetime import datetime

from django import template
from django.utils import timezone

from ..models import Challenge
from ..response_clock import Clock, clock_of

register = template.Library()
UNANSWERED = Clock("", "closed without a first answer")


@register.filter
def clock(challenge: Challenge, now: datetime) -> Clock:
    """Return how a challenge's clock stands: {{ challenge|clock:now }} has `tone` and `words`."""
    if not challenge.is_open and challenge.first_response_at is None:
        return UNANSWERED
    zone = timezone.get_current_timezone()  # the program's (ProgramMiddleware)
    return clock_of(challenge.first_response_due, challenge.first_response_at, now, zone)
