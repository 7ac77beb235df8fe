"""Write the demo's texts into the database, with days counted from today."""

import zoneinfo
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Program, User
from contacts.models import (
    Affiliation,
    Contact,
    ContactMethod,
    FollowUp,
    Note,
    Stance,
    Tag,
)
from events.models import Event, ServiceHours, Site
from media_liaison.models import Journalist, Outlet

from . import calendar, notes, people, press, program
from .shapes import Date, Said, Who
from .team import is_there, make_team

ZONE = zoneinfo.ZoneInfo(program.TIME_ZONE)


def load_demo(today: date | None = None) -> bool:
    """Load the demo as seen on a day and return True, or do nothing if it is there already."""
    if is_there():
        return False
    with transaction.atomic():
        Demo(today or timezone.now().astimezone(ZONE).date()).load()
    return True


class Demo:
    """One loading of the demo: who is who by key, and which day is today."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.team: dict[str, User] = {}
        self.contacts: dict[str, Contact] = {}

    def load(self) -> None:
        """Write everything, each kind of row in as few statements as it takes."""
        self.team = make_team()
        self.set_program()
        self.add_contacts()
        self.add_details()
        self.add_stances()
        for said in notes.NOTES:
            self.add_note(said)
        self.add_calendar()
        self.add_press()

    def day(self, ago: int) -> date:
        """The day so many days before today."""
        return self.today - timedelta(days=ago)

    def set_program(self) -> None:
        """Fill in the program's profile, unless somebody has."""
        Program.objects.get_or_create(
            pk=1,
            defaults={
                "name": program.NAME,
                "public_contact": program.PUBLIC_CONTACT,
                "time_zone": program.TIME_ZONE,
                "values": program.VALUES,
            },
        )

    def add_contacts(self) -> None:
        """People and organizations."""
        rows = Contact.objects.bulk_create([self.contact(who) for who in people.CONTACTS])
        self.contacts = dict(zip([who.key for who in people.CONTACTS], rows, strict=True))

    def contact(self, who: Who) -> Contact:
        """One contact, with the stance in force copied from the newest overall judgement."""
        overall = [view for view in who.views if not view.topic]
        return Contact(
            kind=Contact.Kind.PERSON if who.person else Contact.Kind.ORGANIZATION,
            name=who.name,
            category=who.category,
            reach=who.reach,
            community=who.community,
            influence=who.influence,
            stance=min(overall, key=lambda view: view.ago).level if overall else "unknown",
            lead=self.team.get(who.lead),
            backup=self.team.get(who.backup),
            keep_in_touch_days=who.every,
            verified_on=None if who.checked is None else self.day(who.checked),
            verified_by=None if who.checked is None else self.team["Volunteer"],
            **who.facts,
        )

    def add_details(self) -> None:
        """Ways to reach them, where they work and worked, and tags."""
        methods, jobs, links = [], [], []
        names = sorted({tag for who in people.CONTACTS for tag in who.tags})
        tags = {name: Tag.objects.get_or_create(name=name)[0] for name in names}
        for who in people.CONTACTS:
            contact = self.contacts[who.key]
            links += [Contact.tags.through(contact=contact, tag=tags[tag]) for tag in who.tags]
            for place, (channel, text) in enumerate(who.methods):
                value, _, label = text.partition("|")
                method = ContactMethod(contact=contact, channel=channel, value=value, label=label)
                method.is_preferred = place == 0 and len(who.methods) > 1
                methods.append(method)
            for job in who.jobs:
                affiliation = Affiliation(
                    person=contact, organization=self.contacts[job.at], role=job.role
                )
                affiliation.started_on = self.day(job.since)
                affiliation.ended_on = None if job.until is None else self.day(job.until)
                jobs.append(affiliation)
        ContactMethod.objects.bulk_create(methods)
        Affiliation.objects.bulk_create(jobs)
        Contact.tags.through.objects.bulk_create(links)

    def add_stances(self) -> None:
        """Judgements over time, with what told us so."""
        Stance.objects.bulk_create(
            Stance(
                contact=self.contacts[who.key],
                level=view.level,
                topic=view.topic,
                on=self.day(view.ago),
                evidence=view.evidence,
                author=self.team[view.by],
            )
            for who in people.CONTACTS
            for view in who.views
        )

    def add_note(self, said: Said) -> None:
        """One note, the contacts it is about, and what we will do next."""
        about = [self.contacts[key] for key in said.about.split()]
        happened_at = datetime.combine(self.day(said.ago), time(said.hour, 20), ZONE)
        note = Note.objects.create(
            kind=said.kind,
            happened_at=happened_at,
            summary=said.summary,
            happened=said.happened,
            meaning=said.meaning,
            sensitivity="restricted" if said.restricted else "shared",
            author=self.team[said.by],
        )
        note.contacts.set(about)
        if said.then:
            due = self.day(-said.then.due)
            FollowUp.objects.create(
                what=said.then.what,
                due_on=due,
                assigned_to=self.team[said.then.by],
                contact=about[0],
                note=note,
                done_at=datetime.combine(due, time(16), ZONE) if said.then.done else None,
            )

    def add_calendar(self) -> None:
        """The site, its hours, and what happens there and elsewhere."""
        self.site = Site.objects.create(**program.SITE, time_zone=program.TIME_ZONE)
        ServiceHours.objects.bulk_create(
            ServiceHours(site=self.site, weekday=weekday, opens=opens, closes=closes)
            for weekday, opens, closes in program.HOURS
        )
        Event.objects.bulk_create(self.event(entry) for entry in calendar.EVENTS)

    def event(self, entry: Date) -> Event:
        """One event on a weekday some weeks from this one."""
        monday = self.day(self.today.weekday())
        day = monday + timedelta(weeks=entry.week, days=entry.weekday - 1)
        return Event(
            kind=entry.kind,
            title=entry.title,
            starts_at=datetime.combine(day, time.fromisoformat(entry.starts), ZONE),
            ends_at=datetime.combine(day, time.fromisoformat(entry.ends), ZONE),
            time_zone=program.TIME_ZONE,
            site=None if entry.place else self.site,
            place=entry.place,
            host=self.contacts.get(entry.host),
            organiser=self.team[entry.by],
            description=entry.description,
            status=Event.Status.CANCELLED if entry.cancelled else Event.Status.PLANNED,
            cancelled_because=entry.cancelled,
        )

    def add_press(self) -> None:
        """Profiles of outlets and journalists."""
        Outlet.objects.bulk_create(
            Outlet(
                contact=self.contacts[outlet.key],
                medium=outlet.medium,
                area=outlet.area,
                audience=outlet.audience,
                languages=outlet.languages,
                owner=outlet.owner,
                domain=outlet.domain,
                deadlines=outlet.deadlines,
            )
            for outlet in press.OUTLETS
        )
        Journalist.objects.bulk_create(
            Journalist(
                contact=self.contacts[person.key],
                beats=person.beats,
                languages=person.languages,
                approach=person.approach,
                deadlines=person.deadlines,
                told_on=None if person.told is None else self.day(person.told),
            )
            for person in press.JOURNALISTS
        )
