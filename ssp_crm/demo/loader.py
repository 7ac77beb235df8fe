"""Write the demo's texts into the database, with days counted from today."""

import zoneinfo
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Program, User
from accounts.services import set_values
from contacts.models import Affiliation, Contact, ContactMethod, FollowUp, Note, Tag
from contacts.services.notes import log_note
from contacts.services.stances import record_stance
from events.models import Event, ServiceHours, Site
from media_liaison.models import Journalist, Outlet

from . import calendar, notes, people, press, program
from .load_challenges import add_challenges
from .load_coverage import add_coverage
from .load_duty import add_duty
from .load_feeds import add_feeds
from .load_guests import add_guests
from .load_hours import add_hours
from .load_imports import add_imports
from .load_inquiries import add_inquiries
from .load_introductions import add_introductions
from .load_merging import add_merging
from .load_messages import add_messages
from .load_outbox import add_outbox
from .load_promises import add_promises
from .load_series import add_series
from .load_speakers import add_speakers
from .load_tours import add_tours
from .load_visitors import add_visitors
from .load_voice import add_voice
from .shapes import Date, Job, Next, Pairs, Said, Who
from .team import is_there, make_team

ZONE = zoneinfo.ZoneInfo(program.TIME_ZONE)


def load_demo(today: date | None = None) -> bool:
    """Load the demo as seen on a day and return True, or do nothing if it is there already."""
    if is_there():
        return False
    with transaction.atomic():
        Demo(today or timezone.now().astimezone(ZONE).date()).load()
    return True


def method(contact: Contact, pairs: Pairs, place: int) -> ContactMethod:
    """One way to reach a contact; the first of several is the preferred one."""
    channel, text = pairs[place]
    value, _, label = text.partition("|")
    preferred = place == 0 and len(pairs) > 1
    return ContactMethod(
        contact=contact, channel=channel, value=value, label=label, is_preferred=preferred
    )


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
        add_hours(self)
        add_challenges(self)
        add_promises(self)
        add_merging(self)
        add_speakers(self)
        add_tours(self)
        add_series(self)
        add_feeds(self)
        add_imports(self)
        add_guests(self)
        add_visitors(self)
        add_duty(self)
        add_messages(self)
        add_inquiries(self)
        add_coverage(self)
        add_introductions(self)
        add_voice(self)
        add_outbox(self)

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
                "concerns_open": True,
            },
        )
        set_values(names=program.VALUES)

    def add_contacts(self) -> None:
        """People and organizations."""
        rows = Contact.objects.bulk_create([self.contact(who) for who in people.CONTACTS])
        self.contacts = dict(zip([who.key for who in people.CONTACTS], rows, strict=True))

    def contact(self, who: Who) -> Contact:
        """One contact, before anyone has judged where it stands."""
        return Contact(
            kind=Contact.Kind.PERSON if who.person else Contact.Kind.ORGANIZATION,
            name=who.name,
            category=who.category,
            reach=who.reach,
            community=who.community,
            influence=who.influence,
            lead=self.team.get(who.lead),
            backup=self.team.get(who.backup),
            keep_in_touch_days=who.every,
            verified_on=None if who.checked is None else self.day(who.checked),
            verified_by=None if who.checked is None else self.team["Volunteer"],
            **who.facts,
        )

    def add_details(self) -> None:
        """Ways to reach them, where they work and worked, and tags."""
        known = [(self.contacts[who.key], who) for who in people.CONTACTS]
        ContactMethod.objects.bulk_create(
            method(contact, who.methods, place)
            for contact, who in known
            for place in range(len(who.methods))
        )
        Affiliation.objects.bulk_create(
            self.affiliation(contact, job) for contact, who in known for job in who.jobs
        )
        for contact, who in known:
            tags = [Tag.objects.get_or_create(name=name)[0] for name in who.tags]
            contact.tags.set(tags)

    def affiliation(self, person: Contact, job: Job) -> Affiliation:
        """A role somewhere, now or once."""
        return Affiliation(
            person=person,
            organization=self.contacts[job.at],
            role=job.role,
            started_on=self.day(job.since),
            ended_on=None if job.until is None else self.day(job.until),
        )

    def add_stances(self) -> None:
        """Judgements over time, with what told us so."""
        for who in people.CONTACTS:
            for view in sorted(who.views, key=lambda view: -view.ago):
                record_stance(
                    contact=self.contacts[who.key],
                    level=view.level,
                    topic=view.topic,
                    on=self.day(view.ago),
                    evidence=view.evidence,
                    author=self.team[view.by],
                )

    def add_note(self, said: Said) -> None:
        """One note, the contacts it is about, and what we will do next."""
        note = Note(
            kind=said.kind,
            happened_at=self.moment(said.ago, said.hour),
            summary=said.summary,
            happened=said.happened,
            meaning=said.meaning,
            sensitivity="restricted" if said.restricted else "shared",
            author=self.team[said.by],
        )
        about = [self.contacts[key] for key in said.about.split()]
        follow_up = self.follow_up(said.then) if said.then else None
        log_note(note=note, contacts=about, follow_up=follow_up)

    def follow_up(self, then: Next) -> FollowUp:
        """What one of us said we would do, done in the afternoon of its day if it is done."""
        return FollowUp(
            what=then.what,
            due_on=self.day(-then.due),
            assigned_to=self.team[then.by],
            done_at=self.moment(-then.due, 16) if then.done else None,
        )

    def moment(self, ago: int, hour: int) -> datetime:
        """Twenty past an hour on the day so many days before today."""
        return datetime.combine(self.day(ago), time(hour, 20), ZONE)

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
