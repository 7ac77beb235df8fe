"""Which events."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Q, Sum, Value
from django.db.models.functions import Cast

from contacts.sql import fold
from ssp_crm.instants import day_begins

if TYPE_CHECKING:
    from accounts.models import User

# No event lasts longer (a constraint), so a month's events are one short stretch of the index
# by start.
LONGEST = timedelta(days=31)
A_DAY = timedelta(days=1)
MOST_HOSTS = 200  # to choose from in a filter


class EventQuerySet(models.QuerySet[Any]):
    """What is on the calendar."""

    def visible_to(self, user: "User") -> "EventQuerySet":
        """All of them for every role."""
        return self if user.has_perm("events.view_event") else self.none()

    def between(self, start: datetime, end: datetime) -> "EventQuerySet":
        """Those that touch the time from start up to, not including, end."""
        return self.filter(starts_at__gt=start - LONGEST, starts_at__lt=end, ends_at__gt=start)

    def on_days(self, first: date, end: date) -> "EventQuerySet":
        """Those on a day from first up to, not including, end, on whatever clock.

        A day to each side, because a day begins up to 14 hours apart around the world.
        """
        return self.between(day_begins(first) - A_DAY, day_begins(end) + A_DAY)

    def upcoming(self, now: datetime) -> "EventQuerySet":
        """Not over yet, the next one first."""
        still_on = self.filter(starts_at__gt=now - LONGEST, ends_at__gt=now)
        return still_on.order_by("starts_at", "pk")

    def matching(self, text: str) -> "EventQuerySet":
        """Those whose title has all the words, the nearest in time first."""
        found = self
        for word in fold(text).split():
            found = found.filter(title_folded__contains=word)
        return found.order_by("-starts_at", "-pk")

    def brought_in_by(self, run: Any) -> "EventQuerySet":
        """Those of an imported calendar, and those its series have laid since."""
        found = self.filter(Q(imported_from=run) | Q(series__imported_from=run))
        return found.order_by("starts_at", "pk")

    def planned(self) -> "EventQuerySet":
        """Not cancelled."""
        return self.exclude(status="cancelled")

    def visits(self) -> "EventQuerySet":
        """Those that bring visitors into the house."""
        return self.filter(confidential=True)

    def starting_soon(self, now: datetime) -> "EventQuerySet":
        """Those that begin by tomorrow on whatever clock; which do, each one's clock says."""
        return self.filter(starts_at__lt=now + 2 * A_DAY + A_DAY / 24)

    def still_as(self, event: Any) -> "EventQuerySet":
        """The stored copy of an event, if it has the same times and place."""
        where = {"site": event.site_id, "place": event.place}
        return self.filter(pk=event.pk, starts_at=event.starts_at, ends_at=event.ends_at, **where)

    def with_checks(self) -> "EventQuerySet":
        """With how many lines its checklist has, how many are done, and how many wait before."""
        is_open = Q(tour_checks__done_at=None)
        return self.annotate(
            checks=Count("tour_checks"),
            checks_done=Count("tour_checks", filter=~is_open),
            before_open=Count("tour_checks", filter=is_open & Q(tour_checks__stage="before")),
        )

    def awaiting_outcome(self, user: "User", now: datetime) -> "EventQuerySet":
        """Those one person organised in the last 30 days, and nobody said what came of them."""
        mine = self.planned().filter(organiser=user, reviewed_at=None)
        return mine.filter(ends_at__lte=now, ends_at__gt=now - 30 * A_DAY).order_by("-ends_at")

    def visits_at(self, site_id: int) -> "EventQuerySet":
        """Those that bring visitors into a site, one group at a time."""
        return self.filter(site_id=site_id, confidential=True).planned()

    def with_guests(self) -> "EventQuerySet":
        """Those with contacts on their list."""
        guests = self.model._meta.get_field("rsvps").related_model.objects
        named = guests.filter(event=OuterRef("pk"), contact__isnull=False)
        return self.filter(Exists(named))

    def after_in_series(self, event: Any) -> "EventQuerySet":
        """The later events of its series; none of an event that does not repeat."""
        later = self.filter(series=event.series_id, starts_at__gt=event.starts_at)
        return later.order_by("starts_at", "pk") if event.series_id else self.none()

    def begun_between(self, start: datetime, end: datetime) -> "EventQuerySet":
        """Those that start from one instant up to, not including, another."""
        return self.filter(starts_at__gte=start, starts_at__lt=end)

    def by_kind(self) -> models.QuerySet[Any, dict[str, Any]]:
        """Counted up for each kind; what nobody wrote down counts as nothing."""
        return (
            self.order_by()
            .values("kind")
            .annotate(
                held=Count("pk"),
                came=Sum("attended", default=0),
                new=Sum("new_contacts", default=0),
                dollars=Sum("raised", default=0),
            )
        )

    def hosts(self, tag: str) -> models.QuerySet[Any, tuple[Any, ...]]:
        """Who hosted most lately: five columns to join others to (tag, key, no day, name, "")."""
        hosted = self.exclude(host=None).values("host", "host__name")
        latest = hosted.annotate(latest=Max("starts_at")).order_by("-latest", "host")[:MOST_HOSTS]
        no_day = Cast(Value(None), models.DateField())
        return latest.values_list(Value(tag), "host", no_day, "host__name", Value(""))

    def for_month(self) -> "EventQuerySet":
        """With what a day's box shows."""
        shown = ("kind", "title", "starts_at", "ends_at", "time_zone", "status")
        return self.only(*shown).order_by("starts_at", "pk")

    def for_detail(self) -> "EventQuerySet":
        """With where, host, organiser and series."""
        return self.select_related("site", "host", "organiser", "series")

    def for_list(self) -> "EventQuerySet":
        """With where."""
        return self.select_related("site").defer("description")

    def public(self) -> "EventQuerySet":
        """Those strangers may see, cancelled ones too."""
        return self.filter(public=True)

    def for_visitors(self) -> "EventQuerySet":
        """With what a public page and its file say, and how many places are taken or waited for."""
        told = ("kind", "title", "starts_at", "ends_at", "time_zone", "status", "capacity")
        texts = ("public_text", "public_text_es", "version", "updated_at")
        place = ("place", "site__name", "site__address")
        counted = self.annotate(
            taken=Sum("rsvps__party", filter=Q(rsvps__answer="yes"), default=0),
            waiting_groups=Count("rsvps", filter=Q(rsvps__answer="waitlisted")),
        )
        return counted.select_related("site").only(*told, *texts, *place)

    def for_feed(self) -> "EventQuerySet":
        """With what a phone's calendar is told: when, what and where."""
        told = ("title", "starts_at", "ends_at", "time_zone", "status", "version", "updated_at")
        place = ("place", "site__name", "site__address")
        return self.select_related("site").only(*told, *place).order_by("starts_at", "pk")
