"""How phone numbers are shown."""

from django import template

from ..models import ContactMethod

register = template.Library()


@register.filter
def tel(number: str | None) -> str:
    """Return the link that calls a number as it was written down, or "" for no number."""
    return ContactMethod(channel=ContactMethod.Channel.PHONE, value=number or "").link
