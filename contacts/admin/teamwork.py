from django.contrib import admin

from ssp_crm.admin import ReadOnlyMixin

from ..models import Merge, SavedFilter


@admin.register(Merge)
class MergeAdmin(ReadOnlyMixin):
    """Contacts that were made one, read-only: they are taken apart again on the site."""

    list_display = ["merged", "survivor", "author", "merged_at", "undone_at"]
    list_filter = ["merged_at"]
    list_select_related = ["merged", "survivor", "author"]
    search_fields = ["merged__name", "survivor__name"]
    exclude = ["before"]


@admin.register(SavedFilter)
class SavedFilterAdmin(ReadOnlyMixin):
    """Lists worth coming back to, read-only: everyone keeps their own."""

    list_display = ["name", "owner", "is_shared"]
    list_filter = ["is_shared"]
    list_select_related = ["owner"]
    search_fields = ["name"]
