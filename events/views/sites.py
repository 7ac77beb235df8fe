"""Where and when the program serves participants."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import DetailView, TemplateView

from ssp_crm.access import NeedsMixin
from ssp_crm.history import changes, changes_of_parts, with_names
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseUpdateView

from ..forms.site import ServiceExceptionFormSet, ServiceHoursFormSet, SiteForm
from ..models import Event, ServiceException, ServiceHours, Site
from ..querysets import SiteQuerySet
from ..service_days import week_rows

MOST_COMING = 5


class HoursListView(NeedsMixin, TemplateView):
    """Every site with its week."""

    permission = "events.view_site"
    template_name = "events/hours_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        sites = Site.objects.visible_to(self.request.user).with_hours_in_force(today)
        weeks = [(site, week_rows(site.service_hours.all())) for site in sites]
        return super().get_context_data(weeks=weeks, today=today, **kwargs)


class SiteDetailView(NeedsMixin, DetailView):
    """One site: its week, what comes up there, and its history."""

    permission = "events.view_site"
    template_name = "events/site_detail.html"

    def get_queryset(self) -> SiteQuerySet:
        return Site.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site, user, now = self.object, self.request.user, timezone.now()
        found = changes(site, user=user)
        for part in (ServiceHours, ServiceException):
            found += changes_of_parts(part, user=user, site_id=site.pk)
        coming = Event.objects.visible_to(user).filter(site=site).planned().upcoming(now)
        return super().get_context_data(
            week=week_rows(site.service_hours.in_force(timezone.localdate())),
            different=site.service_exceptions.coming(timezone.localdate()),
            coming=coming.for_list()[:MOST_COMING],
            changes=with_names(sorted(found, key=lambda change: change.at, reverse=True)),
            today=timezone.localdate(),
            **kwargs,
        )


class SiteFormMixin(HouseFormMixin):
    """The form of a site, with its week beneath."""

    form_class = SiteForm
    template_name = "events/site_form.html"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        data = form.data if form.is_bound else None
        self.hours = ServiceHoursFormSet(data, instance=self.object, prefix="hours")
        self.days = ServiceExceptionFormSet(data, instance=self.object, prefix="days")
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # makes the form, and with it the week
        return {**context, "hours": self.hours, "days": self.days}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object() if "pk" in self.kwargs else None
        form = self.get_form()
        is_valid = all([form.is_valid(), self.hours.is_valid(), self.days.is_valid()])
        if is_valid:
            form.doubt_visits(self.hours, self.days)
        return self.form_valid(form) if is_valid and not form.doubts else self.form_invalid(form)

    def save(self, form: Any) -> str:
        self.object = self.hours.instance = self.days.instance = form.save()
        self.hours.save()
        self.days.save()
        messages.success(self.request, f"{self.object} and its service hours are saved.")
        return self.object.get_absolute_url()


class SiteCreateView(SiteFormMixin, HouseCreateView):
    """Add a site."""

    permission = "events.add_site"
    title = "Add a site"
    submit_label = "Add site"


class SiteUpdateView(SiteFormMixin, HouseUpdateView):
    """Change a site and its service hours."""

    permission = "events.change_site"
    title = "Edit"

    def get_queryset(self) -> SiteQuerySet:
        return Site.objects.visible_to(self.request.user)
