"""Bring an old calendar in: choose a file, look at the preview, import, undo."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.views import save_once

from ..forms.imports import CalendarFileForm, CalendarImportForm
from ..ical_planning import Planned
from ..models import CalendarImport, Event
from ..services.imports import (
    already_here,
    discard_calendar_import,
    run_calendar_import,
    take_in_calendar,
    undo_calendar_import,
)

NEEDED = "events.add_event"
SHOWN = 200  # rows of a part of the preview
SHOWN_AFTER = 50
MOST_RUNS = 50


def _visible_run(request: HttpRequest, pk: int) -> CalendarImport:
    runs = CalendarImport.objects.visible_to(request.user).select_related("author")
    return get_object_or_404(runs, pk=pk)


@needs(NEEDED)
def import_new(request: HttpRequest) -> HttpResponse:
    """Choose a calendar file; below it, those brought in before."""
    form = CalendarFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        address = save_once(request, form, lambda: _take_in(request, form))
        if address:
            return redirect(address)
    runs = CalendarImport.objects.visible_to(request.user).for_list()[:MOST_RUNS]
    status = 422 if form.is_bound else 200
    return render(request, "events/import_new.html", {"form": form, "runs": runs}, status=status)


def _take_in(request: HttpRequest, form: CalendarFileForm) -> str:
    file, since = form.cleaned_data["file"], form.cleaned_data["since"]
    run = take_in_calendar(author=request.user, data=file.read(), name=file.name, since=since)
    return run.get_absolute_url()


@needs(NEEDED)
def import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What a calendar file would bring, or what it brought."""
    run = _visible_run(request, pk)
    if run.status != CalendarImport.Status.PREVIEW:
        if request.method == "POST":  # sent twice
            return redirect(run)
        events = Event.objects.visible_to(request.user).brought_in_by(run)
        context = {"run": run, "events": events.for_list()[:SHOWN_AFTER], "count": events.count()}
        return render(request, "events/import_done.html", context)
    data = request.POST if request.method == "POST" else None
    form = CalendarImportForm(data, user=request.user)
    if form.is_bound and form.is_valid():
        address = save_once(request, form, lambda: _import(request, form, run))
        if address:
            return redirect(address)
    status = 422 if form.is_bound else 200
    context = {"run": run, "form": form, **_preview(run)}
    return render(request, "events/import_preview.html", context, status=status)


def _import(request: HttpRequest, form: CalendarImportForm, run: CalendarImport) -> str:
    kind, site = form.cleaned_data["kind"], form.cleaned_data["site"]
    count = run_calendar_import(run=run, kind=kind, site=site)
    some = "1 event is" if count == 1 else f"{count:,} events are"
    messages.success(request, f"{some} on the calendar now. Look them over: you can undo all.")
    return run.get_absolute_url()


def _preview(run: CalendarImport) -> dict[str, Any]:
    planned = [Planned(**one) for one in run.plan.get("planned", [])]
    here = already_here(run.uids)
    new = [one for one in planned if one.uid not in here]
    skipped = run.plan.get("skipped", [])
    return {
        "series": [one for one in new if one.rule],
        "singles": [one for one in new if not one.rule][:SHOWN],
        "skipped": skipped[:SHOWN],
        "skipped_more": max(len(skipped) - SHOWN, 0),
        "singles_more": max(len([one for one in new if not one.rule]) - SHOWN, 0),
        "known": len(planned) - len(new),
        "count": sum(one.count for one in new),
    }


@needs(NEEDED)
@require_POST
def import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a whole import back."""
    run = _visible_run(request, pk)
    try:
        kept = undo_calendar_import(run=run)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(run)
    some = "One event" if kept == 1 else f"{kept} events"
    stay = "" if not kept else f" {some} somebody has worked with since stay as they are."
    messages.success(request, f"{run} is taken back.{stay}")
    return redirect(run)


@needs(NEEDED)
@require_POST
def import_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a file away that was not imported."""
    run = _visible_run(request, pk)
    try:
        discard_calendar_import(run=run)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
        return redirect(run)
    messages.success(request, f"{run} is thrown away. Nothing was imported from it.")
    return redirect("events:import_new")
