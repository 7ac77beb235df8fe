"""Write contacts as vCards 3.0 (RFC 2426) and 4.0 (RFC 6350).

No NOTE ever leaves: what we wrote about somebody stays here. Each card can be read back by
contacts.vcard, which then finds nothing new.
"""

import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any

from .models import Affiliation, Contact, ContactMethod
from .models.choices import Channel

VERSIONS = ("3.0", "4.0")
STOP = "Please do not contact"
MOST_OCTETS = 75  # of one line (RFC 6350, section 3.2), its line end left out
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
US_ADDRESS = re.compile(r"(.+), ([^,]+), ([A-Z]{2}) (\d{5}(?:-\d{4})?)")
WORK = {"work", "desk", "office", "newsroom", "business"}
EXTENSION = re.compile(r"(?i)[ ,;]*(?:x|ext\.?) *(\d+)$")


def write_vcards(contacts: Iterable[Contact], version: str = "3.0") -> Iterator[str]:
    """Yield one card after the other. Tags, methods and affiliations should be prefetched."""
    for contact in contacts:
        yield "".join(map(folded, _lines(contact, version)))


def folded(line: str) -> str:
    """Return a content line cut into pieces of 75 octets, never within a letter, with CRLF."""
    pieces, size, room = [""], 0, MOST_OCTETS
    for letter in line:
        octets = len(letter.encode())
        if size + octets > room:
            pieces.append("")
            size, room = 0, MOST_OCTETS - 1  # the space a folded line begins with
        pieces[-1] += letter
        size += octets
    return "\r\n ".join(pieces) + "\r\n"


def escaped(text: str) -> str:
    """Return a text as a value: backslash, comma, semicolon and line end escaped."""
    text = CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


def _lines(contact: Contact, version: str) -> Iterator[str]:
    is_four = version == "4.0"
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"UID:{_uid(contact)}"
    yield f"FN:{escaped(contact.name)}"
    yield f"N:{';'.join(map(escaped, _name_parts(contact)))};;;"
    yield from _kind_lines(contact, is_four)
    if contact.pronouns:
        yield f"{'' if is_four else 'X-'}PRONOUNS:{escaped(contact.pronouns)}"
    for method in contact.methods.all():
        write = WRITERS[Channel(method.channel)]
        yield write(method, _types(method, is_four), is_four)
    yield from _tag_lines(contact)
    yield f"REV:{_moment(contact, is_four)}"
    yield "END:VCARD"


def _uid(contact: Contact) -> str:
    """The same for ever: made of what never changes, and unlike any other house's."""
    made = contact.created_at.astimezone(UTC).isoformat()
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'ssp-crm {contact.pk} {made}')}"


def _moment(contact: Contact, is_four: bool) -> str:
    form = "%Y%m%dT%H%M%SZ" if is_four else "%Y-%m-%dT%H:%M:%SZ"
    return contact.updated_at.astimezone(UTC).strftime(form)


def _name_parts(contact: Contact) -> tuple[str, str]:
    """Last and first name, as telephones sort them; an organization has one name."""
    first, _, last = contact.name.rpartition(" ")
    return (last, first) if contact.is_person else (contact.name, "")


def _kind_lines(contact: Contact, is_four: bool) -> Iterator[str]:
    if not contact.is_person:
        yield "KIND:org" if is_four else "X-ABSHOWAS:COMPANY"
        yield f"ORG:{escaped(contact.name)}"
        return
    if is_four:
        yield "KIND:individual"
    jobs: list[Affiliation] = [job for job in contact.affiliations.all() if job.ended_on is None]
    for job in jobs[:1]:  # readers show one, and ours takes one
        yield f"ORG:{escaped(job.organization.name)}"
        if job.role:
            yield f"TITLE:{escaped(job.role)}"


def _tag_lines(contact: Contact) -> Iterator[str]:
    tags = [tag.name for tag in contact.tags.all()]
    if contact.do_not_contact:
        yield f"X-DO-NOT-CONTACT:{escaped(contact.do_not_contact_reason)}"
        tags.append(STOP)  # telephones show groups, and know no other place for it
    if tags:
        yield f"CATEGORIES:{','.join(map(escaped, tags))}"


def _types(method: ContactMethod, is_four: bool) -> list[str]:
    """The words a reader sorts a value by: where it is, what it does, whether it comes first."""
    label = set(method.label.lower().split())
    side = "work" if label & WORK else "home" if "home" in label else ""
    what = {Channel.PHONE: "voice", Channel.MOBILE: "cell", Channel.EMAIL: "internet"}
    words = [side, what.get(Channel(method.channel), "")]
    if is_four and words[1] == "internet":
        words[1] = ""  # RFC 6350 took it out
    if method.is_preferred and not is_four:
        words.append("pref")
    return [word for word in words if word]


def _line(name: str, method: ContactMethod, types: list[str], is_four: bool, value: str) -> str:
    parameters = f';TYPE="{",".join(types)}"' if is_four and len(types) > 1 else ""
    parameters = parameters or (f";TYPE={','.join(types)}" if types else "")
    if is_four and method.is_preferred:
        parameters += ";PREF=1"
    return f"{name}{parameters}:{value}"


def _telephone(method: ContactMethod, types: list[str], is_four: bool) -> str:
    extension = EXTENSION.search(method.value)
    number = EXTENSION.sub("", method.value)
    digits = re.sub(r"[^\d+]", "", number)
    if not is_four or not re.fullmatch(r"\+\d{4,}", digits):  # RFC 3966 asks for a global number
        return _line("TEL", method, types, is_four, escaped(method.value))
    uri = f"tel:{digits}" + (f";ext={extension[1]}" if extension else "")
    return _line("TEL;VALUE=uri", method, types, is_four, uri)


def _signal(method: ContactMethod, types: list[str], is_four: bool) -> str:
    digits = re.sub(r"[^\d+]", "", EXTENSION.sub("", method.value))
    uri = f"tel:{digits}" if len(digits) > 2 else escaped(method.value)  # noqa: PLR2004
    return _line("IMPP;X-SERVICE-TYPE=Signal", method, types, is_four, uri)


def _address(method: ContactMethod, types: list[str], is_four: bool) -> str:
    found = US_ADDRESS.fullmatch(method.value)
    street, city, state, code = found.groups() if found else (method.value, "", "", "")
    value = ";".join(["", "", *map(escaped, (street, city, state, code)), ""])
    return _line("ADR", method, types, is_four, value)


def _plain(name: str) -> Any:
    def write(method: ContactMethod, types: list[str], is_four: bool) -> str:
        return _line(name, method, types, is_four, escaped(method.value))

    return write


WRITERS = {
    Channel.PHONE: _telephone,
    Channel.MOBILE: _telephone,
    Channel.SIGNAL: _signal,
    Channel.EMAIL: _plain("EMAIL"),
    Channel.WEBSITE: _plain("URL"),
    Channel.SOCIAL: _plain("X-SOCIALPROFILE"),
    Channel.ADDRESS: _address,
}
