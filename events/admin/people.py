"""Who speaks, and what is done for a visit, in the admin."""

from django.contrib import admin

from ssp_crm.admin import HouseModelAdmin, ReadOnlyMixin

from ..models import ChecklistItem, Speaker, SpeakingTurn, TourCheck


@admin.register(Speaker)
class SpeakerAdmin(HouseModelAdmin):
    """People who speak for us."""

    list_display = ["chosen_name", "readiness", "topics", "languages"]
    list_filter = ["readiness"]
    search_fields = ["chosen_name", "topics"]
    autocomplete_fields = ["contact", "user"]


@admin.register(SpeakingTurn)
class SpeakingTurnAdmin(ReadOnlyMixin):
    """Chances to speak, read-only: they are offered and answered on their event."""

    list_display = ["speaker", "event", "status", "offered_on"]
    list_filter = ["status"]
    list_select_related = ["speaker", "event"]
    search_fields = ["speaker__chosen_name", "event__title", "talk"]


@admin.register(ChecklistItem)
class ChecklistItemAdmin(HouseModelAdmin):
    """The list every new visit begins with."""

    visible_to_all = True
    list_display = ["words", "stage", "place"]
    list_filter = ["stage"]
    search_fields = ["words"]


@admin.register(TourCheck)
class TourCheckAdmin(ReadOnlyMixin):
    """What was done for each visit, read-only: it is ticked on the visit's page."""

    list_display = ["words", "event", "stage", "done_at", "done_by"]
    list_filter = ["stage"]
    list_select_related = ["event", "done_by"]
    search_fields = ["words", "event__title"]
