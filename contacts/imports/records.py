"""One row of a file as what it says about a contact, checked, before the database is asked."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..columns import place_of
from ..models.choices import Category, Channel, Kind

MANY = re.compile(r"\s*:::\s*")
LISTED = re.compile(r"\s*(?::::|[;,\n])\s*")
LISTED_LINKS = re.compile(r"\s*:::\s*|[\s;]+")
NETWORKS = {
    "twitter": "https://twitter.com/",
    "facebook": "https://www.facebook.com/",
    "instagram": "https://www.instagram.com/",
    "youtube": "https://www.youtube.com/",
    "linkedin": "https://www.linkedin.com/in/",
}
LISTED_PHONES = re.compile(r"\s*(?::::|[;\n])\s*")
# Broad on purpose (RFC 6531): newsletters hold letters of every script, test systems no dot.
EMAIL = re.compile(r"[^@\s,;:<>()\[\]\"]+@[^\W_](?:[\w.-]*[^\W_])?", re.UNICODE)
EXTENSION = re.compile(r"(?i)\s*(?:x|ext|#).*$")
LABELED = re.compile(r"(.*\S)\s+\[([^\[\]]{1,60})\]", re.DOTALL)
NO = {"no", "n", "false", "0", "-"}
YES = {"yes", "y", "true", "1", "x"}
NOT_OUR_TAGS = {"my contacts", "mycontacts", "starred", "imported", "please do not contact"}
LENGTHS = {
    **{"name": 200, "role": 200, "value": 500, "tag": 60, "pronouns": 50, "pronunciation": 100},
    "do_not_contact_reason": 300,
}
KINDS = {
    **dict.fromkeys(["person", "people", "individual", "contact", "persona"], Kind.PERSON),
    **dict.fromkeys(
        ["organization", "organisation", "company", "org", "business", "agency", "group"],
        Kind.ORGANIZATION,
    ),
}
CATEGORIES = {word.lower(): value for value, label in Category.choices for word in (value, label)}


@dataclass(frozen=True)
class Method:
    """A way to reach somebody, as the file has it."""

    channel: str
    value: str
    label: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What two ways have in common if they are one, however they are typed."""
        return method_key(self.channel, self.value)


@dataclass
class Record:
    """What a row says; a `problem` means it cannot be imported, a `remark` that a part cannot."""

    number: int
    kind: str = Kind.PERSON
    name: str = ""
    folded: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    methods: list[Method] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    organization: str = ""
    place: str = ""  # the organization, folded
    role: str = ""
    profile: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    remark: str = ""

    @property
    def keys(self) -> set[tuple[str, str]]:
        """Its ways to reach somebody, comparable."""
        return {method.key for method in self.methods}


@dataclass(frozen=True)
class Cell:
    """A cell with what its header tells: home or work, and which of several addresses."""

    text: str
    header: str = ""
    place: str = ""
    group: str = ""


Values = Mapping[str, Sequence[Cell]]


def method_key(channel: str, value: str) -> tuple[str, str]:
    """Return a channel and value such that equal ones reach the same end."""
    if channel in {Channel.PHONE, Channel.MOBILE, Channel.SIGNAL}:
        digits = re.sub(r"\D", "", EXTENSION.sub("", value))
        is_american = len(digits) == 11 and digits[0] == "1"  # noqa: PLR2004
        return "phone", digits[1:] if is_american else digits
    text = value.strip().lower()
    if channel in {Channel.WEBSITE, Channel.SOCIAL}:
        return "web", re.sub(r"^(?:https?://)?(?:www\.|m\.)?", "", text).rstrip("/")
    if channel == Channel.ADDRESS:
        return "address", re.sub(r"[\W_]+", "", text)
    return channel, text


def values_of(
    cells: Sequence[str], headers: Sequence[str], mapping: Mapping[int, str]
) -> dict[str, list[Cell]]:
    """Return the cells of a row under what they hold; empty ones are left out."""
    values: dict[str, list[Cell]] = defaultdict(list)
    for index, key in mapping.items():
        if key and index < len(cells) and cells[index]:
            header = headers[index]
            group = re.match(r"(?i)address (\d+) ", header)
            place = place_of(header)
            cell = Cell(cells[index], header, place, group[1] if group else place)
            values[key].append(cell)
    return values


def first(values: Values, key: str) -> str:
    """Return the first cell that holds something of a kind, on one line."""
    return " ".join(values[key][0].text.split()) if values.get(key) else ""


def full_name(values: Values) -> str:
    """Return the name as one would say it, put together from its parts where need be."""
    parts = (first(values, key) for key in ("first_name", "middle_name", "last_name"))
    name = first(values, "name") or " ".join(filter(None, parts))
    suffix = first(values, "suffix")
    return f"{name}, {suffix}" if suffix and name and not first(values, "name") else name


def methods_of(values: Values) -> list[Method]:
    """Return every way to reach somebody once, in the file's order."""
    found = [*_emails(values), *_phones(values), *_links(values), *_addresses(values)]
    return list({method.key: method for method in reversed(found)}.values())[::-1]


def stop_reason(values: Values) -> str:
    """Return why somebody must be left in peace, or "" if nothing says so."""
    text = first(values, "do_not_contact_reason")
    if text.lower() in NO:
        return ""
    return "An imported list says so." if text.lower() in YES else text


def labeled(text: str) -> Iterator[tuple[str, str]]:
    """Yield each of a cell's values with the label in brackets behind it, or ""."""
    for part in MANY.split(text):
        match = LABELED.fullmatch(part)
        yield (match[1], match[2]) if match else (part, "")


def _emails(values: Values) -> Iterator[Method]:
    for cell in values.get("email", ()):
        for text, label in labeled(cell.text):
            for part in LISTED.split(text):
                inner = re.search(r"<([^>]*)>", part)
                value = (inner[1] if inner else part).removeprefix("mailto:").strip("\"' ")
                if value:
                    yield Method(Channel.EMAIL, value, label or cell.place)


def _phones(values: Values) -> Iterator[Method]:
    for key in (Channel.PHONE, Channel.MOBILE, Channel.SIGNAL):
        for cell in values.get(key, ()):
            place = "" if key == Channel.MOBILE else cell.place
            for text, label in labeled(cell.text):
                for part in filter(None, LISTED_PHONES.split(text)):
                    yield Method(key, part, label or place)


def _links(values: Values) -> Iterator[Method]:
    for cell in values.get("website", ()):
        for text, label in labeled(cell.text):
            for part in filter(None, LISTED_LINKS.split(text)):
                yield Method(Channel.WEBSITE, part if "://" in part else f"http://{part}", label)
    for cell in values.get("social", ()):
        network = next((name for name in NETWORKS if name in cell.header.lower()), "")
        for part in filter(None, LISTED_LINKS.split(cell.text)):
            is_handle = network and not re.search(r"[./]", part)
            link = NETWORKS[network] + part.removeprefix("@") if is_handle else part
            yield Method(Channel.SOCIAL, link, network.title())


def _addresses(values: Values) -> Iterator[Method]:
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key in ("street", "city", "state", "postcode", "country"):
        for cell in values.get(key, ()):
            groups[cell.group][key].append(cell.text)
    for group, parts in groups.items():
        if parts.keys() <= {"state", "country"}:
            continue  # "VA" alone reaches nobody
        region = " ".join([*parts["state"], *parts["postcode"]])
        more = [*parts["city"], region, *parts["country"]]
        for street, own in labeled(", ".join(parts["street"])):
            lines = [line.strip(" ,") for line in [*street.splitlines(), *more]]
            label = own or ("" if group.isdigit() else group)
            yield Method(Channel.ADDRESS, ", ".join(filter(None, lines)), label)


def tags_of(values: Values) -> list[str]:
    """Return the tags of a row, and a category that is none of ours as one more."""
    parts = [
        part.strip("* ") for cell in values.get("tags", ()) for part in LISTED.split(cell.text)
    ]
    category = first(values, "category")
    if category.lower() not in CATEGORIES:
        parts.append(category)
    kept = (part for part in parts if part and part.lower() not in NOT_OUR_TAGS)
    return list({part.lower(): part for part in kept}.values())


def problem_of(record: Record) -> str:
    """Return what keeps a record from being imported, as a sentence, or ""."""
    if not record.name:
        return "There is no name in this row."
    for method in record.methods:
        if problem := _method_problem(method):
            return problem
    texts = [("name", record.name), ("name", record.organization), ("role", record.role)]
    texts += [("value", method.value) for method in record.methods]
    texts += [("tag", tag) for tag in record.tags] + list(record.fields.items())
    for what, text in texts:
        if len(text) > LENGTHS.get(what, 500):
            return f"“{text[:40]}…” is longer than {LENGTHS.get(what, 500)} letters."
    return ""


def _method_problem(method: Method) -> str:
    if method.channel == Channel.EMAIL and not EMAIL.fullmatch(method.value):
        return f"“{method.value[:80]}” is not an e-mail address."
    kind, text = method.key
    if kind == "phone" and len(text) < 3:  # noqa: PLR2004 - 211 and 988 are numbers
        return f"“{method.value[:80]}” is not a phone number."
    return ""
