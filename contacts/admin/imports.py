from django.contrib import admin

from ssp_crm.admin import ReadOnlyMixin

from ..models import ImportRun


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyMixin):
    """Files brought in, read-only: they are imported and taken back on the site."""

    list_display = ["file_name", "kind", "status", "author", "started_at"]
    list_filter = ["kind", "status"]
    list_select_related = ["author"]
    search_fields = ["file_name"]
    fields = ["file_name", "kind", "source", "encoding", "status", "author", "started_at"]
