"""Which journalists and outlets."""

from typing import TYPE_CHECKING, TypeVar

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from contacts.models import Affiliation, Contact, ContactMethod
from contacts.models.choices import TELEPHONES

if TYPE_CHECKING:
    from accounts.models import User

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

    def speaking(self, language: str) -> "JournalistQuerySet":
        """Working in a language."""
        return self.filter(languages__icontains=language)

    def for_detail(self) -> "JournalistQuerySet":
        """With the person."""
        return self.select_related("contact")
