"""One event: reading, planning, changing, cancelling, and taking it along."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import DetailView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.history import changes, with_names
from ssp_crm.outbox import house_host
from ssp_crm.views import (
    HouseCreateView,
    HouseFormMixin,
    HouseUpdateView,
    form_data,
    save_once,
    saved_before,
)

from ..forms.event import EventCancelForm, EventForm
from ..forms.series import SeriesCancelForm, SeriesEventForm
from ..forms.visit import with_slot
from ..guest_words import guests_at
from ..ical import event_ics as as_ics
from ..models import Event, SpeakingTurn
from ..querysets import EventQuerySet
from ..service_days import ServiceWeek
from ..services.events import cancel_event, restore_event, save_event
from ..services.series import FOLLOWING, ONE, cancel_following, change_series
from ..visits import is_unready
from .calendar import asked_day
from .series import series_context

CANCELLED = "“{event}” is cancelled. Those on its list whose e-mail address we have are told."


class EventDetailView(NeedsMixin, DetailView):
    """When, where, with whom, and what became of it."""

    permission = "events.view_event"
    template_name = "events/event_detail.html"

    def get_queryset(self) -> EventQuerySet:
        return Event.objects.visible_to(self.request.user).for_detail().with_checks()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event = self.object
        sites = [event.site] if event.site else []
        return super().get_context_data(
            turns=SpeakingTurn.objects.visible_to(self.request.user).filter(event=event).for_list(),
            guests=guests_at(event, self.request.user, timezone.now()),
            services=ServiceWeek(sites).on(event.first_day),
            now=timezone.now(),
            is_unready=is_unready(event, timezone.now()),
            changes=with_names(changes(event, user=self.request.user)),
            **series_context(self.request, event),
            **kwargs,
        )


class EventFormMixin(HouseFormMixin):
    """Planning an event and changing it."""

    form_class = EventForm
    template_name = "events/event_form.html"
    sentence = ""

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {**kwargs, "data": with_slot(kwargs["data"])} if kwargs.get("data") else kwargs

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "slot" not in request.POST:
            return super().post(request, *args, **kwargs)
        # A free time was chosen: it is filled in, and nothing is saved yet.
        self.object = self.get_object() if "pk" in self.kwargs else None
        return self.render_to_response(self.get_context_data())

    def form_invalid(self, form: Any) -> HttpResponse:
        # Sent twice, a visit is in the way of itself.
        if form.is_refused and (address := saved_before(self.request, form)):
            return redirect(address)
        return super().form_invalid(form)

    def save(self, form: Any) -> str:
        event = save_event(event=form.save(commit=False))
        messages.success(self.request, self.sentence.format(event=event))
        return event.get_absolute_url()


class EventCreateView(EventFormMixin, HouseCreateView):
    """Put something on the calendar; a day clicked there is filled in."""

    permission = "events.add_event"
    title = "Plan an event"
    submit_label = "Plan event"
    sentence = "“{event}” is on the calendar."

    def get_initial(self) -> dict[str, Any]:
        return {"day": asked_day(self.request.GET.get("date", ""))}


class EventUpdateView(EventFormMixin, HouseUpdateView):
    """Change an event."""

    permission = "events.change_event"
    title = "Edit event"
    sentence = "“{event}” is saved."
    form_class = SeriesEventForm

    def get_queryset(self) -> EventQuerySet:
        return Event.objects.visible_to(self.request.user)

    def save(self, form: Any) -> str:
        if form.chosen_scope == ONE:
            return super().save(form)
        event = change_series(event=form.save(commit=False), scope=form.chosen_scope)
        messages.success(self.request, f"“{event}” and the others of its series are saved.")
        return event.get_absolute_url()


@needs("events.change_event")
def event_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call an event off, with a reason."""
    event = get_object_or_404(Event.objects.visible_to(request.user).for_detail(), pk=pk)
    form = (SeriesCancelForm if event.series_id else EventCancelForm)(form_data(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            is_one = form.cleaned_data.get("scope") != FOLLOWING
            (cancel_event if is_one else cancel_following)(
                event=event, because=form.cleaned_data["because"]
            )
            messages.success(request, CANCELLED.format(event=event))
            return event.get_absolute_url()

        if address := save_once(request, form, save):
            return redirect(address)
    context = {"form": form, "event": event}
    return render(request, "events/event_cancel.html", context, status=422 if form.errors else 200)


@needs("events.change_event")
@require_POST
def event_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a cancellation back."""
    event = get_object_or_404(Event.objects.visible_to(request.user), pk=pk)
    try:
        restore_event(event=event)
    except ValidationError as error:
        messages.error(request, f"{error.messages[0]} Edit its time first.")
    else:
        messages.success(request, f"“{event}” takes place again.")
    return redirect(event)


@needs("events.view_event")
def event_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """An event as a file for one's own calendar (RFC 5545)."""
    event = get_object_or_404(Event.objects.visible_to(request.user).for_detail(), pk=pk)
    address = request.build_absolute_uri(event.get_absolute_url())
    body = as_ics(event, host=house_host(), url=address)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="event-{event.pk}.ics"'
    return response
