"""Whether what is shown of people has their word: the one rule, for posts and messages alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ssp_crm.time_words import day_words

if TYPE_CHECKING:
    from .models import Consent, Post

SOON = timedelta(days=30)
MISSING = "It quotes, shows or tells of a person, and no consent is chosen."
UNNAMED = "A consent it uses is not valid for that day. Ask whoever looks after the press desk."


@dataclass(frozen=True)
class Gap:
    """What is missing: a consent that does not hold that day, or (None) any at all."""

    consent: "Consent | None"
    why: str

    @property
    def words(self) -> str:
        """For those who may read consents: it says whose."""
        return f"{self.consent}: {self.why}." if self.consent else self.why


def consent_gaps(consents: Iterable["Consent"], day: date, *, is_needed: bool = False) -> list[Gap]:
    """Return what keeps us from using people's pictures or words on a day; [] if nothing does.

    `is_needed` says that there must be a consent at all.
    """
    consents = list(consents)
    if is_needed and not consents:
        return [Gap(None, MISSING)]
    return [Gap(consent, _why(consent, day)) for consent in consents if not consent.is_valid(day)]


def post_gaps(post: "Post", today: date) -> list[Gap]:
    """Return what a post lacks on the day it goes out, or today if it stands there already."""
    if post.status == post.Status.DROPPED:
        return []
    return gaps_on(post, today if post.is_out else max(post.planned_on, today))


def gaps_on(post: "Post", day: date) -> list[Gap]:
    """Return what a post lacks if it stands there on a day."""
    return consent_gaps(post.consents.all(), day, is_needed=post.shows_people)


def gap_words(gaps: Iterable[Gap], *, named: bool) -> list[str]:
    """Return gaps in sentences; whose consent it is only for those who may read consents."""
    return list(dict.fromkeys(gap.words if named or not gap.consent else UNNAMED for gap in gaps))


def consent_state(consent: "Consent", today: date) -> tuple[str, str]:
    """Return how a consent stands in words, and the tone to say it in."""
    if consent.withdrawn_on and consent.withdrawn_on <= today:
        return f"taken back on {day_words(consent.withdrawn_on)}", "overdue"
    if consent.given_on > today:
        return f"from {day_words(consent.given_on)} on", ""
    if consent.until is None:
        return "valid until taken back", "kept"
    if consent.until < today:
        return f"over since {day_words(consent.until)}", "overdue"
    tone = "soon" if consent.until <= today + SOON else "kept"
    return f"valid until {day_words(consent.until)}", tone


def _why(consent: "Consent", day: date) -> str:
    if consent.withdrawn_on and consent.withdrawn_on <= day:
        return f"taken back on {day_words(consent.withdrawn_on)}"
    if consent.given_on > day:
        return f"given only from {day_words(consent.given_on)} on"
    return f"ends on {day_words(consent.until)}, before {day_words(day)}" if consent.until else ""
