"""Bring a list in: choose a file, check the columns, look at the preview, import, undo."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from ssp_crm.access import needs
from ssp_crm.paging import keyset_page
from ssp_crm.views import put_errors, save_once

from ..forms.imports import ColumnsForm, ImportForm, ImportRowFilterForm
from ..imports.services import (
    advance_import,
    begin_import,
    begin_undo,
    discard_import,
    map_columns,
    start_import,
    use_first_row,
)
from ..models import ImportRow, ImportRun

MOST_RUNS = 50
NEEDED = "contacts.add_importrun"


def _visible_run(request: HttpRequest, pk: int) -> ImportRun:
    """Fetch a run: hidden is 404; seen without the right to write its rows is 403."""
    run = get_object_or_404(ImportRun.objects.visible_to(request.user).for_list(), pk=pk)
    if not run.importer.may(request.user):
        raise PermissionDenied
    return run


@needs(NEEDED)
def import_list(request: HttpRequest) -> HttpResponse:
    """Choose a file; below it, those brought in before."""
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*data, user=request.user)
    if form.is_bound and form.is_valid():
        address = save_once(request, form, lambda: _take_in(request, form))
        if address:
            return redirect(address)
    runs = ImportRun.objects.visible_to(request.user).for_list()[:MOST_RUNS]
    status = 422 if form.is_bound else 200
    return render(request, "contacts/import_list.html", {"form": form, "runs": runs}, status=status)


def _take_in(request: HttpRequest, form: ImportForm) -> str:
    file = form.cleaned_data["file"]
    run = start_import(
        author=request.user, kind=form.cleaned_data["kind"], file=file, name=file.name
    )
    if run.source == "vCard":  # its columns are ours already
        return map_columns(run=run, mapping=run.mapping, options=run.options).get_absolute_url()
    return reverse("contacts:import_map", args=[run.pk])


@needs(NEEDED)
def import_map(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the columns hold."""
    run = _visible_run(request, pk)
    if not run.is_open:
        return redirect(run)
    form = ColumnsForm(request.POST if request.method == "POST" else None, run=run)
    if request.method == "POST" and form.is_valid():
        try:
            map_columns(run=run, mapping=form.mapping, options=form.options)
            advance_import(run=run)
            return redirect(run)
        except ValidationError as error:
            put_errors(form, error)
    missing = run.importer.missing(run.targets_by_column, run.options)
    context = {"form": form, "run": run, "missing": missing}
    status = 422 if form.is_bound else 200
    return render(request, "contacts/import_map.html", context, status=status)


@needs(NEEDED)
@require_POST
def import_header(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the first row as headers, or as data."""
    run = _visible_run(request, pk)
    has_header = request.POST.get("first_row") == "headers"
    return _do(request, run, use_first_row, then="contacts:import_map", has_header=has_header)


@needs(NEEDED)
@require_safe
def import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Where an import is: its preview, its progress, or what it did."""
    run = _visible_run(request, pk)
    if run.status == ImportRun.Status.COLUMNS:
        return redirect("contacts:import_map", pk=run.pk)
    counts = run.rows.counts()
    context = {
        "run": run,
        "to_write": counts.get("create", 0) + counts.get("update", 0),
        "tabs": [("", "All rows", sum(counts.values()))]
        + [(key, label, counts.get(key, 0)) for key, label in ImportRow.Action.choices],
        "kept": run.rows.written().count() if run.status == ImportRun.Status.UNDONE else 0,
        **_row_page(request, run),
    }
    return render(request, "contacts/import_detail.html", context)


def _row_page(request: HttpRequest, run: ImportRun) -> dict[str, Any]:
    filters = ImportRowFilterForm(request.GET)
    rows = filters.apply(run.rows.data(run.header_number).for_list())
    if run.status == ImportRun.Status.UNDONE:
        rows = rows.written()
    page = keyset_page(rows, "number", request.GET.get("page", ""))
    for row in page.rows:
        row.name = row.contact or run.importer.read(run, row).name
    return {"filters": filters, "page": page}


@needs(NEEDED)
@require_POST
def import_run(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to write what the preview showed."""
    return _do(request, _visible_run(request, pk), begin_import)


@needs(NEEDED)
@require_POST
def import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to take an import back."""
    return _do(request, _visible_run(request, pk), begin_undo)


@needs(NEEDED)
@require_POST
def import_continue(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on for two seconds; the progress part asks again until it is over."""
    run = _visible_run(request, pk)
    is_mine = advance_import(run=run)
    run = _visible_run(request, pk)
    if not request.htmx:
        return redirect(run)
    if not run.is_active:
        return HttpResponseClientRedirect(run.get_absolute_url())
    return render(
        request, "contacts/_import_progress.html", {"run": run, "is_waiting": not is_mine}
    )


@needs(NEEDED)
@require_POST
def import_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a file away that was not imported."""
    run = _visible_run(request, pk)
    try:
        discard_import(run=run)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(run)
    messages.success(request, f"{run} is thrown away. Nothing was imported from it.")
    return redirect("contacts:import_list")


def _do(
    request: HttpRequest, run: ImportRun, verb: Callable[..., Any], then: str = "", **facts: Any
) -> HttpResponse:
    """Run a service, begin its work, and show where the import is."""
    try:
        verb(run=run, **facts)
        advance_import(run=run)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(run)
    return redirect(then, pk=run.pk) if then else redirect(run)
