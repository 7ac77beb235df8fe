"""Repeating events: putting the dates of a rule on the calendar, and keeping them coming."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ssp_crm.access import needs
from ssp_crm.views import form_data, save_once

from ..forms.series import RepeatForm
from ..models import Event
from ..services.series import extend_series, repeat_event

NEXT_SHOWN = 4  # dates on an event's page
LAST_YEAR = 2100  # the calendar shows no later one; dates end with the year 9999


@needs("events.add_event")
def event_repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose how an event repeats, look at the dates, and put them on the calendar."""
    event = get_object_or_404(Event.objects.visible_to(request.user).for_detail(), pk=pk)
    if event.series_id or event.is_cancelled or event.first_day.year > LAST_YEAR:
        return redirect(event)
    form = RepeatForm(form_data(request), event=event)
    if request.method == "POST" and form.is_valid() and "show" not in request.POST:

        def save() -> str:
            series = repeat_event(event=event, **form.chosen)
            messages.success(request, f"“{event}” repeats now. {series.sentence}.")
            return event.get_absolute_url()

        if address := save_once(request, form, save):
            return redirect(address)
    context = {"form": form, "event": event}
    return render(request, "events/event_repeat.html", context, status=422 if form.errors else 200)


def series_context(request: HttpRequest, event: Event) -> dict[str, Any]:
    """Return the next dates of an event's series, laid further first if they run low."""
    if not event.series_id:
        return {}
    if request.user.has_perm("events.add_event"):
        for sentence in extend_series(series=event.series):
            messages.warning(request, f"Left out of the series: {sentence}")
    later = Event.objects.visible_to(request.user).after_in_series(event)
    return {"next_in_series": later[:NEXT_SHOWN]}
