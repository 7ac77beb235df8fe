"""Sites, hours and events in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from ssp_crm.admin import HouseModelAdmin, ReadOnlyMixin

from ..models import Event, Series, ServiceException, ServiceHours, Site
from .visits import EventAdminForm


class ServiceHoursInline(admin.TabularInline):
    """A site's week."""

    model = ServiceHours
    extra = 0
    view_on_site = False  # the admin's own short cut, which HouseAdminSite takes away


@admin.register(Site)
class SiteAdmin(HouseModelAdmin):
    """Places where the program serves participants."""

    list_display = ["name", "address", "time_zone", "radius"]
    list_filter = ["time_zone"]
    search_fields = ["name", "address"]
    inlines = [ServiceHoursInline]


@admin.register(ServiceHours)
class ServiceHoursAdmin(ReadOnlyMixin):
    """When each site is open, read-only: hours are changed with their site."""

    list_display = ["site", "weekday", "opens", "closes", "valid_from", "valid_until"]
    list_filter = ["site", "weekday"]
    list_select_related = ["site"]
    search_fields = ["site__name"]


@admin.register(ServiceException)
class ServiceExceptionAdmin(ReadOnlyMixin):
    """Days on which a site's week does not hold, read-only: they are changed with their site."""

    list_display = ["site", "day", "kind", "opens", "closes", "why"]
    list_filter = ["site", "kind"]
    list_select_related = ["site"]
    search_fields = ["site__name", "why"]


@admin.register(Series)
class SeriesAdmin(ReadOnlyMixin):
    """Rules of repeating events, read-only: a changed rule moves events and tells people."""

    list_display = ["rule", "starts_on", "starts", "until"]
    search_fields = ["rule", "events__title"]


@admin.register(Event)
class EventAdmin(HouseModelAdmin):
    """Everything on the calendar. Cancel on the site, where a reason is asked for."""

    form = EventAdminForm
    list_display = ["title", "kind", "starts_at", "site", "organiser", "status"]
    list_filter = ["kind", "status", "site", "starts_at"]
    list_select_related = ["site", "organiser"]
    search_fields = ["title", "place", "description"]
    autocomplete_fields = ["site", "host", "organiser"]
    readonly_fields = ["despite_hours", "status", "cancelled_because", "created_at", "updated_at"]
    date_hierarchy = "starts_at"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
