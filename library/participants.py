"""Notice when a text may name a person the program serves. Pure: no database, nothing is kept.

These are guesses about English, made to be wrong rarely: an ally, a caller's number, an event's
day must not trip them. What is nearly certain is `strong`: a save then asks once whether it is
meant. The rest is only said beneath the field, because a guess must not stand in anybody's way.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

NOTICE = (
    "Nothing here may name a person we serve, or let somebody guess who it is. "
    "Write “a participant”."
)
# Capitalized words that follow "patient" or "client" in titles and the names of offices.
TITLES = (
    "Access|Advisory|Advocacy|Advocate|Affairs|Alliance|Assistance|Board|Bill|Care|Center|Centered"
    "|Choice|Clinic|Committee|Coordinator|Council|Engagement|Experience|Family|First|Forum|Group"
    "|Intake|Liaison|Line|Manager|Meeting|Navigation|Navigator|Network|Outreach|Office|Officer"
    "|Portal|Protection|Relations|Representative|Rights|Safety|Service|Services|Success|Support"
    "|Survey|Transport|Union|Voices|Week|I|We|They|He|She|The|A|In|On|At"
)
CAP = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]+"
ROLE = r"(?:[Pp]articipant|[Cc]lient|[Pp]atient)"
GIVEN = rf"(?!(?:{TITLES})\b){CAP}"
# "Meeting participant Terry Nowak" takes part in a meeting, not in our services.
NOT_OURS = (
    r"(?<![Mm]eeting )(?<![Pp]anel )(?<![Tt]our )(?<![Ww]orkshop )(?<![Ff]orum )(?<![Tt]raining )"
)
DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d-\d\d-\d\d"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})"
)
STATUS = r"(?:HIV|HCV|HBV|AIDS|[Hh]ep(?:atitis)?[ -]?[BC])"
SOMEONE = rf"(?!(?:{TITLES}|It|This|That|Our|Their|Someone|Everyone|Who|HIV|Hep)\b){CAP}"


@dataclass(frozen=True)
class Sign:
    """What a text may give away, and what to do instead."""

    pattern: re.Pattern[str]
    sentence: str
    strong: bool


@dataclass(frozen=True)
class Hint:
    """A place in a text, and the sentence about it."""

    start: int
    end: int
    found: str
    sentence: str
    strong: bool


NAME = (
    "This looks like the name of a person we serve. Write “a participant” and leave out the name."
)
BIRTHDAY = (
    "This looks like a date of birth. Leave it out; “a participant in their thirties” is enough."
)
NUMBER = "This looks like a personal number. Leave it out."
HEALTH = "This looks like somebody's health status beside a name. Leave out the name."
# In the order they are told; a place is told once.
SIGNS = (
    Sign(
        re.compile(
            rf"{NOT_OURS}\b{ROLE},? (?:named |called )(?:{GIVEN})(?: {CAP})?"
            rf"|{NOT_OURS}\b{ROLE} {GIVEN} {CAP}|{NOT_OURS}\b{ROLE} [A-Z]\.\s?[A-Z]\."
        ),
        NAME,
        True,
    ),
    Sign(re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"), NUMBER, True),
    Sign(
        re.compile(
            rf"\b(?:DOB|D\.O\.B\.|[Dd]ate of birth|[Bb]irth ?date|[Bb]irthday)\b\W{{0,3}}"
            rf"(?:is |was |on )?{DAY}|\b[Bb]orn (?:on )?{DAY}"
        ),
        BIRTHDAY,
        True,
    ),
    Sign(
        re.compile(
            rf"\b{SOMEONE}(?: {CAP})? (?:is|was|has|tested|lives with|living with)"
            rf"(?: (?:now|newly|also))? (?:positive for {STATUS}|{STATUS}(?:[ -]?(?:positive|\+)"
            rf"|(?=[.,;!]|$| and\b)))"
            rf"|\b{STATUS}(?:[ -]positive|\+)(?: participant| client)?,? {SOMEONE}"
        ),
        HEALTH,
        True,
    ),
    Sign(re.compile(rf"{NOT_OURS}\b{ROLE},? {GIVEN}"), NAME, False),
    Sign(
        re.compile(
            r"\b(?:SSN|Medicaid|Medicare|MRN|[Cc]lient|[Pp]articipant)(?: ID| no\.?| number)?"
            r"[ :#]{1,3}\d{4,}"
        ),
        NUMBER,
        False,
    ),
    # Somebody grown up: an event or a founding year is written without its day, or is later.
    Sign(re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-]19\d\d(?![\d/.-])"), BIRTHDAY, False),
)


def hints(text: str) -> list[Hint]:
    """Return what in a text may be about a person the program serves, in its order."""
    found: list[Hint] = []
    for sign in SIGNS:
        for match in sign.pattern.finditer(text):
            if not any(h.start < match.end() and match.start() < h.end for h in found):
                spot = (match.start(), match.end(), match[0])
                found.append(Hint(*spot, sign.sentence, sign.strong))
    return sorted(found, key=lambda hint: hint.start)


def doubt_about(texts: Iterable[str]) -> str:
    """Return the sentence a save asks about, or "" where nothing is nearly certain."""
    found = [hint for text in texts for hint in hints(text) if hint.strong]
    return f"{found[0].sentence} We read “{found[0].found}”." if found else ""
