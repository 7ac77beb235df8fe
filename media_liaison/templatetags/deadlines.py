"""The deadline of an inquiry, as pages tell it."""

from datetime import datetime

from django import template
from django.utils import timezone

from ..deadline_clock import Clock, clock_of, deadline_words
from ..models import Inquiry

register = template.Library()


@register.filter
def deadline_clock(inquiry: Inquiry, now: datetime) -> Clock:
    """Return how much time is left: {{ inquiry|deadline_clock:now }} has `tone` and `words`."""
    return clock_of(inquiry.deadline_at, now, timezone.get_current_timezone())


@register.filter
def deadline_told(inquiry: Inquiry, now: datetime) -> str:
    """Return when it is due, on their clock and, if that differs, on ours; "" if nobody said."""
    if inquiry.deadline_at is None:
        return ""
    here = timezone.get_current_timezone()
    return deadline_words(inquiry.deadline_at, inquiry.zone, here, now)
