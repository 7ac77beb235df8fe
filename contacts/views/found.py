"""Lists that are also searched: then the likeliest rows stand in for the pages."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from ssp_crm.forms import FilterForm
from ssp_crm.paging import KeysetPage
from ssp_crm.views import HouseListView

MOST_FOUND = 50
MOST_EXPORTED = 1_000
Find = Callable[[Any, str, int], list[Any]]


class FoundListView(HouseListView):
    """A list that shows the likeliest rows once somebody searches by `?q=`."""

    find: Find  # set with staticmethod()
    is_cut = False

    def get_page(self, queryset: Any) -> KeysetPage:
        text = self.get_filters().chosen.get("q", "")
        if not text:
            return super().get_page(queryset)
        found = self.find(queryset, text, MOST_FOUND + 1)  # one more tells whether there are more
        self.is_cut = len(found) > MOST_FOUND
        return KeysetPage(found[:MOST_FOUND], "", "")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "is_cut": self.is_cut}


def rows_to_export(find: Find, queryset: QuerySet[Any], filters: FilterForm) -> Iterable[Any]:
    """Return the rows a filtered list stands for; of a search up to 1,000, the likeliest first."""
    rows: Any = filters.apply(queryset)
    text = filters.chosen.get("q", "")
    return find(rows, text, MOST_EXPORTED) if text else rows.iterator(2_000)
