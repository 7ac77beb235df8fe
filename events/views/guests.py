"""Who comes: the list of an event, answers given for somebody, and inviting many at once."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.exports import export_response
from ssp_crm.views import HouseListView, HouseUpdateView, form_data, save_once

from ..exports import GUEST_COLUMNS
from ..forms.guests import GuestFilterForm, InviteForm, RsvpForm
from ..guest_choice import Choice
from ..guest_words import GuestCounts, guests_at
from ..models import Event, Rsvp
from ..querysets import RsvpQuerySet
from ..services.guests import answer_rsvp
from ..services.invitations import change_rsvp, invite_contacts, remove_rsvp

TOLD = {"yes": "comes", "maybe": "may come", "no": "does not come"}


def event_of(request: HttpRequest, pk: int) -> Event:
    """Return an event this person may see, or raise Http404."""
    event: Event = get_object_or_404(Event.objects.visible_to(request.user).for_detail(), pk=pk)
    return event


def rsvp_of(request: HttpRequest, pk: int) -> Rsvp:
    """Return an answer this person may see, or raise Http404."""
    rows = Rsvp.objects.visible_to(request.user).select_related("contact", "event")
    rsvp: Rsvp = get_object_or_404(rows, pk=pk)
    return rsvp


def back_to(request: HttpRequest, name: str, event_id: int) -> HttpResponse:
    """Lead to a page of the event as it was filtered; HTMX follows and takes its part."""
    asked = request.GET.urlencode()
    return redirect(reverse(f"events:{name}", args=[event_id]) + (f"?{asked}" if asked else ""))


class GuestListView(HouseListView):
    """Everyone on an event's list, by name."""

    permission = "events.view_rsvp"
    template_name = "events/guest_list.html"
    part_name = "events/_guest_list.html"
    filter_class = GuestFilterForm
    columns = {"name": ("By name", "sorted_under", False)}

    def get_queryset(self) -> RsvpQuerySet:
        self.event = event_of(self.request, self.kwargs["pk"])
        return Rsvp.objects.visible_to(self.request.user).filter(event=self.event).for_list()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        counts = guests_at(self.event, self.request.user, timezone.now())
        return {**context, "event": self.event, "guests": counts}


@needs("events.view_rsvp")
def guest_print(request: HttpRequest, pk: int) -> HttpResponse:
    """A list to print for the door: boxes to tick, and lines for those nobody expected."""
    event = event_of(request, pk)
    rows = Rsvp.objects.visible_to(request.user).filter(event=event).expected().for_list()
    context = {"event": event, "rows": rows, "lines": range(6)}
    return render(request, "events/guest_print.html", context)


@needs("contacts.export_contact")
def guest_export(request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
    """The list as shown, in columns."""
    event = event_of(request, pk)
    rows = Rsvp.objects.visible_to(request.user).filter(event=event).for_list()
    found = GuestFilterForm(request.GET).apply(rows)
    return export_response(f"guests-{event.pk}", GUEST_COLUMNS, found.iterator(2_000), kind)


@needs("events.change_rsvp")
@require_POST
def rsvp_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say for somebody whether they come: one tap."""
    rsvp, answer = rsvp_of(request, pk), request.POST.get("answer", "")
    try:
        if answer not in TOLD:
            raise ValidationError("Choose whether they come.")
        rsvp = answer_rsvp(rsvp=rsvp, answer=answer)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        is_waiting = rsvp.answer == Rsvp.Answer.WAITLISTED
        words = "waits for a place: it is full" if is_waiting else TOLD[answer]
        messages.success(request, f"{rsvp.who} {words}.")
    return back_to(request, "guest_list", rsvp.event_id)


@needs("events.change_rsvp")
@require_POST
def rsvp_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back that is still open."""
    rsvp = rsvp_of(request, pk)
    try:
        remove_rsvp(rsvp=rsvp)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, f"{rsvp.who} is off the list. You can invite them again.")
    return back_to(request, "guest_list", rsvp.event_id)


class RsvpUpdateView(HouseUpdateView):
    """Change what somebody said, how many they are, and what we should know."""

    permission = "events.change_rsvp"
    form_class = RsvpForm

    def get_queryset(self) -> RsvpQuerySet:
        return Rsvp.objects.visible_to(self.request.user).select_related("contact", "event")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = f"{self.object.who} at “{self.object.event}”"
        return super().get_context_data(**{"title": title, **kwargs})

    def save(self, form: Any) -> str:
        rsvp = change_rsvp(rsvp=form.save(commit=False))
        messages.success(self.request, f"{rsvp.who}: {rsvp.get_answer_display().lower()}.")
        return rsvp.get_absolute_url()


@needs("events.add_rsvp")
def guest_invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose people, see who that is, and put them on the list."""
    event = event_of(request, pk)
    is_asked = any(name in request.GET for name in InviteForm.base_fields)
    data = form_data(request) or (request.GET if is_asked else None)
    form = InviteForm(data, event=event, user=request.user)
    choice = Choice(form, event) if form.is_bound and form.is_valid() else None
    if request.method == "POST" and choice:

        def save() -> str:
            rows = invite_contacts(event_id=event.pk, contacts=choice.new, by=request.user)
            one = len(rows) == 1
            messages.success(request, f"{len(rows)} {'is' if one else 'are'} on the list, invited.")
            return reverse("events:guest_list", args=[event.pk])

        if address := save_once(request, form, save):
            return redirect(address)
    status = 422 if request.method == "POST" else 200
    counts = GuestCounts(event, {}, timezone.now())
    context = {"form": form, "event": event, "choice": choice, "guests": counts}
    return render(request, "events/guest_invite.html", context, status=status)
