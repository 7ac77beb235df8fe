"""Duty, inquiries and what came of them; what runs through steps is changed on the site."""

from django.contrib import admin

from ssp_crm.admin import HouseModelAdmin, ReadOnlyMixin

from ..models import Coverage, DutyShift, GroundRule, Inquiry, PressRoom, Statement


@admin.register(PressRoom)
class PressRoomAdmin(ReadOnlyMixin):
    """Who our liaison is, the public page and the letter; one row."""

    list_display = ["__str__", "liaison", "number", "is_open", "updated_at"]
    list_select_related = ["liaison"]


@admin.register(DutyShift)
class DutyShiftAdmin(ReadOnlyMixin):
    """Whose turn it is."""

    list_display = ["user", "role", "starts_at", "ends_at", "number"]
    list_filter = ["role"]
    list_select_related = ["user"]
    search_fields = ["user__name"]
    date_hierarchy = "starts_at"


@admin.register(GroundRule)
class GroundRuleAdmin(HouseModelAdmin):
    """Rules under which we meet reporters."""

    list_display = ["words", "place", "is_usual", "is_public", "is_active"]
    list_filter = ["is_active", "is_public"]
    search_fields = ["words", "words_es"]


@admin.register(Inquiry)
class InquiryAdmin(ReadOnlyMixin):
    """What reporters ask."""

    list_display = ["question", "journalist", "outlet", "status", "deadline_at", "assigned_to"]
    list_filter = ["status", "format"]
    list_select_related = ["journalist__contact", "outlet__contact", "assigned_to"]
    search_fields = ["question", "topic", "caller"]
    date_hierarchy = "received_at"


@admin.register(Statement)
class StatementAdmin(ReadOnlyMixin):
    """What we said."""

    list_display = ["said", "journalist", "topic", "said_at", "speaker"]
    list_select_related = ["journalist__contact", "speaker"]
    search_fields = ["said", "topic"]
    date_hierarchy = "said_at"


@admin.register(Coverage)
class CoverageAdmin(ReadOnlyMixin):
    """What was published."""

    list_display = ["headline", "outlet", "journalist", "published_on", "depth", "tone"]
    list_filter = ["depth", "tone", "accuracy", "wording"]
    list_select_related = ["outlet__contact", "journalist__contact"]
    search_fields = ["headline", "topic"]
    date_hierarchy = "published_on"
