"""What did we say last time: statements and coverage in one line of time."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.generic import DetailView, TemplateView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names
from ssp_crm.views import HouseCreateView, HouseUpdateView

from ..coverage_exports import STATEMENT_COLUMNS
from ..forms.profiles import PressFilterForm
from ..forms.statement import StatementForm
from ..models import Coverage, Statement
from ..querysets import StatementQuerySet
from ..said_before import said_before
from .beginning import WrittenByMixin, begin_with


class StatementListView(NeedsMixin, TemplateView):
    """What we said and what was printed, found by words, topic, people and days."""

    permission = "media_liaison.view_statement"

    def get_template_names(self) -> list[str]:
        if self.request.htmx:
            return ["media_liaison/_statement_list.html"]
        return ["media_liaison/statement_list.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, filters = self.request.user, PressFilterForm(self.request.GET)
        page = said_before(
            filters.apply(Statement.objects.visible_to(user).for_list()),
            filters.apply(Coverage.objects.visible_to(user).for_list()),
            self.request.GET.get("page", ""),
        )
        return super().get_context_data(filters=filters, page=page, **kwargs)


@needs("contacts.export_contact")
def statement_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Our statements as found, in columns a spreadsheet opens safely."""
    statements = Statement.objects.visible_to(request.user).for_list()
    rows = PressFilterForm(request.GET).apply(statements).iterator(2_000)
    return export_response("statements", STATEMENT_COLUMNS, rows, kind)


class StatementDetailView(NeedsMixin, DetailView):
    """One statement, with the question it answered."""

    permission = "media_liaison.view_statement"
    template_name = "media_liaison/statement_detail.html"
    context_object_name = "statement"

    def get_queryset(self) -> StatementQuerySet:
        return Statement.objects.visible_to(self.request.user).for_detail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = with_names(changes(self.object, user=self.request.user))
        return super().get_context_data(changes=history, **kwargs)


class StatementFormMixin(WrittenByMixin):
    """Writing a statement down and mending it."""

    form_class = StatementForm
    template_name = "media_liaison/statement_form.html"


class StatementCreateView(StatementFormMixin, HouseCreateView):
    """Write down what we said when nobody had asked in writing."""

    permission = "media_liaison.add_statement"
    title = "Log what we said"
    submit_label = "Log statement"
    sentence = "It is written down. The next of us will find it."

    def get_initial(self) -> dict[str, Any]:
        return begin_with(self.request)


class StatementUpdateView(StatementFormMixin, HouseUpdateView):
    """Mend a statement; history keeps the old words."""

    permission = "media_liaison.change_statement"
    title = "Edit what we said"
    submit_label = "Save statement"
    sentence = "The statement is saved."

    def get_queryset(self) -> StatementQuerySet:
        return Statement.objects.visible_to(self.request.user).for_list()
