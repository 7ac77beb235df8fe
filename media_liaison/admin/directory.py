from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from contacts.admin.base import FoldedSearchMixin
from ssp_crm.admin import HouseModelAdmin

from ..models import Journalist, Outlet


class ProfileAdmin(FoldedSearchMixin, HouseModelAdmin):
    """Press profiles of contacts; nothing is deleted here."""

    list_select_related = ["contact"]
    autocomplete_fields = ["contact"]
    readonly_fields = ["created_at", "updated_at"]
    ordering = ["contact__sort_key", "pk"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Outlet)
class OutletAdmin(ProfileAdmin):
    """Newspapers, stations and sites."""

    list_display = ["contact", "medium", "area", "domain", "updated_at"]
    list_filter = ["medium"]
    search_fields = ["contact__found_by__words", "domain"]


@admin.register(Journalist)
class JournalistAdmin(ProfileAdmin):
    """People who report."""

    list_display = ["contact", "beats", "languages", "told_on", "updated_at"]
    list_filter = ["told_on", "contact__do_not_contact"]
    search_fields = ["contact__found_by__words", "beats_folded"]
