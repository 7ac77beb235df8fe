"""Tell whether a row of a file is somebody already here, or said by an earlier row."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ..models.choices import Channel
from .records import Method, Record

# What one list writes and the next leaves out: "The Harlow Herald", "WBAL-TV".
LITTLE_WORDS = {"the", "tv", "fm", "am", "online", "com"}
SHARES, FITS, DIFFERS = "shares", "fits", "differs"
ALREADY_HERE = "Already here; the file adds nothing."
ARCHIVED = "Already here, but put away. Bring the contact back first to add to it."
TWINS = (
    "Several contacts here have this name. Add an e-mail or phone to the row to tell them apart."
)


@dataclass
class Known:
    """What is known of a contact, or will be once the earlier row `root` is imported."""

    kind: str
    folded: str
    pk: int | None = None
    root: int | None = None
    is_archived: bool = False
    keys: set[tuple[str, str]] = field(default_factory=set)
    fields: dict[str, str] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)
    profile: dict[str, str] | None = None

    @classmethod
    def of(cls, record: Record) -> "Known":
        """What a new contact will be known for."""
        known = cls(record.kind, record.folded, root=record.number)
        known.absorb(record)
        return known

    def absorb(self, record: Record) -> None:
        """Add what a row says, so that the next row is compared with both."""
        self.keys |= record.keys
        self.fields = {**record.fields, **self.fields}
        self.tags |= {tag.lower() for tag in record.tags}
        if record.place:
            self.organizations.add(record.place)
        if record.profile:
            self.profile = {**record.profile, **(self.profile or {})}


@dataclass
class Additions:
    """What a row would add to a contact. Nothing that is there is ever changed."""

    methods: list[Method] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    organization: str = ""
    place: str = ""
    role: str = ""
    profile: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any([self.methods, self.tags, self.fields, self.organization, self.profile])

    def __str__(self) -> str:
        words = [f"{Channel(m.channel).label.lower()} {m.value}" for m in self.methods]
        words += [f"tag {tag}" for tag in self.tags]
        words += [name.replace("_", " ") for name in (*self.fields, *self.profile)]
        if self.organization:
            words.append(f"{self.role or 'work'} at {self.organization}")
        return ", ".join(words)


@dataclass(frozen=True)
class Decision:
    """What becomes of a row, why, and whom it is about."""

    action: str
    reason: str = ""
    known: Known | None = None


Fit = Callable[[Record, Known], str]


def fit(record: Record, known: Known) -> str:
    """Compare two of the same name: a shared e-mail or phone settles it, other ones part them."""
    parted = False
    for channel in ("email", "phone"):
        mine = {value for kind, value in record.keys if kind == channel}
        theirs = {value for kind, value in known.keys if kind == channel}
        if mine & theirs:
            return SHARES
        parted = parted or bool(mine and theirs)
    return DIFFERS if parted else FITS


def names_alike(one: str, other: str) -> bool:
    """Say whether two folded names may be one person's: "john doe", "mr john h doe", "j doe"."""
    words, others = one.split(), other.split()
    if not words or not others:
        return False
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    return words[-1] == others[-1] and words[0][0] == others[0][0]


def names_same(one: str, other: str) -> bool:
    """Say whether two folded names differ in little words only."""
    names = [[word for word in name.split() if word not in LITTLE_WORDS] for name in (one, other)]
    return names[0] == names[1] != []


class Matcher:
    """Everyone a batch of rows could be about, found by name, e-mail or web domain."""

    def __init__(self, known: Iterable[Known], fit: Fit) -> None:
        self.fit = fit
        self.by_name: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self.by_email: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self.by_domain: dict[str, list[Known]] = defaultdict(list)
        for one in known:
            self.add(one)

    def add(self, known: Known) -> None:
        """Let later rows find a contact."""
        self.by_name[known.kind, known.folded].append(known)
        for channel, value in known.keys:
            if channel == "email":
                self.by_email[known.kind, value].append(known)
        if domain := (known.profile or {}).get("domain"):
            self.by_domain[domain].append(known)

    def find(self, record: Record) -> tuple[Known | None, str]:
        """Return whom a record is about, or None; and a sentence where that cannot be told."""
        named = [(self.fit(record, k), k) for k in self.by_name[record.kind, record.folded]]
        if sharing := [known for how, known in named if how == SHARES]:
            return sharing[0], ""
        fitting = [known for how, known in named if how == FITS]
        if len(fitting) > 1:
            return None, TWINS
        found = fitting[0] if fitting else self._by_email(record) or self._by_domain(record)
        return found, ""

    def _by_email(self, record: Record) -> Known | None:
        for channel, value in sorted(record.keys):
            if channel != "email":
                continue
            for known in self.by_email[record.kind, value]:
                if names_alike(record.folded, known.folded):
                    return known
        return None

    def _by_domain(self, record: Record) -> Known | None:
        """Papers of one house share a domain: only one of nearly the same name is meant."""
        sharing = self.by_domain.get(record.profile.get("domain", ""), [])
        alike = [known for known in sharing if names_same(record.folded, known.folded)]
        return alike[0] if len(alike) == 1 else None
