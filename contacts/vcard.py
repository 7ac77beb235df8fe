"""Read vCards (2.1, RFC 2426, RFC 6350) as a table, one row for each card.

vobject was tried: it stops a whole file at one broken photo and cuts a name at its comma.

A NOTE is not brought in: what a telephone holds about somebody was not written for this house, may
name people we serve, and has neither day nor author. The preview says that it is left out.
"""

import io
import quopri
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from ssp_crm.tables import Table, TableError
from ssp_crm.tables.base import checked
from ssp_crm.tables.encodings import find_encoding

BEGIN, END = "BEGIN:VCARD", "END:VCARD"
JOINER = " ::: "  # several values in one cell, as Google writes them
LINE = re.compile(r'(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^":;])*)*):(.*)', re.DOTALL)
PARAMETER = re.compile(r';((?:"[^"]*"|[^":;])*)')
UNUSED = {"PHOTO", "LOGO", "SOUND", "KEY", "LABEL", "AGENT"}
APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")  # one of Apple's own words
PLACES = {"home", "work", "mobile", "iphone", "cell"}
PLAIN_LABELS = {"main", "other", "homepage", "home page"}  # they tell nothing
NO_CALLS = {"fax", "pager", "modem"}
MAX_LINE = 100_000
HEADERS = [
    *("Full name", "First name", "Middle name", "Last name", "Suffix", "Kind", "Pronouns"),
    *("Organization", "Department", "Title", "Tags"),
    *("Email", "Home email", "Work email", "Phone", "Home phone", "Work phone", "Mobile"),
    *("Signal", "Website", "Social", "Address", "Home address", "Work address"),
    *("Please do not contact", "Left out"),
]
Cells = dict[str, list[str]]


@dataclass(frozen=True)
class Property:
    """One line of a card: its name, the words of its parameters, its value."""

    name: str
    words: set[str]
    value: str
    group: str = ""
    label: str = ""

    @property
    def labeled(self) -> str:
        """A plain value, with its label in brackets behind it."""
        return f"{self.text} [{self.label}]" if self.label and self.text else self.text

    @property
    def parts(self) -> list[str]:
        """A structured value's components, unescaped."""
        return [unescape(part) for part in re.split(r"(?<!\\);", self.value)]

    @property
    def text(self) -> str:
        """A plain value, unescaped."""
        return unescape(self.value)


def is_vcard(head: bytes) -> bool:
    """Say whether a file that begins like this holds vCards."""
    text = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    return text.lstrip(b"\xfe\xff \r\n\t").upper().startswith(BEGIN.encode())


def read_vcards(file: BinaryIO) -> Table:
    """Return the cards of a seekable file, numbered from 1; raises TableError."""
    encoding = find_encoding(file)
    text = io.TextIOWrapper(file, encoding=encoding, newline=None)
    rows = ([JOINER.join(cells[name]) for name in HEADERS] for cells in _cards(text))
    return Table("vCard", encoding, "", checked(_with_header(rows), first=0), has_header=True)


def _with_header(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    yield HEADERS
    yield from rows


def _cards(text: io.TextIOWrapper) -> Iterator[Cells]:
    card: list[Property] | None = None
    number = 0
    for line in _unfolded(text):
        if line.upper() == BEGIN:
            card, number = [], number + 1
        elif line.upper() == END and card is not None:
            yield _cells_of(card)
            card = None
        elif card is not None and (found := parse_line(line)):
            card.append(found)
    if card is not None:
        raise TableError(f"Card {number} has no end. The file may have been cut off.")


def _cells_of(card: list[Property]) -> Cells:
    cells: Cells = defaultdict(list)
    labels = {p.group: p.text for p in card if p.name == "X-ABLABEL" and p.group}
    for found in card:
        _add(cells, _with_label(found, labels.get(found.group, "")))
    if not any(cells[name] for name in ("Full name", "First name", "Last name", "Organization")):
        # Telephones show such a card under what is left of it.
        names = [*cells["Nickname"], *cells["Email"], *cells["Home email"], *cells["Work email"]]
        cells["Full name"] = names[:1]
    return cells


def _with_label(found: Property, label: str) -> Property:
    """Apple and Google write a label beside the value: "item1.TEL", "item1.X-ABLabel"."""
    own = APPLE_LABEL.fullmatch(label)
    label = " ".join((own[1] if own else label).split())[:60]
    if label.lower() in PLACES:
        return replace(found, words=found.words | {label.lower()})
    side = next((side for side in ("work", "home") if side in found.words), "")
    is_mobile = found.name == "TEL" and found.words & {"cell", "iphone", "mobile"}
    plain = "" if label.lower() in PLAIN_LABELS else label
    return replace(found, label=plain.strip("[]") or (side if is_mobile else ""))


def _unfolded(lines: io.TextIOWrapper) -> Iterator[str]:
    """Yield logical lines: folded ones begin with a space, quoted-printable ones end with "="."""
    pending = ""
    for raw in lines:
        line = raw.rstrip("\n")
        if line[:1] in {" ", "\t"} and pending:
            pending = (pending + line[1:])[:MAX_LINE]
        elif _goes_on(pending):
            pending = (pending[:-1] + line)[:MAX_LINE]
        else:
            yield pending.strip()
            pending = line
    yield pending.strip()


def _goes_on(line: str) -> bool:
    return line.endswith("=") and "QUOTED-PRINTABLE" in line.split(":", 1)[0].upper()


def parse_line(line: str) -> Property | None:
    """Return a content line's parts, or None for one nobody needs."""
    match = LINE.fullmatch(line)
    if not match or (name := match[2].upper()) in UNUSED:
        return None
    parameters = [p.replace('"', "").lower() for p in PARAMETER.findall(match[3])]
    words = {word for p in parameters for word in p.split("=", 1)[-1].split(",")}
    value = _decoded(match[4], parameters, words)
    return Property(name, words, value, (match[1] or "").lower())


def _decoded(value: str, parameters: list[str], words: set[str]) -> str:
    if "quoted-printable" not in words:
        return value
    raw = quopri.decodestring(value.encode())
    charset = next((p[8:] for p in parameters if p.startswith("charset=")), "utf-8")
    try:
        return raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return raw.decode("cp1252", "replace")


def unescape(value: str) -> str:
    """Return a value without its backslashes (RFC 6350, section 3.4)."""
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value).strip()


def _add(cells: Cells, found: Property) -> None:
    if add := ADDERS.get(found.name):
        add(cells, found)


def _put(cells: Cells, column: str, value: str) -> None:
    if value and value not in cells[column]:
        cells[column].append(value)


def _place(column: str, words: set[str]) -> str:
    """The column for a value at home or at work."""
    side = next((side for side in ("Work", "Home") if side.lower() in words), "")
    return f"{side} {column.lower()}" if side else column


def _name(cells: Cells, found: Property) -> None:
    last, first, middle, _, suffix, *_ = [*found.parts, "", "", "", "", ""]
    columns = ("Last name", "First name", "Middle name", "Suffix")
    for column, value in zip(columns, (last, first, middle, suffix), strict=True):
        _put(cells, column, value)


def _organization(cells: Cells, found: Property) -> None:
    if not cells["Organization"]:
        company, *departments = found.parts
        _put(cells, "Organization", company)
        _put(cells, "Department", ", ".join(filter(None, departments)))


def _phone(cells: Cells, found: Property) -> None:
    if found.words & NO_CALLS:
        return
    number = re.sub(r"(?i)^tel:", "", found.labeled)
    number = re.sub(r"(?i);ext=", " x", number)
    is_mobile = found.words & {"cell", "iphone", "mobile"}
    _put(cells, "Mobile" if is_mobile else _place("Phone", found.words), number)


def _email(cells: Cells, found: Property) -> None:
    # One that is none would keep the whole card out.
    if "@" in found.text:
        _put(cells, _place("Email", found.words), found.labeled)
    else:
        _put(cells, "Left out", "an e-mail address without @")


def _message(cells: Cells, found: Property) -> None:
    if "signal" in found.words:
        _put(cells, "Signal", re.sub(r"(?i)^\w+:", "", found.text))


def _note(cells: Cells, found: Property) -> None:
    if found.text:
        _put(cells, "Left out", "its note")


def _address(cells: Cells, found: Property) -> None:
    box, more, street, city, state, code, country, *_ = [*found.parts, *[""] * 7]
    lines = [box, more, street, city, f"{state} {code}".strip(), country]
    trimmed = (line.strip(" ,") for part in lines for line in part.splitlines())
    whole = ", ".join(filter(None, trimmed))
    labeled = f"{whole} [{found.label}]" if whole and found.label else whole
    _put(cells, _place("Address", found.words), labeled)


def _kind(cells: Cells, found: Property) -> None:
    is_company = found.text.lower() in {"org", "organization", "company"}
    _put(cells, "Kind", "organization" if is_company else found.text)


ADDERS = {
    "FN": lambda cells, found: _put(cells, "Full name", "" if cells["Full name"] else found.text),
    "N": _name,
    "KIND": _kind,
    "X-ABSHOWAS": _kind,
    "PRONOUNS": lambda cells, found: _put(cells, "Pronouns", found.text),
    "ORG": _organization,
    "TITLE": lambda cells, found: _put(cells, "Title", found.text),
    "ROLE": lambda cells, found: _put(cells, "Title", "" if cells["Title"] else found.text),
    "CATEGORIES": lambda cells, found: _put(cells, "Tags", found.text),
    "EMAIL": _email,
    "NICKNAME": lambda cells, found: _put(cells, "Nickname", found.text),
    "NOTE": _note,
    "IMPP": _message,
    "X-PRONOUNS": lambda cells, found: _put(cells, "Pronouns", found.text),
    "X-DO-NOT-CONTACT": lambda cells, found: _put(cells, "Please do not contact", found.text),
    "TEL": _phone,
    "URL": lambda cells, found: _put(cells, "Website", found.labeled),
    "X-SOCIALPROFILE": lambda cells, found: _put(cells, "Social", found.text),
    "SOCIALPROFILE": lambda cells, found: _put(cells, "Social", found.text),
    "ADR": _address,
}
