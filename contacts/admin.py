from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from ssp_crm.admin import HouseModelAdmin

from .models import (
    Affiliation,
    Contact,
    ContactMethod,
    FollowUp,
    ImportRun,
    Note,
    Organization,
    Person,
    Stance,
    Tag,
)
from .search import query_words


class FoldedSearchMixin(admin.ModelAdmin):
    """Search folded columns; what is typed is read as the site's search reads it."""

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        return super().get_search_results(request, queryset, " ".join(query_words(search_term)))


class ThroughContactsMixin(HouseModelAdmin):
    """Parts of contacts, seen by whoever sees all the contacts they are of."""

    contact_fields = ["contact"]

    def visible_rows(self, queryset: Any, user: Any) -> QuerySet[Any]:
        visible = Contact.objects.visible_to(user)
        rows: QuerySet[Any] = queryset.filter(
            **{f"{field}__in": visible for field in self.contact_fields}
        )
        return rows


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
class ContactAdmin(FoldedSearchMixin, HouseModelAdmin):
    """People and organizations. Archive on the site; nothing is deleted here."""

    list_display = ["name", "kind", "category", "stance", "lead", "updated_at"]
    list_filter = ["kind", "category", "stance", "community", "reach", "do_not_contact"]
    list_select_related = ["lead"]
    search_fields = ["found_by__words"]
    autocomplete_fields = ["lead", "backup", "verified_by", "tags"]
    readonly_fields = ["stance", "archived_at", "created_at", "updated_at"]
    inlines = [MethodInline, AffiliationInline]
    ordering = ["sort_key", "pk"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


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


@admin.register(Note)
class NoteAdmin(HouseModelAdmin):
    """Notes one may read."""

    list_display = ["__str__", "kind", "happened_at", "author", "sensitivity"]
    list_filter = ["kind", "sensitivity", "happened_at"]
    list_select_related = ["author"]
    search_fields = ["summary", "happened", "meaning"]
    autocomplete_fields = ["contacts", "author"]
    date_hierarchy = "happened_at"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(FollowUp)
class FollowUpAdmin(HouseModelAdmin):
    """What we said we would do."""

    list_display = ["what", "contact", "due_on", "assigned_to", "done_at"]
    list_filter = ["assigned_to", "due_on"]
    list_select_related = ["contact", "assigned_to"]
    search_fields = ["what", "contact__name"]
    autocomplete_fields = ["contact", "assigned_to"]
    exclude = ["note"]  # the list of notes to choose from would show ones not for this person


@admin.register(Stance)
class StanceAdmin(ThroughContactsMixin):
    """Judgements, read-only: they are recorded on the site, which keeps the contact's copy."""

    list_display = ["contact", "level", "topic", "on", "author"]
    list_filter = ["level", "on"]
    list_select_related = ["contact", "author"]
    search_fields = ["contact__name", "topic", "evidence"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ContactMethod)
class ContactMethodAdmin(ThroughContactsMixin):
    """Every phone number and address."""

    list_display = ["value", "channel", "label", "contact"]
    list_filter = ["channel"]
    list_select_related = ["contact"]
    search_fields = ["value"]
    autocomplete_fields = ["contact"]


@admin.register(Affiliation)
class AffiliationAdmin(ThroughContactsMixin):
    """Who works or worked where."""

    contact_fields = ["person", "organization"]
    list_display = ["person", "role", "organization", "started_on", "ended_on"]
    list_select_related = ["person", "organization"]
    search_fields = ["person__name", "organization__name", "role"]
    autocomplete_fields = ["person", "organization"]


@admin.register(ImportRun)
class ImportRunAdmin(HouseModelAdmin):
    """Files brought in, read-only: they are imported and taken back on the site."""

    list_display = ["file_name", "kind", "status", "author", "started_at"]
    list_filter = ["kind", "status"]
    list_select_related = ["author"]
    search_fields = ["file_name"]
    fields = ["file_name", "kind", "source", "encoding", "status", "author", "started_at"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
