"""The month, the week and the agenda: one calendar, as two pictures and as a list."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.generic import TemplateView

from ssp_crm.access import NeedsMixin
from ssp_crm.instants import day_begins
from ssp_crm.paging import KeysetPage, keyset_page

from ..forms.event import EventFilterForm
from ..layers import Item, layers_for, read_also
from ..models import Event, Site
from ..month import YEARS, Month
from ..querysets import EventQuerySet
from ..service_days import ServiceWeek
from ..week import Hours, Week

A_WEEK = timedelta(days=7)
AHEAD = timedelta(days=60)  # how far past the last event the agenda looks for everything else


def asked_day(text: str) -> date | None:
    """Return the day an address names, or None if it names none we show."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


class CalendarMixin(NeedsMixin):
    """What all three share: sites with their hours, filters, and links that keep both."""

    permission = "events.view_event"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        sites = list(Site.objects.visible_to(user).with_told_hours())
        layers = layers_for(user)
        self.filters = EventFilterForm(self.request.GET, sites=sites, layers=layers)
        chosen = self.filters.chosen
        self.services = ServiceWeek(site for site in sites if chosen.get("site") in {None, site.pk})
        context = {
            "today": timezone.localdate(),
            "filters": self.filters,
            "kept": urlencode(chosen, doseq=True),
            "is_narrowed": bool(self.filters.narrowing),
            "sites": self.services.sites,
            "names_sites": len(self.services.sites) > 1,
        }
        return super().get_context_data(**context, **kwargs)

    def get_events(self) -> EventQuerySet:
        """The events this person may see and asked for."""
        return self.filters.apply(Event.objects.visible_to(self.request.user))

    def get_also(self, first: date, end: date) -> Mapping[date, Sequence[Item]]:
        """What is switched on besides events; the hosts to filter by come along."""
        slugs = self.filters.chosen.get("also", [])
        found = read_also(self.request.user, slugs, first, end)
        self.filters.name_hosts(found.hosts)
        return found.days

    def ways(self, day: date) -> dict[str, str]:
        """The questions by which each view shows this day and keeps the filters."""
        today, kept = timezone.localdate(), self.filters.chosen
        on_day = {} if day == today else {"date": day.isoformat()}
        in_month = {} if f"{day:%Y%m}" == f"{today:%Y%m}" else {"month": f"{day:%Y-%m}"}
        asked = {"month": in_month, "week": on_day, "agenda": on_day}
        texts = {name: urlencode({**at, **kept}, doseq=True) for name, at in asked.items()}
        return {name: f"?{text}" if text else "" for name, text in texts.items()}


class CalendarView(CalendarMixin, TemplateView):
    """A month with its events and service hours."""

    template_name = "events/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        today = context["today"]
        month = Month.of(self.request.GET.get("month", ""), today)
        events = self.get_events().on_days(month.starts, month.ends).for_month()
        weeks = month.weeks(events, self.services, self.get_also(month.starts, month.ends))
        shown = [day for week in weeks for day in week if day.in_month]
        return {
            **context,
            "month": month,
            "weeks": weeks,
            "is_empty": not any(day.entries or day.also for day in shown),
            "ways": self.ways(max(month.first, min(today, shown[-1].date))),
        }


class WeekView(CalendarMixin, TemplateView):
    """Seven days by the hour."""

    template_name = "events/week.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        today, asked = context["today"], asked_day(self.request.GET.get("date", ""))
        week = Week.of(asked or today)
        events = self.get_events().on_days(week.first, week.ends).for_month()
        days = week.days(events, self.services, self.get_also(week.first, week.ends))
        return {
            **context,
            "week": week,
            "days": days,
            "hours": Hours.of(days),
            "asked": asked,
            "is_empty": all(day.is_free for day in days),
            "ways": self.ways(asked or today),
        }


class AgendaView(CalendarMixin, TemplateView):
    """What comes next, day by day."""

    template_name = "events/agenda.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        asked = asked_day(self.request.GET.get("date", ""))
        first = asked or context["today"]
        events = self.get_events().upcoming(day_begins(first)).for_list()
        page = keyset_page(events, "starts_at", self.request.GET.get("page", ""))
        also = self.get_also(*also_between(page, first))
        return {
            **context,
            "page": page,
            "days": self.group(page.rows, first, also),
            "first": first,
            "asked": asked,
            "steps": (first - A_WEEK, first + A_WEEK),
            "ways": self.ways(first),
        }

    def group(
        self, events: list[Event], first: date, also: Mapping[date, Sequence[Item]]
    ) -> list[dict[str, Any]]:
        """Gather all under their days; an event that goes on from before stands on the first."""
        days: dict[date, list[Event]] = {day: [] for day in also}
        for event in events:
            days.setdefault(max(event.first_day, first), []).append(event)
        return [
            {
                "date": day,
                "services": self.services.on(day),
                "events": days[day],
                "also": also.get(day, ()),
            }
            for day in sorted(days)
        ]


def also_between(page: KeysetPage, first: date) -> tuple[date, date]:
    """Return the days a page of the agenda answers for: up to where the next one begins."""
    starts = [timezone.localdate(event.starts_at) for event in page.rows]
    begin = max(first, starts[0]) if page.previous else first
    if page.next_value:
        return begin, max(begin, timezone.localdate(datetime.fromisoformat(page.next_value)))
    return begin, max([begin, *starts[-1:]]) + AHEAD
