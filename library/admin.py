from django.contrib import admin

from ssp_crm.admin import HouseModelAdmin

from .models import Exemption, Term


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
