"""What the admins of this app share."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from ssp_crm.admin import HouseModelAdmin

from ..models import Contact
from ..search import query_words


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


class NeverDeletedMixin(HouseModelAdmin):
    """Rows that are closed or archived, never deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
