"""Imported calendars in the admin."""

from django.contrib import admin

from ssp_crm.admin import ReadOnlyMixin

from ..models import CalendarImport


@admin.register(CalendarImport)
class CalendarImportAdmin(ReadOnlyMixin):
    """Calendar files brought in, read-only: they are imported and taken back on the site."""

    list_display = ["file_name", "status", "author", "started_at"]
    list_filter = ["status"]
    list_select_related = ["author"]
    search_fields = ["file_name"]
    fields = ["file_name", "since", "status", "kept", "author", "started_at", "finished_at"]
