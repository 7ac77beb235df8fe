"""What reporters are shown, and nothing else: the one place that decides what may be public.

No telephone and no address of a person who works here is ever read for this page, and a number
or address that turns out to be one is left out. A name is shown for our liaison alone, whom
reporters were told of: those who work in such programs get threats.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from events.visitor_words import in_language
from library.models import Message

from .models import DutyShift, GroundRule, PressRoom
from .press_words import press_sentences
from .private_numbers import is_private
from .public_numbers import one_number
from .querysets.duty import OnDuty

MOST_MESSAGES, MOST_RULES = 40, 40


@dataclass(frozen=True)
class Text:
    """Words in one of our languages."""

    words: str
    language: str

    @property
    def lines(self) -> list[str]:
        """Each line that says something."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]


def press_context(language: str, now: datetime, room: PressRoom) -> dict[str, Any]:
    """Return what the page shows."""
    say = press_sentences(language)
    duty = DutyShift.objects.on_duty(now)
    return {
        "say": say,
        "number": public_number(duty, room),
        "who": _who(duty, room, say),
        "email": public_email(room),
        "hours": _text(room.hours, room.hours_es, language),
        "facts": _text(room.facts, room.facts_es, language),
        "kit": _text(room.kit, room.kit_es, language),
        "rules": _rules(GroundRule.objects.public(), language),
        "answers": _answers(Message.objects.public(), language),
    }


def public_number(duty: OnDuty, room: PressRoom) -> str:
    """Return the number to call now: of whoever is first on duty, or else the program's."""
    offered = [duty.primary.number if duty.primary else "", room.number]
    phones = getattr(room, "private_phones", None)  # a room not yet saved knows none
    numbers = [one_number(number) for number in offered if not is_private(number, phones)]
    return next((number for number in numbers if number), "")


def public_email(room: PressRoom) -> str:
    """Return the address to write to, unless somebody signs in with it."""
    return "" if getattr(room, "is_sign_in", False) else room.email


def _who(duty: OnDuty, room: PressRoom, say: dict[str, str]) -> str:
    if not duty.primary:
        return say["nobody"]
    is_liaison = duty.primary.user_id == room.liaison_id
    return say["liaison"].format(name=duty.primary.user.name) if is_liaison else say["one_of_us"]


def _text(english: str, spanish: str, language: str) -> Text:
    return Text(*in_language(english, spanish, language))


def _rules(rules: QuerySet[GroundRule], language: str) -> list[tuple[Text, str]]:
    # Why a rule is there is written in English only.
    return [
        (_text(rule.words, rule.words_es, language), rule.why if language == "en" else "")
        for rule in rules[:MOST_RULES]
    ]


def _answers(messages: Iterable[Message], language: str) -> list[tuple[str, str, str]]:
    """Concern, answer and source; what is not in Spanish is left out there, not mixed in."""
    if language == "en":
        found = [(m.concern, m.short, m.source) for m in messages]
    else:
        found = [(m.concern_es, m.short_es, "") for m in messages if m.concern_es and m.short_es]
    return found[:MOST_MESSAGES]
