"""Template tags of the base layout."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

from ..time_words import moment_words

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, size: int = 20) -> str:
    """Draw a lucide icon, hidden from screen readers: words always stand beside it."""
    return lucide(name, size=size, aria_hidden="true", focusable="false")


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: str) -> str:
    """Return this page's query string with some parameters replaced; None takes one away."""
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        parameters.pop(name, None)
        if value:
            parameters[name] = value
    return f"?{parameters.urlencode()}"


@register.filter
def moment(at: datetime) -> str:
    """A day and a time on the program's clock, as people say them: "Tue 24 Nov 2026, 6:30 pm"."""
    return moment_words(timezone.localtime(at))


@register.filter
def marked(passage: str) -> SafeString:
    """Show the words PostgreSQL put between « and » as marked, everything else as text."""
    parts = [part.partition("»") for part in passage.split("«")]
    head = format_html("{}", parts[0][0] + parts[0][1] + parts[0][2])
    rest = format_html_join(
        "", "<mark>{}</mark>{}", ((word, after) for word, _, after in parts[1:])
    )
    return head + rest
