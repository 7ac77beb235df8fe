"""Which memberships of ours, and which ties between contacts."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from accounts.models import User

    from ..warm_path import Link


class MembershipQuerySet(models.QuerySet[Any]):
    """Organizations we belong to."""

    def visible_to(self, user: "User") -> "MembershipQuerySet":
        """All of them for those who read the register."""
        return self if user.has_perm("contacts.view_membership") else self.none()

    def current(self, on: date) -> "MembershipQuerySet":
        """Not ended by a day."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on))

    def renewing(self, on: date, days: int = 60) -> "MembershipQuerySet":
        """Current ones to renew within some days, late ones included."""
        return self.current(on).filter(renews_on__lte=on + timedelta(days=days))

    def renewing_between(self, first: date, end: date) -> "MembershipQuerySet":
        """To renew from first up to, not including, end, the first due first."""
        due = self.filter(renews_on__gte=first, renews_on__lt=end)
        return due.order_by("renews_on", "pk")

    def ended(self, on: date) -> "MembershipQuerySet":
        """Over by a day."""
        return self.filter(ended_on__lte=on)

    def for_list(self) -> "MembershipQuerySet":
        """With the organization, how many of our values it shares, and who represents us."""
        from ..models import Contact

        links = Contact.values.through.objects.filter(contact=OuterRef("organization"))
        counted = links.order_by().values("contact").values_list(Count("pk"))
        shared = Coalesce(Subquery(counted), 0)
        return self.select_related("organization", "representative").annotate(shared=shared)


class RelationshipQuerySet(models.QuerySet[Any]):
    """Who knows whom."""

    def visible_to(self, user: "User") -> "RelationshipQuerySet":
        """All of them for those who read them."""
        return self if user.has_perm("contacts.view_relationship") else self.none()

    def of(self, contact: Any) -> "RelationshipQuerySet":
        """Those a contact stands at either end of."""
        return self.filter(Q(from_contact=contact) | Q(to_contact=contact))

    def for_list(self) -> "RelationshipQuerySet":
        """With both contacts."""
        return self.select_related("from_contact", "to_contact")

    def links_to(self, keys: list[int], on: date, *, only_ours: bool) -> list["Link"]:
        """The ways by which others reach some contacts, in one query.

        By ties and by current affiliations; nobody who is archived or wants to be left alone, and
        no opposition. `only_ours` keeps those a way can begin with.
        """
        from ..models import Affiliation
        from ..warm_path import Link, Stop

        bridges = self.exclude(kind=self.model.Kind.OPPOSES)
        current = Affiliation.objects.current(on)
        forth, back = ("from_contact", "to_contact"), ("to_contact", "from_contact")
        parts = [
            _links(bridges, forth, keys, how=F("kind"), note=F("words")),
            _links(bridges, back, keys, how=self._reversed(), note=F("words")),
            _links(current, MEMBER, keys, how=Value("belongs to"), note=F("role")),
            _links(current, MEMBER[::-1], keys, how=Value("includes"), note=F("role")),
        ]
        parts = [part.filter(OURS) for part in parts] if only_ours else parts
        labels = dict(self.model.Kind.choices)
        return [
            Link(to, Stop(*stop), labels.get(how, how), note)
            for to, how, note, *stop in parts[0].union(*parts[1:], all=True)
        ]

    def _reversed(self) -> Case:
        whens = [When(kind=kind, then=Value(told)) for kind, told in self.model.REVERSED.items()]
        return Case(*whens)


MEMBER = ("person", "organization")
OURS = ~Q(colleague="") | Q(stance="strong-ally")


def _links(
    rows: Any, way: tuple[str, str], keys: list[int], *, how: Any, note: Any
) -> models.QuerySet[Any]:
    """Rows as (end, how, note, and the contact they begin with)."""
    begins, ends = way
    open_to_us = {f"{begins}__archived_at": None, f"{begins}__do_not_contact": False}
    of_ours = [
        When(**{f"{begins}__{who}__is_active": True}, then=F(f"{begins}__{who}__name"))
        for who in ("lead", "backup")
    ]
    return (
        rows.filter(**{f"{ends}__in": keys}, **open_to_us)
        .order_by()
        .annotate(
            stance=F(f"{begins}__stance"),
            colleague=Case(*of_ours, default=Value(""), output_field=models.CharField()),
            how=how,
            note=note,
        )
        .values_list(
            f"{ends}_id",
            "how",
            "note",
            f"{begins}_id",
            f"{begins}__name",
            f"{begins}__kind",
            "stance",
            f"{begins}__influence",
            "colleague",
        )
    )
