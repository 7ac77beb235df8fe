"""Who was asked and who comes, in the admin: read-only, because places are given on the event."""

from django.contrib import admin

from ssp_crm.admin import ReadOnlyMixin

from ..models import DateRequest, Rsvp


@admin.register(Rsvp)
class RsvpAdmin(ReadOnlyMixin):
    """Answers to events."""

    list_display = ["who", "event", "answer", "party", "presence"]
    list_filter = ["answer", "presence"]
    list_select_related = ["event", "contact"]
    search_fields = ["name", "contact__name", "event__title"]


@admin.register(DateRequest)
class DateRequestAdmin(ReadOnlyMixin):
    """Wishes for another day."""

    list_display = ["name", "party", "asked_at", "answered_at"]
    search_fields = ["name"]
