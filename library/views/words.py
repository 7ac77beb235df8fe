"""The words that matter: the list, editing it, and the check behind every field."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseUpdateView

from ..forms.words import ExemptionForm, TermFilterForm, TermForm
from ..marks import marks_of
from ..models import Exemption, Term
from ..querysets import ExemptionQuerySet, TermQuerySet


class WordListView(NeedsMixin, TemplateView):
    """The whole list with why and from where, on one page so that it can be printed."""

    permission = "library.view_term"

    def get_template_names(self) -> list[str]:
        part = self.request.htmx
        return ["library/_word_list.html" if part else "library/word_list.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = TermFilterForm(self.request.GET)
        terms = filters.apply(Term.objects.visible_to(self.request.user))
        return super().get_context_data(filters=filters, terms=terms, **kwargs)


class TermFormMixin(HouseFormMixin):
    """Writing one entry of the list."""

    form_class = TermForm

    def get_queryset(self) -> TermQuerySet:
        return Term.objects.visible_to(self.request.user)

    def save(self, form: Any) -> str:
        address = super().save(form)
        messages.success(self.request, "The list is saved; from now on it is checked like this.")
        return address


class WordCreateView(TermFormMixin, HouseCreateView):
    """Add words to avoid."""

    permission = "library.add_term"
    title = "Add words to avoid"
    submit_label = "Add words"


class WordUpdateView(TermFormMixin, HouseUpdateView):
    """Edit words to avoid, or take them out of use."""

    permission = "library.change_term"
    title = "Edit words to avoid"


@needs("library.view_term")
@require_POST
def word_check(request: HttpRequest) -> HttpResponse:
    """Mark a text that is being written. Nothing of it is kept."""
    marks = marks_of(request.POST.get("text", ""))
    return render(request, "library/_marks.html", {"marks": marks})


class ExceptionListView(NeedsMixin, TemplateView):
    """What the check lets be."""

    permission = "library.view_exemption"
    template_name = "library/exception_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        exceptions = Exemption.objects.visible_to(self.request.user)
        return super().get_context_data(exceptions=exceptions, **kwargs)


class ExceptionFormMixin(HouseFormMixin):
    """Writing one exception."""

    form_class = ExemptionForm

    def get_queryset(self) -> ExemptionQuerySet:
        return Exemption.objects.visible_to(self.request.user)

    def save(self, form: Any) -> str:
        address = super().save(form)
        messages.success(self.request, f"“{self.object}” is let be from now on.")
        return address


class ExceptionCreateView(ExceptionFormMixin, HouseCreateView):
    """Let words be."""

    permission = "library.add_exemption"
    title = "Add an exception"
    submit_label = "Add exception"


class ExceptionUpdateView(ExceptionFormMixin, HouseUpdateView):
    """Change an exception."""

    permission = "library.change_exemption"
    title = "Edit an exception"


@needs("library.delete_exemption")
@require_POST
def exception_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark these words again; history keeps that they were let be."""
    exception = get_object_or_404(Exemption.objects.visible_to(request.user), pk=pk)
    exception.delete()
    messages.success(request, f"“{exception}” is no longer an exception.")
    return redirect("library:exception_list")
