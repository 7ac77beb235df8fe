"""What the demo's texts are written in: plain facts, days counted from the day it is loaded."""

from dataclasses import dataclass, field

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Team:
    """Someone who works at the demo program; the key is the role."""

    role: str
    name: str
    email: str
    pronouns: str
    phone: str


@dataclass(frozen=True)
class Job:
    """A person's role in an organization, in days before today; `until` None is still."""

    at: str
    role: str
    since: int
    until: int | None = None


@dataclass(frozen=True)
class View:
    """Where a contact stood so many days ago, and what told us so."""

    ago: int
    level: str
    evidence: str
    by: str = "Leadership"
    topic: str = ""


@dataclass(frozen=True)
class Who:
    """A contact; `methods` are (channel, value) with an optional label after a bar."""

    key: str
    name: str
    category: str
    reach: str
    community: str
    methods: Pairs = ()
    influence: int = 1
    jobs: tuple[Job, ...] = ()
    views: tuple[View, ...] = ()
    tags: tuple[str, ...] = ()
    lead: str = ""
    backup: str = ""
    every: int | None = None
    checked: int | None = None
    person: bool = True
    facts: dict[str, str | bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Next:
    """What one of us said we would do, by a day counted from today."""

    what: str
    due: int
    by: str
    done: bool = False


@dataclass(frozen=True)
class Said:
    """A note: so many days ago, at an hour, with or about these contacts."""

    ago: int
    hour: int
    kind: str
    by: str
    about: str
    summary: str
    happened: str
    meaning: str = ""
    then: Next | None = None
    restricted: bool = False


@dataclass(frozen=True)
class Date:
    """An event: weeks from this one, ISO weekday, start and end on the clock of the town."""

    kind: str
    title: str
    week: int
    weekday: int
    starts: str
    ends: str
    place: str
    by: str
    description: str
    host: str = ""
    cancelled: str = ""


@dataclass(frozen=True)
class Medium:
    """The press profile of an outlet, by the key of its contact."""

    key: str
    medium: str
    area: str
    audience: str
    languages: str
    domain: str
    deadlines: str
    owner: str = ""


@dataclass(frozen=True)
class Reporter:
    """The press profile of a journalist, by the key of the contact."""

    key: str
    beats: str
    approach: str
    deadlines: str
    languages: str = "English"
    told: int | None = None
