"""Which pages are measured: the one table. A new page is one line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote
from uuid import uuid4

from django.db.models import Model
from django.utils import timezone

from accounts.models import Program, User
from contacts.models import Challenge, Contact
from events.models import Event
from events.services.feeds import make_feed
from media_liaison.models import Journalist
from ssp_crm.paging import cursor_after

VARIANTS = 20  # paths of one kind, taken in turn, so that no single row is always warm
DEEP = 0.8  # how far down the list the deep page begins


class Chosen:
    """Rows of the database in use that paths are made from; empty lists where it is empty."""

    def __init__(self, user: User) -> None:
        people = Contact.objects.active().filter(kind=Contact.Kind.PERSON)
        self.contacts = spread(people.filter(notes__isnull=False).distinct())
        self.journalists = [row.contact for row in spread(Journalist.objects.all())]
        ordered = Contact.objects.active().order_by("sort_key", "pk")
        self.deep = ordered[int(ordered.count() * DEEP) :].first()
        self.month = f"{timezone.localdate():%Y-%m}"
        self.challenges = spread(Challenge.objects.open().filter(sensitivity="shared"))
        self.with_guests = Event.objects.filter(rsvps__isnull=False).first()
        self.feed = make_feed(user=user, label="bench")
        program = Program.objects.current()
        self.has_public_line, self.has_visitors_page = program.concerns_open, program.visits_open

    def searches(self, change: Callable[[str], str]) -> list[str]:
        """Lists found by a changed name."""
        return [f"/contacts/?q={quote(change(contact.name))}" for contact in self.contacts]


def spread(queryset):  # type: ignore[no-untyped-def]
    """Return a few rows from all over a table."""
    keys = list(queryset.order_by("pk").values_list("pk", flat=True))
    step = max(len(keys) // VARIANTS, 1)
    return list(queryset.model.objects.filter(pk__in=keys[::step][:VARIANTS]).order_by("pk"))


def beginning(name: str) -> str:
    """The first four letters of a surname, as somebody on the phone types them."""
    return name.rsplit(maxsplit=1)[-1][:4]


def slip(name: str) -> str:
    """The name with its surname's third letter left out."""
    first, _, last = name.rpartition(" ")
    return f"{first} {last[:2]}{last[3:]}".strip()


def deep_page(chosen: Chosen) -> list[str]:
    """A page far down the list, by its key."""
    return [f"/contacts/?page={cursor_after('sort_key', chosen.deep)}"] if chosen.deep else []


def contact_pages(chosen: Chosen) -> list[str]:
    """People with notes."""
    return [contact.get_absolute_url() for contact in chosen.contacts]


def briefs(chosen: Chosen) -> list[str]:
    """What is printed before meeting those people."""
    return [f"{contact.get_absolute_url()}brief/" for contact in chosen.contacts]


def ways_to_contacts(chosen: Chosen) -> list[str]:
    """Who could put in a word with people."""
    return [f"{contact.get_absolute_url()}path/" for contact in chosen.contacts]


def press_searches(chosen: Chosen) -> list[str]:
    """Journalists by the beginning of their names."""
    return [f"/media/journalists/?q={quote(beginning(row.name))}" for row in chosen.journalists]


def addresses(row: Model | None) -> list[str]:
    """A row's own page, if there is such a row."""
    return [row.get_absolute_url()] if row else []  # type: ignore[attr-defined]


def note_forms(chosen: Chosen) -> list[str]:
    """The form of a new note about someone."""
    return [f"{contact.get_absolute_url()}notes/new/" for contact in chosen.contacts]


def new_note(path: str) -> dict[str, str]:
    """What is typed into the form of a new note; every time another note."""
    return {
        "form_id": str(uuid4()),
        "contacts": path.split("/")[2],
        "kind": "call",
        "happened_at": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
        "happened": "We spoke about the open house. They will bring two neighbors.",
        "meaning": "Worth a call after it.",
        "summary": "Open house",
        "sensitivity": "shared",
    }


def public_line(chosen: Chosen) -> list[str]:
    """The neighbors' line, where it is open."""
    return ["/concerns/"] if chosen.has_public_line else []


def visitors_page(chosen: Chosen) -> list[str]:
    """The visitors' page, where it is open."""
    return ["/visit/"] if chosen.has_visitors_page else []


@dataclass(frozen=True)
class Page:
    """A page: the words for it, its paths in a database, and what is posted to it, if anything."""

    name: str
    paths: Callable[[Chosen], list[str]]
    typed: Callable[[str], dict[str, str]] | None = None

    @property
    def status(self) -> int:
        """The answer of a page that works; a saved form leads elsewhere."""
        return 302 if self.typed else 200


def at(path: str) -> Callable[[Chosen], list[str]]:
    """Return a chooser for a page that has one path."""
    return lambda chosen: [path]


def half_a_year_ago() -> date:
    """The day the power map compares with."""
    return timezone.localdate() - timedelta(days=182)


BARE = Page("bare page", at("/bench/bare/"))
PAGES = (
    BARE,
    Page("today", at("/")),
    Page("contact list, first page", at("/contacts/")),
    Page("contact list, deep page", deep_page),
    Page("contact list, filtered", at("/contacts/?category=media&stance=ally")),
    Page("likely duplicates", at("/contacts/duplicates/")),
    Page("contact with its notes", contact_pages),
    Page("brief", briefs),
    Page("power map", at("/contacts/power-map/")),
    Page("power map, who moved", at(f"/contacts/power-map/?since={half_a_year_ago()}")),
    Page("spheres", at("/contacts/spheres/")),
    Page("search by a name's beginning", lambda chosen: chosen.searches(beginning)),
    Page("search with a typo", lambda chosen: chosen.searches(slip)),
    Page("search everything", at("/search/?q=open+house")),
    Page("save a note", note_forms, new_note),
    Page("asks and promises", at("/contacts/commitments/")),
    Page("asks and promises, settled", at("/contacts/commitments/?state=settled&topic=host")),
    Page("allies, all topics", at("/contacts/allies/")),
    Page("allies to testify", at("/contacts/allies/?topic=testify")),
    Page("ways to somebody", ways_to_contacts),
    Page("memberships", at("/contacts/memberships/")),
    Page("month calendar", lambda chosen: [f"/events/?month={chosen.month}"]),
    Page("agenda", at("/events/agenda/")),
    Page("event with its guests", lambda chosen: addresses(chosen.with_guests)),
    Page("calendar feed", lambda chosen: [f"/feeds/{chosen.feed}.ics"]),
    Page("week calendar", at("/events/week/?also=follow-ups&also=deadlines&also=duty")),
    Page("speakers", at("/events/speakers/")),
    Page("year of events", at("/events/report/")),
    Page("checklist of visits", at("/events/checklist/")),
    Page("words that matter", at("/library/words/")),
    Page("messages", at("/library/messages/")),
    Page("press desk", at("/media/")),
    Page("press look-up", press_searches),
    Page("journalist list", at("/media/journalists/")),
    Page("inquiries", at("/media/inquiries/")),
    Page("plan of posts", at("/media/posts/")),
    Page("coverage", at("/media/coverage/")),
    Page("what we said last time", at("/media/statements/?q=open+house")),
    Page("press duty", at("/media/duty/")),
    Page("open challenges", at("/contacts/challenges/")),
    Page("playbook search", at("/contacts/challenges/?view=playbook&q=night+noise+neighbor")),
    Page("challenge", lambda chosen: [row.get_absolute_url() for row in chosen.challenges]),
    Page("neighbors' line", public_line),
    Page("visitors' page", visitors_page),
)
