from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from ssp_crm.admin import ReadOnlyMixin

from ..models import Challenge, ChallengeStep, Concern
from .base import NeverDeletedMixin


@admin.register(Challenge)
class ChallengeAdmin(NeverDeletedMixin):
    """Challenges one may read; they are closed and reopened on the site."""

    list_display = ["title", "kind", "status", "received_at", "owner", "sensitivity"]
    list_filter = ["status", "kind", "source", "sensitivity", "owner"]
    list_select_related = ["owner"]
    search_fields = ["title", "facts", "concern"]
    autocomplete_fields = ["contacts", "owner", "author"]
    readonly_fields = ["status", "first_response_due", "closed_at", "reopened_at"]
    exclude = ["notes"]  # the list of notes to choose from would show ones not for this person
    date_hierarchy = "received_at"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # the site sets the clock


class ThroughChallengesMixin(ReadOnlyMixin):
    """Parts of challenges, seen by whoever sees the challenge."""

    def visible_rows(self, queryset: Any, user: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = queryset.filter(challenge__in=Challenge.objects.visible_to(user))
        return rows


@admin.register(ChallengeStep)
class ChallengeStepAdmin(ThroughChallengesMixin):
    """The work log, read-only."""

    list_display = ["challenge", "at", "author", "what"]
    list_filter = ["at"]
    list_select_related = ["challenge", "author"]
    search_fields = ["what"]


@admin.register(Concern)
class ConcernAdmin(ThroughChallengesMixin):
    """What neighbors told us, read-only: we answer on the challenge's page."""

    list_display = ["challenge", "kind", "created_at", "answered_at"]
    list_filter = ["kind"]
    list_select_related = ["challenge"]
    search_fields = ["challenge__title"]
