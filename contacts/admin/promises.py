from django.contrib import admin

from ..models import Commitment, Membership, Relationship
from .base import NeverDeletedMixin, ThroughContactsMixin


@admin.register(Commitment)
class CommitmentAdmin(NeverDeletedMixin):
    """What was asked and promised; outcomes are told on the site, which dates them."""

    list_display = ["what", "contact", "made_by", "topic", "due_on", "status", "owner"]
    list_filter = ["status", "made_by", "topic", "owner"]
    list_select_related = ["contact", "owner"]
    search_fields = ["what", "contact__name"]
    autocomplete_fields = ["contact", "owner"]
    readonly_fields = ["status", "outcome", "settled_on"]


@admin.register(Membership)
class MembershipAdmin(NeverDeletedMixin):
    """Organizations we belong to."""

    list_display = ["organization", "kind", "representative", "since", "renews_on", "ended_on"]
    list_filter = ["kind", "representative"]
    list_select_related = ["organization", "representative"]
    search_fields = ["organization__name"]
    autocomplete_fields = ["organization", "representative"]


@admin.register(Relationship)
class RelationshipAdmin(ThroughContactsMixin):
    """Who knows whom."""

    contact_fields = ["from_contact", "to_contact"]
    list_display = ["from_contact", "kind", "to_contact", "words"]
    list_filter = ["kind"]
    list_select_related = ["from_contact", "to_contact"]
    search_fields = ["from_contact__name", "to_contact__name"]
    autocomplete_fields = ["from_contact", "to_contact"]
