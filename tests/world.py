"""One of everything, so that every address of the house can be asked for."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from model_bakery import baker

from accounts.models import Program, User, Value
from accounts.roles import ADMIN, LEADERSHIP, LIAISON, STAFF, VOLUNTEER
from contacts.models import (
    Affiliation,
    BulkChange,
    Challenge,
    ChallengeStep,
    Commitment,
    Concern,
    Contact,
    ContactMethod,
    DuplicatePair,
    FollowUp,
    ImportRun,
    Membership,
    Mention,
    Merge,
    Note,
    Organization,
    Person,
    Relationship,
    SavedFilter,
    Stance,
    Tag,
)
from events.models import (
    CalendarFeed,
    CalendarImport,
    ChecklistItem,
    DateRequest,
    Event,
    Rsvp,
    Series,
    ServiceException,
    ServiceHours,
    Site,
    Speaker,
    SpeakingTurn,
    TourCheck,
)
from library.models import Exemption, Message, Resource, Term
from media_liaison.models import Journalist, Outlet
from ssp_crm.models import JobRun, Mail
from tests.addresses import Address
from tests.conftest import person
from tests.world_press import our_voice, press_desk

NOBODY = 2_000_000_000  # an id no row has
CAST = {
    "volunteer": ("Vera", VOLUNTEER),
    "staff": ("Dana", STAFF),
    "liaison": ("Lior", LIAISON),
    "leadership": ("Grace", LEADERSHIP),
    "admin": ("Ada", ADMIN),
    "no role": ("Olu", None),
}
# Addresses whose name does not begin with the row they are about.
ABOUT = {
    "contacts:stance_new": "contacts.Contact",
    "contacts:duplicate": "contacts.DuplicatePair",
    "contacts:bulk": "contacts.BulkChange",
    "contacts:import": "contacts.ImportRun",
    "contacts:tie": "contacts.Relationship",
    "contacts:warm_path": "contacts.Contact",
    "public_visit_event": "events.Event",
    "events:hours": "events.ServiceHours",
    "events:feed": "events.CalendarFeed",
    "events:import": "events.CalendarImport",
    "events:turn": "events.SpeakingTurn",
    "events:turn_new": "events.Event",
    "events:guest": "events.Event",
    "events:door": "events.Event",
    "library:word": "library.Term",
    "mail_again": "ssp_crm.Mail",
    "library:exception": "library.Exemption",
    "events:journalist": "media_liaison.Journalist",
}
OPEN = {"concerns_open": True, "visits_open": True}
# Arguments that are no row's number.
LITERALS = {
    "uidb36": "1",
    "key": "set-password",
    "app_label": "contacts",
    "url": "nowhere",
    "year": 2026,
    "month": 11,
    "day": 23,
    "week": 47,
    "date": "2026-11-23",
    "token": "not-a-token",
}


@dataclass
class World:
    """People by role, and one row of each kind."""

    users: dict[str, User]
    rows: dict[str, Model] = field(default_factory=dict)

    def row(self, model: Any) -> Model:
        """Return the row of a model, made on first use."""
        model = apps.get_model(model) if isinstance(model, str) else model
        if model._meta.label not in self.rows:
            self.rows[model._meta.label] = baker.make(model)
        return self.rows[model._meta.label]


def make_world() -> World:
    """Make the people and the rows pages are about."""
    world = World({role: person(name, group) for role, (name, group) in CAST.items()})
    for row in [*_people(world), *_calendar()]:
        world.rows[row._meta.label] = row
    for row in _around_an_event(world):
        world.rows[row._meta.label] = row
    for row in [*_promises(world), *_teamwork(world), *_words(world)]:
        world.rows[row._meta.label] = row
    for row in [*press_desk(world), *our_voice(world)]:
        world.rows[row._meta.label] = row
    return world


def _people(world: World) -> list[Model]:
    dana, grace = world.users["staff"], world.users["leadership"]
    school = Contact.objects.create(name="Oak School", kind="organization", category="school")
    maria = Contact.objects.create(name="Maria Lopez", kind="person", lead=dana)
    paper = Contact.objects.create(name="Oak Gazette", kind="organization", category="media")
    note = Note.objects.create(author=dana, happened="We spoke at the fence.", summary="Hours")
    note.contacts.set([maria])
    due = timezone.localdate() - timedelta(days=1)
    follow_up = {"what": "Call her", "due_on": due, "assigned_to": dana, "contact": maria}
    return [
        Affiliation.objects.create(person=maria, organization=school, role="Head"),
        ContactMethod.objects.create(contact=maria, channel="phone", value="+1 555 0100"),
        FollowUp.objects.create(note=note, **follow_up),
        Journalist.objects.create(contact=maria, beats="health"),
        Outlet.objects.create(contact=paper, medium="newspaper"),
        Stance.objects.create(
            contact=maria, level="ally", on=date(2026, 1, 5), evidence="She said so.", author=grace
        ),
        ImportRun.objects.create(kind="contacts", file_name="list.csv", author=dana),
        Tag.objects.create(name="festival"),
        Program.objects.update_or_create(pk=1, defaults=OPEN)[0],
        Group.objects.get(name=STAFF),
        Organization.objects.get(pk=school.pk),
        Person.objects.get(pk=maria.pk),
        dana,
        maria,
        note,
    ]


def _promises(world: World) -> list[Model]:
    dana, maria = world.users["staff"], world.row("contacts.Contact")
    school = world.row("contacts.Organization")
    now = timezone.now()
    ask = {"what": "Speak at the hearing", "topic": "testify", "contact": maria, "owner": dana}
    told = {"title": "Boxes on the path", "facts": "Two boxes lay by the gate.", "author": dana}
    challenge = Challenge.objects.create(source="public", first_response_due=now, **told)
    challenge.contacts.set([maria])
    return [
        Commitment.objects.create(due_on=timezone.localdate(), **ask),
        challenge,
        ChallengeStep.objects.create(challenge=challenge, what="We went by.", author=dana),
        Concern.objects.create(challenge=challenge, kind="syringes", reference="0" * 64),
        Membership.objects.create(organization_id=school.pk, representative=dana),
        Relationship.objects.create(from_contact=maria, to_contact_id=school.pk),
    ]


def _teamwork(world: World) -> list[Model]:
    grace, maria = world.users["leadership"], world.row("contacts.Contact")
    twin = Contact.objects.create(name="Maria Lopes", kind="person")
    gone = Contact.objects.create(name="M. Lopez", kind="person", archived_at=timezone.now())
    return [
        DuplicatePair.objects.create(first=maria, second=twin, score=0.9, reasons=["Same name."]),
        Merge.objects.create(survivor=maria, merged=gone, before={}, author=grace),
        Mention.objects.create(note=world.row("contacts.Note"), user=world.users["staff"]),
        SavedFilter.objects.create(
            name="Schools", query="category=school", owner=world.users["staff"]
        ),
        BulkChange.objects.create(action="tag", before={}, author=world.users["staff"]),
    ]


def _words(world: World) -> list[Model]:
    lior, now = world.users["liaison"], timezone.now()
    said = {"concern": "It draws crowds.", "short": "Most come for ten minutes.", "source": "Log"}
    kept = {"title": "Notary list", "place": "Blue binder"}
    term = {"avoid": "user", "prefer": "person who uses drugs", "why": "People first."}
    return [
        Message.objects.create(author=lior, approved_by=lior, approved_at=now, **said),
        Resource.objects.create(suggested_by=lior, accepted_by=lior, accepted_at=now, **kept),
        Term.objects.create(**term),
        Exemption.objects.create(words="Users Union"),
        Value.objects.create(name="Dignity"),
    ]


def _calendar() -> list[Model]:
    site = Site.objects.create(name="Main Street")
    starts = timezone.make_aware(datetime(2026, 11, 24, 18))
    hours = {"weekday": 2, "opens": time(10), "closes": time(16)}
    return [
        Event.objects.create(
            kind="tour",
            title="Tour",
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            site=site,
            confidential=True,
        ),
        ServiceHours.objects.create(site=site, **hours),
        site,
    ]


def _around_an_event(world: World) -> list[Model]:
    tour = world.row("events.Event")
    robin = Speaker.objects.create(chosen_name="Robin", readiness="ready")
    return [
        CalendarFeed.objects.create(user=world.users["staff"], label="Phone", token_hash="0" * 64),
        CalendarImport.objects.create(file_name="old.ics", author=world.users["staff"]),
        ChecklistItem.objects.create(words="Cover the board", stage="before"),
        Series.objects.create(
            rule="FREQ=WEEKLY",
            starts_on=date(2026, 11, 24),
            starts=time(18),
            duration=timedelta(hours=1),
            time_zone="America/New_York",
        ),
        JobRun.objects.create(job="send_reminders", ended_at=timezone.now()),
        Mail.objects.create(key="one", to="noor@example.org", subject="Tour", body="Tomorrow"),
        ServiceException.objects.create(site=world.row("events.Site"), day=date(2026, 12, 25)),
        DateRequest.objects.create(name="Noor", email="noor@example.org", wish="A Monday"),
        Rsvp.objects.create(event=tour, contact=world.row("contacts.Contact")),
        SpeakingTurn.objects.create(event=tour, speaker=robin, talk="Why we are here"),
        TourCheck.objects.create(event=tour, words="Cover the board", stage="before"),
        robin,
    ]


def path_of(address: Address, world: World, pk: int | None = None) -> str:
    """Return an address with its arguments filled in, by default with rows that exist."""
    kwargs = {name: _value(name, address, world, pk) for name in address.arguments}
    if address.key == address.route:  # without a name only its route tells where it is
        return "/" + _filled(address.route, kwargs)
    return reverse(address.name, kwargs=kwargs)


def _filled(route: str, kwargs: dict[str, Any]) -> str:
    route = route.replace("(?P<url>.*)$", "<url>").replace("path:", "").replace("int:", "")
    for name, value in kwargs.items():
        route = route.replace(f"<{name}>", str(value))
    return route


def _value(name: str, address: Address, world: World, pk: int | None) -> Any:
    if name == "other":  # two different contacts are merged
        return pk if pk is not None else world.row("contacts.DuplicatePair").second_id
    if name in LITERALS:
        return LITERALS[name]
    return pk if pk is not None else world.row(model_of(address)).pk


def model_of(address: Address) -> Any:
    """Return the model of the row an address is about."""
    if model_admin := getattr(address.view, "model_admin", None):
        return model_admin.model
    app, _, rest = address.name.partition(":")
    thing = rest.split("_")[0]
    label = ABOUT.get(address.name) or ABOUT.get(f"{app}:{thing}") or f"{app}.{thing}"
    try:
        return apps.get_model(label)
    except LookupError as error:
        sentence = f"Say in tests/world.py (ABOUT) which row {address.name} is about."
        raise LookupError(sentence) from error
