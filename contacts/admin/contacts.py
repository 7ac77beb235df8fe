from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from ssp_crm.admin import HouseModelAdmin, ReadOnlyMixin

from ..models import (
    Affiliation,
    Contact,
    ContactMethod,
    Organization,
    Person,
    Tag,
)
from .base import FoldedSearchMixin, NeverDeletedMixin, ThroughContactsMixin


class MethodInline(admin.TabularInline):
    """Ways to reach a contact."""

    model = ContactMethod
    extra = 0
    view_on_site = False  # the admin's own short cut, which HouseAdminSite takes away


class AffiliationInline(admin.TabularInline):
    """Where a person works and worked."""

    model = Affiliation
    fk_name = "person"
    autocomplete_fields = ["organization"]
    extra = 0
    view_on_site = False


@admin.register(Contact)
class ContactAdmin(FoldedSearchMixin, NeverDeletedMixin):
    """People and organizations. Archive on the site; nothing is deleted here."""

    list_display = ["name", "kind", "category", "stance", "lead", "updated_at"]
    list_filter = ["kind", "category", "stance", "community", "reach", "do_not_contact"]
    list_select_related = ["lead"]
    search_fields = ["found_by__words"]
    autocomplete_fields = ["lead", "backup", "verified_by", "tags"]
    readonly_fields = ["stance", "archived_at", "created_at", "updated_at"]
    inlines = [MethodInline, AffiliationInline]
    ordering = ["sort_key", "pk"]


class KindAdmin(ContactAdmin):
    """Contacts of one kind, for whoever may open contacts: a proxy's own rights are in no role."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("contacts.view_contact")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("contacts.add_contact")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("contacts.change_contact")


@admin.register(Person)
class PersonAdmin(KindAdmin):
    """Contacts who are people."""


@admin.register(Organization)
class OrganizationAdmin(KindAdmin):
    """Contacts that are organizations."""

    inlines = [MethodInline]


@admin.register(Tag)
class TagAdmin(HouseModelAdmin):
    """Words of our own."""

    visible_to_all = True
    list_display = ["name"]
    search_fields = ["name"]


@admin.register(ContactMethod)
class ContactMethodAdmin(ReadOnlyMixin, ThroughContactsMixin):
    """Every phone number and address, read-only: they are changed with their contact."""

    list_display = ["value", "channel", "label", "contact"]
    list_filter = ["channel"]
    list_select_related = ["contact"]
    search_fields = ["value"]
    autocomplete_fields = ["contact"]


@admin.register(Affiliation)
class AffiliationAdmin(ReadOnlyMixin, ThroughContactsMixin):
    """Who works or worked where, read-only: it is changed with the person."""

    contact_fields = ["person", "organization"]
    list_display = ["person", "role", "organization", "started_on", "ended_on"]
    list_select_related = ["person", "organization"]
    search_fields = ["person__name", "organization__name", "role"]
    autocomplete_fields = ["person", "organization"]
