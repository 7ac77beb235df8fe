from django.contrib import admin

from ssp_crm.admin import HouseModelAdmin, ReadOnlyMixin

from .models import Exemption, Message, Resource, Term


@admin.register(Term)
class TermAdmin(HouseModelAdmin):
    """Words the language check marks."""

    visible_to_all = True
    list_display = ["avoid", "prefer", "near", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["avoid", "prefer", "why"]


@admin.register(Exemption)
class ExemptionAdmin(HouseModelAdmin):
    """Words the language check lets be."""

    visible_to_all = True
    list_display = ["words", "why"]
    search_fields = ["words"]


@admin.register(Message)
class MessageAdmin(ReadOnlyMixin):
    """Checked answers; they are written and approved on the site."""

    list_display = ["concern", "topic", "audience", "approved_by", "review_on", "is_public"]
    list_filter = ["audience", "is_public"]
    list_select_related = ["approved_by"]
    search_fields = ["concern", "topic", "short"]


@admin.register(Resource)
class ResourceAdmin(ReadOnlyMixin):
    """The shelf."""

    list_display = ["title", "kind", "topic", "suggested_by", "accepted_at", "dead_on"]
    list_filter = ["kind"]
    list_select_related = ["suggested_by"]
    search_fields = ["title", "topic"]
