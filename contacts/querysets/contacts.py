"""Which contacts; `visible_to` is the one rule for who sees a row."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import (
    Case,
    Count,
    DateField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, JSONObject, TruncDate
from django.utils import timezone

if TYPE_CHECKING:
    from accounts.models import User

MOST_LIKELY = 250  # organizations looked at for shared values


class ContactQuerySet(models.QuerySet[Any]):
    """People and organizations."""

    def visible_to(self, user: "User") -> "ContactQuerySet":
        """All of them for every role; none for someone without one."""
        return self if user.has_perm("contacts.view_contact") else self.none()

    def active(self) -> "ContactQuerySet":
        """Not put away."""
        return self.filter(archived_at=None)

    def archived(self) -> "ContactQuerySet":
        """Put away, but not those that lead to another they were merged into."""
        return self.filter(archived_at__isnull=False, merged_into=None)

    def of_lead(self, user: "User") -> "ContactQuerySet":
        """Those one person looks after, as lead or backup."""
        return self.filter(Q(lead=user) | Q(backup=user))

    def for_list(self) -> "ContactQuerySet":
        """With what a list row shows: where they work, a phone and an e-mail."""
        from ..models import Affiliation, ContactMethod

        methods = ContactMethod.objects.filter(contact=OuterRef("pk"))
        phones = methods.filter(channel__in=["phone", "mobile", "signal"])
        jobs = Affiliation.objects.current(timezone.localdate()).filter(person=OuterRef("pk"))
        return self.annotate(
            phone=Subquery(phones.values("value")[:1]),
            email=Subquery(methods.filter(channel="email").values("value")[:1]),
            works_at=Subquery(jobs.values("organization__name")[:1]),
        ).defer("works", "avoid")

    def for_search(self, user: "User") -> "ContactQuerySet":
        """With what an answer shows; the press profile only for those who read the press desk."""
        if user.has_perm("media_liaison.view_journalist"):
            return self.for_list().select_related("journalist")
        return self.for_list()

    def for_cards(self) -> "ContactQuerySet":
        """With what a vCard holds; nothing we wrote about them."""
        parts = ("tags", "methods", "affiliations__organization")
        return self.prefetch_related(*parts).defer("works", "avoid")

    def for_brief(self) -> "ContactQuerySet":
        """With who looks after them, and the names of the values we share."""
        shared = self.model.values.rel.model.objects.filter(contacts=OuterRef("pk"))
        names = ArraySubquery(shared.order_by("pk").values("name"))
        return self.select_related("lead", "backup").annotate(value_names=names)

    def for_detail(self) -> "ContactQuerySet":
        """With what one contact's page shows in its head and facts, in one query."""
        from ..models import ContactMethod, Tag

        profiles = ("lead", "backup", "verified_by", "journalist", "outlet")
        names = Tag.objects.filter(contacts=OuterRef("pk")).order_by("name").values("name")
        ways = ContactMethod.objects.filter(contact=OuterRef("pk"))
        told = ("id", "channel", "value", "label", "is_preferred")
        rows = ways.values(told=JSONObject(**{name: name for name in told}))
        return self.select_related(*profiles).annotate(
            tag_names=ArraySubquery(names), method_rows=ArraySubquery(rows)
        )

    def with_attendance(self, user: "User", now: datetime) -> "ContactQuerySet":
        """With the events they said yes to or came to, as far as this user keeps guest lists."""
        rsvps: Any = self.model._meta.get_field(
            "rsvps"
        ).related_model  # ours to show, not to import
        told = rsvps.objects.visible_to(user).past_of_contact(now)
        return self.annotate(attendance_rows=ArraySubquery(told))

    def sharing_values(self, on: date) -> "ContactQuerySet":
        """Organizations that share our values and that we do not belong to, the nearest first.

        No challengers, and nobody who wants to be left alone.
        """
        from ..models import Membership
        from ..models.choices import STANCE_SHAPES, StanceLevel

        # Those that share most, from the short table alone; the rest could not come first.
        links = self.model.values.through.objects.filter(contact__kind="organization").exclude(
            contact__in=Membership.objects.current(on).values("organization")
        )
        counted = links.values("contact").annotate(n=Count("pk")).order_by("-n", "contact")
        likely = counted.values("contact")[:MOST_LIKELY]
        against = {StanceLevel.CHALLENGING, StanceLevel.STRONGLY_CHALLENGING}
        order = [When(stance=level, then=place) for place, level in enumerate(STANCE_SHAPES)]
        return (
            self.active()
            .filter(pk__in=likely, kind="organization", do_not_contact=False)
            .exclude(stance__in=against)
            .annotate(shared=Count("values"), value_keys=ArrayAgg("values"), nearness=Case(*order))
            .order_by("-shared", "nearness", "sort_key", "pk")
        )

    def quiet(self, user: "User", on: date) -> "ContactQuerySet":
        """Those not spoken with for longer than we meant to, the longest first.

        Counted from the last note this user may read, so that a restricted note does not show
        by its effect; with no note at all, from the day the contact was written down.
        """
        from ..models import Note

        last = (
            Note.objects.visible_to(user)
            .filter(contacts=OuterRef("pk"))
            .order_by("-happened_at")
            .values(day=TruncDate("happened_at"))[:1]
        )
        waiting = self.active().filter(keep_in_touch_days__isnull=False, do_not_contact=False)
        spoken = waiting.annotate(last_note_on=Subquery(last, output_field=DateField()))
        since = Coalesce("last_note_on", TruncDate("created_at"))
        # In PostgreSQL a date plus a number is the date that many days later.
        until = ExpressionWrapper(since + F("keep_in_touch_days"), output_field=DateField())
        return (
            spoken.annotate(quiet_from=until).filter(quiet_from__lt=on).order_by("quiet_from", "pk")
        )
