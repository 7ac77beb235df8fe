"""What the pages of every app share: saving once, saving the newest, and lists."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import TemplateView, UpdateView
from django.views.generic.edit import CreateView, ModelFormMixin

from . import errors, kept
from .access import NeedsMixin
from .forms import FilterForm
from .history import plain_words, version_of
from .models import FormReceipt, StaleVersionError
from .paging import KeysetPage, capped_count, keyset_page


def form_data(request: HttpRequest) -> Any:
    """Return what a form should be bound to: this POST, a POST kept over a sign-in, or None."""
    return request.POST if request.method == "POST" else kept.take(request)


def save_once(request: HttpRequest, form: Any, save: Callable[[], str]) -> str | None:
    """Run a save and its receipt in one transaction and return the address to go to.

    The same form sent twice, even at the same moment, saves once and leads to the same place.
    Returns None when a service refused; its sentences are then on the form.
    """
    form_id = form.cleaned_data.get("form_id")
    try:
        with transaction.atomic():
            if not form_id:
                return save()
            if FormReceipt.objects.claim(form_id, request.user.pk):
                location = save()
                FormReceipt.objects.filter(pk=form_id).update(location=location)
                return location
            receipt = FormReceipt.objects.get(pk=form_id)
            # Somebody else's id is no id.
            return receipt.location if receipt.user_id == request.user.pk else save()
    except ValidationError as error:
        put_errors(form, error)
        return None


def form_page(
    request: HttpRequest, form: Any, *, title: str, submit_label: str, about: Any = None
) -> HttpResponse:
    """Show a verb's form, or show it again with what was typed and 422."""
    context = {"form": form, "title": title, "submit_label": submit_label, "object": about}
    return render(request, "form_page.html", context, status=422 if form.is_bound else 200)


def saved_before(request: HttpRequest, form: Any) -> str:
    """Return where this person's earlier save of the same form led, or ""."""
    form_id = form.cleaned_data.get("form_id")
    receipt = FormReceipt.objects.filter(pk=form_id, user=request.user).first()
    return receipt.location if receipt else ""


def put_errors(form: Any, error: ValidationError) -> None:
    """Put a service's sentences on the fields they are about, or above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, sentences in error.error_dict.items():
        is_shown = name in form.fields and name != NON_FIELD_ERRORS
        form.add_error(name if is_shown else None, sentences)


def conflict_page(
    request: HttpRequest, form: Any, stale: models.Model, visible: models.QuerySet[Any]
) -> HttpResponse:
    """Answer 409 with base, theirs and mine side by side, and mine ready to save again.

    Raises Http404 if the row was hidden from this person in the meantime.
    """
    current = get_object_or_404(visible, pk=stale.pk)
    base = version_of(stale, form.cleaned_data.get("version") or 0, user=request.user)
    again = form.data.copy()
    again["version"] = current.version
    form.data = again
    carried = [pair for pair in errors.typed(request) if pair[0] not in form.fields]
    rows = list(_differences(form, current, base))
    context = {"form": form, "rows": rows, "object": current, "carried": carried}
    return render(request, "errors/409_compare.html", context, status=409)


def _differences(form: Any, current: models.Model, base: Any) -> Iterator[dict[str, Any]]:
    theirs = type(form)(instance=current, **form.extra_kwargs)
    for bound in form.visible_fields():
        field = form.fields[bound.name]
        mine = in_form_words(field, form.cleaned_data.get(bound.name))
        their = in_form_words(field, _as_cleaned(theirs, bound.name))
        if mine != their:
            before = getattr(base, bound.name, None) if base else None
            words = in_form_words(field, before)
            yield {"label": bound.label, "base": words, "theirs": their, "mine": mine}


def _as_cleaned(form: Any, name: str) -> Any:
    field, value = form.fields[name], form[name].initial
    try:
        return field.to_python(field.prepare_value(value))
    except ValidationError:
        return value  # a choice that is no longer offered is shown as it is


def in_form_words(field: Any, value: Any) -> str:
    """Return a form field's value in words: names, labels, dates as people say them."""
    if value is None or value == "":
        return ""
    if isinstance(value, list | tuple | models.QuerySet):
        return ", ".join(sorted(str(item) for item in value))
    if isinstance(field, forms.ChoiceField) and not isinstance(value, models.Model):
        return {str(key): str(words) for key, words in field.choices}.get(str(value), str(value))
    return plain_words(value).replace("\r\n", "\n")


class HouseFormMixin(NeedsMixin, ModelFormMixin):
    """A create or edit page: once-only, newest-only, and nothing typed is lost."""

    template_name = "form_page.html"
    title = ""
    submit_label = "Save"

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        data = form_data(self.request)
        return {**kwargs, **self.get_extra_kwargs(), **({"data": data} if data else {})}

    def get_extra_kwargs(self) -> dict[str, Any]:
        """Keyword arguments the form needs beyond Django's, e.g. the user."""
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"title": self.title, "submit_label": self.submit_label}
        return super().get_context_data(**{**words, **kwargs})

    def save(self, form: Any) -> str:
        """Save a valid form and return where to go; services are called here."""
        self.object = form.save()
        return self.object.get_absolute_url()

    def form_valid(self, form: Any) -> HttpResponse:
        form.extra_kwargs = self.get_extra_kwargs()
        try:
            address = save_once(self.request, form, lambda: self.save(form))
        except StaleVersionError as stale:
            return conflict_page(self.request, form, stale.instance, self.get_queryset())
        return redirect(address) if address else self.form_invalid(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        # Sent twice, a form takes for a duplicate what it saved itself.
        if form.doubts and (address := saved_before(self.request, form)):
            return redirect(address)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class HouseCreateView(HouseFormMixin, CreateView):
    """A page that makes a row."""


class HouseUpdateView(HouseFormMixin, UpdateView):
    """A page that edits a row."""


class HouseListView(NeedsMixin, TemplateView):
    """A list that filters, sorts and pages by key; the same URL gives the page or its part."""

    filter_class: type[FilterForm]
    part_name = ""
    columns: dict[str, tuple[str, str, bool]] = {}  # key: (words, column, descending)

    def get_queryset(self) -> models.QuerySet[Any]:
        """The rows this person may see, ready for display."""
        raise NotImplementedError

    def get_template_names(self) -> list[str]:
        return [self.part_name if self.request.htmx else str(self.template_name)]

    def get_filters(self) -> FilterForm:
        """The filter form over what was asked for."""
        return self.filter_class(self.request.GET)

    def get_sort(self) -> str:
        """The chosen order, or the first one."""
        key = self.request.GET.get("sort", "")
        return key if key in self.columns else next(iter(self.columns))

    def get_page(self, queryset: models.QuerySet[Any]) -> KeysetPage:
        """One page of the list."""
        _, column, descending = self.columns[self.get_sort()]
        cursor = self.request.GET.get("page", "")
        return keyset_page(queryset, column, cursor, descending=descending)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = self.get_filters()
        queryset = filters.apply(self.get_queryset())
        page = self.get_page(queryset)
        is_whole = not page.previous and not page.following
        context = {
            "filters": filters,
            "page": page,
            "count": f"{len(page.rows)}" if is_whole else capped_count(queryset),
            "sorts": [(key, words) for key, (words, _, _) in self.columns.items()],
            "sort": self.get_sort(),
        }
        return super().get_context_data(**context, **kwargs)


def healthz(request: HttpRequest) -> HttpResponseBase:
    """Say 200 ok if the database answers."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
