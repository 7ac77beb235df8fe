"""Which journalists and outlets."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat

from contacts.models import Affiliation, Contact, ContactMethod
from contacts.models.choices import TELEPHONES

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import PressRoom

HALF_A_YEAR = timedelta(days=183)
Profiles = TypeVar("Profiles", bound="ProfileQuerySet")


class ProfileQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Press profiles of contacts."""

    def active(self: Profiles) -> Profiles:
        """Not put away."""
        return self.filter(contact__archived_at=None)

    def with_reach(self: Profiles) -> Profiles:
        """With the contact, a phone number and an e-mail address."""
        methods = ContactMethod.objects.filter(contact=OuterRef("contact"))
        return self.select_related("contact").annotate(
            phone=Subquery(methods.filter(channel__in=TELEPHONES).values("value")[:1]),
            email=Subquery(methods.filter(channel="email").values("value")[:1]),
        )


class OutletQuerySet(ProfileQuerySet):
    """Newspapers, stations and sites."""

    def visible_to(self, user: "User") -> "OutletQuerySet":
        """Only for those who may read the press desk."""
        return self if user.has_perm("media_liaison.view_outlet") else self.none()

    def for_list(self) -> "OutletQuerySet":
        """With what a list row shows: how to reach it, and how many journalists we know there."""
        known = (
            Affiliation.objects.filter(
                organization=OuterRef("contact"),
                ended_on=None,
                person__archived_at=None,
                person__journalist__isnull=False,
            )
            .order_by()
            .values("organization")
            .values(count=Count("person", distinct=True))
        )
        return self.with_reach().annotate(journalist_count=Coalesce(Subquery(known), 0))

    def employing(self, person: Contact) -> "OutletQuerySet":
        """Those somebody works for now, by name."""
        jobs = Affiliation.objects.filter(person=person, ended_on=None)
        here = self.active().filter(contact__in=jobs.values("organization"))
        return here.order_by("contact__sort_key", "pk")

    def local(self) -> "OutletQuerySet":
        """Our local press: those who should know whom to call."""
        return self.filter(is_local=True)

    def with_knowing(self, room: "PressRoom") -> "OutletQuerySet":
        """With whether somebody who works there now knows our liaison and number (`knows_us`)."""
        knowing = Affiliation.objects.filter(
            organization=OuterRef("contact"),
            ended_on=None,
            person__archived_at=None,
            person__journalist__told_of__isnull=False,
            person__journalist__told_of=room.liaison_id,
            person__journalist__told_number=room.number,
        )
        return self.annotate(knows_us=Exists(knowing))

    def in_area(self, text: str) -> "OutletQuerySet":
        """Read or heard in a place."""
        return self.filter(area__icontains=text)


class JournalistQuerySet(ProfileQuerySet):
    """People who report."""

    def visible_to(self, user: "User") -> "JournalistQuerySet":
        """Only for those who may read the press desk."""
        return self if user.has_perm("media_liaison.view_journalist") else self.none()

    def for_list(self) -> "JournalistQuerySet":
        """With what a list row shows: how to reach them and where they work."""
        jobs = Affiliation.objects.filter(person=OuterRef("contact"), ended_on=None)
        return self.with_reach().annotate(
            works_at=Subquery(jobs.values("organization__name")[:1]),
            role=Subquery(jobs.values("role")[:1]),
        )

    def on_beat(self, words: list[str]) -> "JournalistQuerySet":
        """Every folded word begins a word of what they write about."""
        every = Q()
        for word in words:
            every &= Q(beats_folded__startswith=word) | Q(beats_folded__contains=f" {word}")
        return self.filter(every)

    def working_at(self, outlets: models.QuerySet[Contact]) -> "JournalistQuerySet":
        """Now at one of these organizations."""
        jobs = Affiliation.objects.filter(organization__in=outlets, ended_on=None)
        return self.filter(contact__in=jobs.values("person"))

    def ever_at(self, organization: Contact) -> "JournalistQuerySet":
        """There now (`is_there`), or once and no more; those of now first."""
        jobs = Affiliation.objects.filter(organization=organization)
        now = jobs.filter(person=OuterRef("contact"), ended_on=None)
        known = self.filter(contact__in=jobs.values("person")).annotate(is_there=Exists(now))
        return known.order_by("-is_there", "contact__sort_key", "pk")

    def speaking(self, language: str) -> "JournalistQuerySet":
        """Working in a language."""
        return self.filter(languages__icontains=language)

    def for_detail(self) -> "JournalistQuerySet":
        """With the person, and what they were told of us."""
        return self.select_related("contact__verified_by").with_told()

    def with_told(self) -> "JournalistQuerySet":
        """With who told them of whom, and whether that is still right.

        `knows_us` compares with our liaison and number now: `liaison_now` and `number_now`.
        """
        room = apps.get_model("media_liaison", "PressRoom")._default_manager.filter(pk=1)
        right = room.filter(liaison=OuterRef("told_of"), number=OuterRef("told_number"))
        return self.select_related("told_by", "told_of").annotate(
            knows_us=Exists(right),
            liaison_now=Subquery(room.values("liaison__name")[:1]),
            number_now=Subquery(room.exclude(liaison=None).values("number")[:1]),
        )

    def to_verify(self, on: date) -> "JournalistQuerySet":
        """Whose details were never checked, or not for half a year before that day."""
        stale = Q(contact__verified_on=None) | Q(contact__verified_on__lt=on - HALF_A_YEAR)
        return self.active().filter(stale)

    def to_introduce(self) -> "JournalistQuerySet":
        """Those we may write to: not put away, and not asking to be left in peace."""
        return self.active().filter(contact__do_not_contact=False)

    def not_told(self, room: "PressRoom") -> "JournalistQuerySet":
        """Those who do not know our liaison and number; none while we have no liaison."""
        if room.liaison_id is None:
            return self.none()
        knowing = Q(told_of=room.liaison_id, told_number=room.number)
        return self.to_introduce().exclude(knowing)

    def local_first(self) -> "JournalistQuerySet":
        """With whether they work for our local press (`is_local`), and a key that says it first."""
        jobs = Affiliation.objects.filter(
            person=OuterRef("contact"), ended_on=None, organization__outlet__is_local=True
        )
        first = Case(When(is_local=True, then=Value("1 ")), default=Value("2 "))
        key = Concat(first, F("contact__sort_key"), output_field=models.TextField())
        return self.annotate(is_local=Exists(jobs), place=key)
