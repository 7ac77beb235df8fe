"""Answers as an icon and a word, and the taps beside them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ssp_crm.templatetags.house import icon

from ..models import Rsvp

register = template.Library()

Answer, Presence = Rsvp.Answer, Rsvp.Presence
ICONS: dict[str, str] = {
    Answer.INVITED: "mail",
    Answer.YES: "circle-check",
    Answer.MAYBE: "circle-question-mark",
    Answer.NO: "circle-x",
    Answer.WAITLISTED: "hourglass",
    Presence.ATTENDED: "user-check",
    Presence.NO_SHOW: "circle-x",
}
TAPS = {Answer.YES: "Comes", Answer.MAYBE: "Maybe", Answer.NO: "Cannot come"}


@register.simple_tag
def answer_badge(rsvp: Rsvp) -> SafeString:
    """Draw what they said, or what happened on the day once it is known."""
    key = rsvp.presence or rsvp.answer
    words = rsvp.get_presence_display() if rsvp.presence else rsvp.get_answer_display()
    words = "Walked in" if rsvp.walked_in else words
    return format_html(
        '<span class="badge-soft guest-{}">{} {}</span>', key, icon(ICONS[key], 16), words
    )


@register.filter
def other_answers(rsvp: Rsvp) -> list[tuple[str, str]]:
    """Return what they could say instead; whoever waits wants to come already."""
    said = Answer.YES if rsvp.answer == Answer.WAITLISTED else rsvp.answer
    return [(value.value, words) for value, words in TAPS.items() if value != said]
