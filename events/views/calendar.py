"""The month and the agenda: one calendar, as a picture and as a list."""

from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.generic import TemplateView

from ssp_crm.access import NeedsMixin
from ssp_crm.instants import day_begins
from ssp_crm.paging import keyset_page

from ..forms.event import EventFilterForm
from ..models import Event, Site
from ..month import YEARS, Month
from ..querysets import EventQuerySet
from ..service_days import ServiceWeek


def asked_day(text: str) -> date | None:
    """Return the day an address names, or None if it names none we show."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


class CalendarMixin(NeedsMixin):
    """What month and agenda share: sites with their hours, filters, and links that keep both."""

    permission = "events.view_event"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sites = list(Site.objects.visible_to(self.request.user).with_hours())
        self.filters = EventFilterForm(self.request.GET, sites=sites)
        chosen = self.filters.chosen
        self.services = ServiceWeek(site for site in sites if chosen.get("site") in {None, site.pk})
        context = {
            "today": timezone.localdate(),
            "filters": self.filters,
            "kept": urlencode(chosen),
            "sites": self.services.sites,
            "names_sites": len(self.services.sites) > 1,
        }
        return super().get_context_data(**context, **kwargs)

    def get_events(self) -> EventQuerySet:
        """The events this person may see and asked for."""
        return self.filters.apply(Event.objects.visible_to(self.request.user))


class CalendarView(CalendarMixin, TemplateView):
    """A month with its events and service hours."""

    template_name = "events/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        month = Month.of(self.request.GET.get("month", ""), context["today"])
        events = self.get_events().on_days(month.starts, month.ends).for_month()
        weeks = month.weeks(events, self.services)
        is_empty = not any(day.entries for week in weeks for day in week if day.in_month)
        return {**context, "month": month, "weeks": weeks, "is_empty": is_empty}


class AgendaView(CalendarMixin, TemplateView):
    """What comes next, day by day."""

    template_name = "events/agenda.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        asked = asked_day(self.request.GET.get("date", ""))
        first = asked or context["today"]
        events = self.get_events().upcoming(day_begins(first)).for_list()
        page = keyset_page(events, "starts_at", self.request.GET.get("page", ""))
        days = self.group(page.rows, first)
        return {**context, "page": page, "days": days, "first": first, "asked": asked}

    def group(self, events: list[Event], first: date) -> list[dict[str, Any]]:
        """Gather events under their days; one that goes on from before stands on the first."""

        def day_of(event: Event) -> date:
            return max(event.first_day, first)

        # Ordered by instant; far-away clocks may put a day's events apart.
        ordered = sorted(events, key=day_of)
        return [
            {"date": day, "services": self.services.on(day), "events": list(group)}
            for day, group in groupby(ordered, key=day_of)
        ]
