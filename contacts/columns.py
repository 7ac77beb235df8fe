"""Recognise what the columns of somebody's list hold, by the headers programs write.

The headers are those of Thunderbird, Outlook, Google Contacts, Apple, Ohana and our own export.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EMAIL_OR_ADDRESS = re.compile(r"\S@\S|https?://|www\.")
NUMBER = re.compile(r"[\d\s()+.\-/]+")
# Words that say where, not what: "Home City", "Primary Email", "Business Street".
PLACES = "home|work|business|office|primary|secondary|other|main|personal|postal|mailing|address"
PLACE = re.compile(rf"^(?:{PLACES}) (?=\S)")
ORGANIZATION_SIGNS = {
    *("tax id", "ein", "legal status", "tax status", "accreditations", "organization type"),
    *("accessibility", "opening hours", "congregation name", "school name"),
}


@dataclass(frozen=True)
class Target:
    """Something of ours a column can hold, and the headers it is known by."""

    key: str
    label: str
    headers: tuple[str, ...]


def target(key: str, label: str, headers: str) -> Target:
    """Return a target from its headers in one line, parted by bars."""
    return Target(key, label, tuple(headers.split("|")))


NAME = target(
    "name",
    "Full name",
    "name|full name|fullname|display name|displayname|contact|contact name|person|person name|"
    "formatted name|fn|nombre|nombre completo",
)
REACHING = (
    target(
        "email",
        "E-mail",
        "email|e mail|emails|email address|e mail address|email addresses|mail|e mail value|"
        "email value|emailaddress|correo|correo electronico",
    ),
    target(
        "phone",
        "Phone",
        "phone|phones|telephone|tel|phone number|telephone number|phone value|landline|desk|"
        "desk phone|company phone|company main phone|telefono",
    ),
    target(
        "mobile",
        "Mobile",
        "mobile|mobile phone|mobile number|cell|cell phone|cellphone|cellular|iphone|movil",
    ),
    target("signal", "Signal", "signal|signal number"),
    target(
        "website", "Website", "website|web site|web page|webpage|web|url|homepage|website value"
    ),
    target(
        "social",
        "Social media",
        "social|social media|twitter|facebook|instagram|youtube|linkedin|bluesky|mastodon|tiktok",
    ),
)
PERSON = (
    target("first_name", "First name", "first name|firstname|first|given name|givenname|forename"),
    target("middle_name", "Middle name", "middle name|middle|additional name"),
    target("last_name", "Last name", "last name|lastname|last|surname|family name|sn|apellidos"),
    target("suffix", "Suffix of the name", "suffix|name suffix|generational suffix"),
    target("pronouns", "Pronouns", "pronouns|preferred pronouns|pronombres"),
    target("pronunciation", "How to say the name", "pronunciation|how to say it"),
    target("kind", "Person or organization", "kind|contact kind|contact type|record type"),
    target("category", "Category", "category|sector"),
    target(
        "organization",
        "Organization",
        "organization|organisation|organization name|company|company name|employer|org|agency|"
        "workplace|works at|organizacion",
    ),
    target("department", "Department", "department|organization department|dept|unit"),
    target(
        "role", "Role or title", "role|title|job title|jobtitle|position|job|organization title"
    ),
    target(
        "do_not_contact_reason",
        "Please do not contact",
        "please do not contact|do not contact|do not call|opt out|opted out",
    ),
    target("left_out", "Left out", "left out"),
    target("tags", "Tags", "tags|tag|labels|categories|groups|group membership|keywords"),
)
ADDRESS = (
    target(
        "street",
        "Address, or its street",
        "address|street|street address|address formatted|address street|full address|direccion",
    ),
    target("city", "City", "city|town|locality|ciudad"),
    target("state", "State", "state|province|region|state province|state or province"),
    target("postcode", "ZIP code", "zip|zip code|zipcode|postal code|postalcode|postcode|postal"),
    target("country", "Country", "country|country region|nation"),
)
CONTACT_TARGETS = (NAME, *PERSON, *REACHING, *ADDRESS)


def normal_header(header: str) -> str:
    """Return a header in plain words without numbers: "e mail value" for "E-mail 2 - Value"."""
    return " ".join(re.findall(r"[^\W\d_]+", header.lower()))


def recognise(headers: Sequence[str], targets: Iterable[Target]) -> dict[int, str]:
    """Return which column (from 0) holds what, for the headers that are known."""
    known = {words: target.key for target in targets for words in target.headers}
    found = {}
    for index, header in enumerate(headers):
        words = normal_header(header)
        key = known.get(words) or known.get(PLACE.sub("", words))
        if key:
            found[index] = key
    return found


def looks_like_headers(cells: Sequence[str], targets: Iterable[Target]) -> bool:
    """Say whether a first row names columns rather than being the first contact."""
    if any(EMAIL_OR_ADDRESS.search(cell) or NUMBER.fullmatch(cell) for cell in cells):
        return False
    return bool(recognise(cells, targets)) or len(set(filter(None, cells))) == len(cells)


def are_organizations(headers: Sequence[str]) -> bool:
    """Guess from its headers whether a list is one of organizations."""
    return bool({normal_header(header) for header in headers} & ORGANIZATION_SIGNS)


def place_of(header: str) -> str:
    """Return "home" or "work" where a header says so, else ""."""
    words = set(normal_header(header).split())
    if words & {"work", "business", "office", "desk", "company"}:
        return "work"
    return "home" if words & {"home", "personal"} else ""


def column_letter(index: int) -> str:
    """Return what a spreadsheet calls a column counted from 0: A, B, … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
