"""Checklists: the template, and the list of one visit with a tap for each line."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers
from django.views.generic import DetailView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.views import HouseUpdateView, form_data, save_once

from ..forms.tours import ChecklistForm, ChecklistFormSet, EventOutcomeForm
from ..models import ChecklistItem, Event, TourCheck
from ..querysets import EventQuerySet
from ..services.tours import begin_checklist, number_lines, tell_outcome, tick_check
from ..visits import Checklist


@needs("events.change_checklistitem")
def checklist(request: HttpRequest) -> HttpResponse:
    """The list every new visit begins with."""
    data = form_data(request)
    form = ChecklistForm(data)
    lines = ChecklistFormSet(data, queryset=ChecklistItem.objects.in_order(), prefix="lines")
    if form.is_bound and form.is_valid() and lines.is_valid():

        def save() -> str:
            lines.save()
            number_lines(moved=lines.moved)
            messages.success(request, "The checklist is saved. New visits begin with it.")
            return reverse("events:checklist")

        if address := save_once(request, form, save):
            return redirect(address)
    context = {"form": form, "lines": lines}
    return render(request, "events/checklist.html", context, status=422 if form.is_bound else 200)


class EventChecklistView(NeedsMixin, DetailView):
    """One visit's checklist: on a phone to tap, on paper to tick."""

    permission = "events.view_event"
    template_name = "events/event_checklist.html"

    def get_queryset(self) -> EventQuerySet:
        return Event.objects.visible_to(self.request.user).visits().for_detail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = Checklist(self.object.tour_checks.for_list())
        return super().get_context_data(checklist=lines, **kwargs)


@needs("events.change_event")
@require_POST
def event_checklist_begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Copy the template for a visit that has no list yet."""
    event = get_object_or_404(Event.objects.visible_to(request.user).visits(), pk=pk)
    begin_checklist(event=event)
    return redirect("events:event_checklist", event.pk)


@needs("events.change_event")
@require_POST
@vary_on_headers("HX-Request")
def tourcheck_tick(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a line is done, or is not, by naming which."""
    check = get_object_or_404(TourCheck.objects.visible_to(request.user), pk=pk)
    check = tick_check(check=check, done=request.POST.get("done") == "yes", by=request.user)
    if not request.htmx:
        address = reverse("events:event_checklist", args=[check.event_id])
        return redirect(f"{address}#check-{check.pk}")
    lines = Checklist(check.event.tour_checks.for_list())
    context = {"check": check, "checklist": lines}
    return render(request, "events/_check_answer.html", context)


class EventOutcomeView(HouseUpdateView):
    """What came of an event, once it began."""

    permission = "events.change_event"
    form_class = EventOutcomeForm
    template_name = "events/event_outcome.html"

    def get_queryset(self) -> EventQuerySet:
        return Event.objects.visible_to(self.request.user).for_detail()

    def get_initial(self) -> dict[str, Any]:
        """How many were checked in, until somebody says how many came."""
        came = self.object.rsvps.counts()["came"] if self.object.attended is None else None
        return {"attended": came} if came else {}

    def save(self, form: Any) -> str:
        event = tell_outcome(event=form.save(commit=False))
        messages.success(self.request, f"What came of “{event}” is kept. Thank you.")
        return event.get_absolute_url()
