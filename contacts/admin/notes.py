from django.contrib import admin

from ssp_crm.admin import HouseModelAdmin, ReadOnlyMixin

from ..models import FollowUp, Note, Stance
from .base import NeverDeletedMixin, ThroughContactsMixin


@admin.register(Note)
class NoteAdmin(NeverDeletedMixin):
    """Notes one may read."""

    list_display = ["__str__", "kind", "happened_at", "author", "sensitivity"]
    list_filter = ["kind", "sensitivity", "happened_at"]
    list_select_related = ["author"]
    search_fields = ["summary", "happened", "meaning"]
    autocomplete_fields = ["contacts", "author"]
    date_hierarchy = "happened_at"


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
class StanceAdmin(ReadOnlyMixin, ThroughContactsMixin):
    """Judgements, read-only: they are recorded on the site, which keeps the contact's copy."""

    list_display = ["contact", "level", "topic", "on", "author"]
    list_filter = ["level", "on"]
    list_select_related = ["contact", "author"]
    search_fields = ["contact__name", "topic", "evidence"]
