"""Contacts that may be one: look for them, decide on each pair."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.views import HouseListView

from ..duplicate_scan import find_duplicates
from ..forms.duplicates import DuplicateFilterForm
from ..models import DuplicatePair, Merge
from ..querysets import DuplicatePairQuerySet
from ..services.duplicates import dismiss_pair, reopen_pair

NEEDED = "contacts.merge_contact"
MOST_MERGES = 10
CUT = "<!-- progress -->"  # where the page is cut in two for what is told meanwhile


class DuplicateListView(HouseListView):
    """Likely duplicates, the surest first; below them those made one lately."""

    permission = NEEDED
    template_name = "contacts/duplicate_list.html"
    part_name = "contacts/_duplicate_list.html"
    filter_class = DuplicateFilterForm
    columns = {"sure": ("Surest", "score", True)}

    def get_queryset(self) -> DuplicatePairQuerySet:
        return DuplicatePair.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        merges = Merge.objects.visible_to(self.request.user).in_force().for_list()[:MOST_MERGES]
        return super().get_context_data(merges=merges, **kwargs)


@needs(NEEDED)
@require_POST
def duplicate_find(request: HttpRequest) -> HttpResponseBase:
    """Look through all contacts; the page grows while it goes on."""
    page = render_to_string("contacts/duplicate_scan.html", {}, request)
    return StreamingHttpResponse(_told(page))


def _told(page: str) -> Iterator[str]:
    head, _, tail = page.partition(CUT)
    yield head
    line = "<li>{} of {} contacts compared, {} likely pair{}.</li>\n"
    for step in find_duplicates():
        counts = (f"{count:,}" for count in (step.done, step.total, step.found))
        yield format_html(line, *counts, "" if step.found == 1 else "s")
    yield tail


@needs(NEEDED)
@require_POST
def duplicate_dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that two contacts are two; the scan will not propose them again."""
    pair = _pair(request, pk)
    dismiss_pair(pair=pair, user=request.user)
    messages.success(request, f"{pair.first} and {pair.second} are two. They stay under “Decided”.")
    return redirect("contacts:duplicate_list")


@needs(NEEDED)
@require_POST
def duplicate_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a dismissed pair again."""
    pair = _pair(request, pk)
    reopen_pair(pair=pair)
    messages.success(request, f"{pair.first} and {pair.second} are proposed again.")
    return redirect("contacts:duplicate_list")


def _pair(request: HttpRequest, pk: int) -> DuplicatePair:
    pairs = DuplicatePair.objects.visible_to(request.user).for_list()
    return get_object_or_404(pairs, pk=pk)
