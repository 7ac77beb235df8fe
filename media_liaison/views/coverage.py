"""What was published: the list with its months, one piece, and writing it down."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.generic import DetailView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names
from ssp_crm.views import HouseCreateView, HouseListView, HouseUpdateView

from ..coverage_exports import COVERAGE_COLUMNS
from ..coverage_months import picture_of
from ..forms.coverage import CoverageFilterForm, CoverageForm
from ..models import Coverage
from ..querysets import CoverageQuerySet
from ..track_record import record_of
from .beginning import WrittenByMixin, begin_with


class CoverageListView(HouseListView):
    """Pieces, the newest first; on the whole page also how many there were in each month."""

    permission = "media_liaison.view_coverage"
    template_name = "media_liaison/coverage_list.html"
    part_name = "media_liaison/_coverage_list.html"
    filter_class = CoverageFilterForm
    columns = {"newest": ("Newest", "published_on", True)}

    def get_queryset(self) -> CoverageQuerySet:
        return Coverage.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if not self.request.htmx:
            pieces = Coverage.objects.visible_to(self.request.user)
            counted = context["filters"].apply(pieces).by_month()
            context["picture"] = picture_of(counted, timezone.localdate())
        return context


@needs("contacts.export_contact")
def coverage_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as shown, in columns a spreadsheet opens safely."""
    pieces = Coverage.objects.visible_to(request.user).for_list()
    rows = CoverageFilterForm(request.GET).apply(pieces).iterator(2_000)
    return export_response("coverage", COVERAGE_COLUMNS, rows, kind)


class CoverageDetailView(NeedsMixin, DetailView):
    """One piece: what we make of it, and what became of a correction."""

    permission = "media_liaison.view_coverage"
    template_name = "media_liaison/coverage_detail.html"
    context_object_name = "coverage"

    def get_queryset(self) -> CoverageQuerySet:
        return Coverage.objects.visible_to(self.request.user).for_detail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        journalist = self.object.journalist
        return super().get_context_data(
            record=record_of(journalist, self.request.user) if journalist else None,
            changes=with_names(changes(self.object, user=self.request.user)),
            **kwargs,
        )


class CoverageFormMixin(WrittenByMixin):
    """Writing a piece down and mending it."""

    form_class = CoverageForm
    template_name = "media_liaison/coverage_form.html"


class CoverageCreateView(CoverageFormMixin, HouseCreateView):
    """Write down what was published."""

    permission = "media_liaison.add_coverage"
    title = "Log coverage"
    submit_label = "Log piece"
    sentence = (
        "The piece is written down. Its facts can be checked and corrections asked from here."
    )

    def get_initial(self) -> dict[str, Any]:
        return begin_with(self.request)


class CoverageUpdateView(CoverageFormMixin, HouseUpdateView):
    """Mend what we wrote about a piece; history keeps the old words."""

    permission = "media_liaison.change_coverage"
    title = "Edit coverage"
    submit_label = "Save piece"
    sentence = "The piece is saved."

    def get_queryset(self) -> CoverageQuerySet:
        return Coverage.objects.visible_to(self.request.user).for_list()
