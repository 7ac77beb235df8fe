"""At the door on a phone, and thanks afterwards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from contacts.forms.picker import NUMBER
from contacts.sql import fold_all
from ssp_crm.access import needs
from ssp_crm.views import form_data, save_once

from ..forms.guests import GuestFollowUpForm, WalkInForm
from ..guest_words import GuestCounts
from ..models import Event, Rsvp
from ..services.door import add_walk_in, check_in, close_door, reopen_door, undo_check_in
from ..services.thanks import follow_up_guests, keep_thanks
from .guests import back_to, event_of, rsvp_of

MOST = 1_000  # rows on one page: no house of ours holds more
GROUPS = ("yes", "maybe", "waitlisted", "invited", "no")


@dataclass(frozen=True)
class Door:
    """Everyone on the list, grouped by their answer, as a search leaves them."""

    rows: list[Rsvp]
    text: str

    @property
    def groups(self) -> list[tuple[str, list[Rsvp]]]:
        """Those coming first, then those who may, wait, were asked, and said no."""
        shown = self._shown()
        words = dict(Rsvp.Answer.choices)
        found = [(words[key], [row for row in shown if row.answer == key]) for key in GROUPS]
        return [(label, rows) for label, rows in found if rows]

    @property
    def here(self) -> int:
        """How many people are here, whole groups counted."""
        return sum(row.party for row in self.rows if row.presence == Rsvp.Presence.ATTENDED)

    @property
    def expected(self) -> int:
        """How many said yes."""
        return sum(row.party for row in self.rows if row.answer == Rsvp.Answer.YES)

    @property
    def open(self) -> bool:
        """Whether somebody who said yes is neither here nor known to be missing."""
        return any(row.answer == Rsvp.Answer.YES and not row.presence for row in self.rows)

    @property
    def missing(self) -> int:
        """How many answers of those who did not come."""
        return sum(row.presence == Rsvp.Presence.NO_SHOW for row in self.rows)

    def _shown(self) -> Iterable[Rsvp]:
        if not self.text:
            return self.rows
        folded = fold_all([self.text, *(row.who for row in self.rows)])
        words = folded[self.text].split()
        return [row for row in self.rows if all(word in folded[row.who] for word in words)]


def _door_page(request: HttpRequest, event: Event, form: Any = None) -> HttpResponse:
    rows = Rsvp.objects.visible_to(request.user).filter(event=event).for_list()[:MOST]
    door = Door(list(rows), request.GET.get("q", "").strip()[:200])
    context = {
        "event": event,
        "door": door,
        "guests": GuestCounts(event, {}, timezone.now()),
        "form": form or WalkInForm(event=event, user=request.user),
    }
    name = "events/_door_list.html" if request.htmx else "events/door.html"
    status = 422 if form and form.is_bound else 200
    return render(request, name, context, status=status)


@needs("events.view_rsvp")
@vary_on_headers("HX-Request")
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is expected, and who is here."""
    return _door_page(request, event_of(request, pk))


@needs("events.change_rsvp")
@require_POST
def rsvp_here(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that somebody is here, or that they are not, by naming which."""
    rsvp = rsvp_of(request, pk)
    try:
        if request.POST.get("here") == "no":
            undo_check_in(rsvp=rsvp, by=request.user)
        else:
            check_in(rsvp=rsvp)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return back_to(request, "door", rsvp.event_id)


@needs("events.add_rsvp")
@require_POST
def door_walk_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down somebody who came without being asked."""
    event = event_of(request, pk)
    form = WalkInForm(request.POST, event=event, user=request.user)
    if form.is_valid():

        def save() -> str:
            rsvp = add_walk_in(rsvp=form.save(commit=False))
            messages.success(request, f"Welcome, {rsvp.who}.")
            return reverse("events:door", args=[event.pk])

        if address := save_once(request, form, save):
            return redirect(address)
    return _door_page(request, event, form)


def _door_verb(request: HttpRequest, pk: int, verb: Callable[..., int], words: str) -> HttpResponse:
    event = event_of(request, pk)
    try:
        count = verb(event=event)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, words.format(count=count))
    return redirect("events:door", event.pk)


@needs("events.change_rsvp")
@require_POST
def door_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that nobody else came."""
    return _door_verb(request, pk, close_door, "{count} who said yes did not come.")


@needs("events.change_rsvp")
@require_POST
def door_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that nobody else came."""
    return _door_verb(request, pk, reopen_door, "Taken back for {count}: they may still come.")


def _thanks_page(request: HttpRequest, event: Event, form: Any = None) -> HttpResponse:
    came = Rsvp.objects.visible_to(request.user).filter(event=event).came()
    initial = {
        "follow_up_what": f"Thank for coming to “{event}”"[:300],
        "due_on": timezone.localdate() + timedelta(days=3),
    }
    form = form or GuestFollowUpForm(initial=initial)
    context = {"event": event, "rows": came.for_list()[:MOST], "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "events/guest_thanks.html", context, status=status)


@needs("events.change_rsvp")
def guest_thanks(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came, and whom we thanked."""
    event = event_of(request, pk)
    if request.method != "POST":
        return _thanks_page(request, event)
    keep_thanks(event=event, thanked=_keys(request, "thanked"), before=_keys(request, "was"))
    messages.success(request, "Kept: whom you thanked is ticked.")
    return redirect("events:guest_thanks", event.pk)


def _keys(request: HttpRequest, name: str) -> set[int]:
    return {int(value) for value in request.POST.getlist(name) if NUMBER.fullmatch(value)}


@needs("contacts.add_followup")
@require_POST
def guest_followups(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a follow-up of mine for every contact who came."""
    event = event_of(request, pk)
    form = GuestFollowUpForm(form_data(request))
    if form.is_valid():

        def save() -> str:
            data = form.cleaned_data
            words = {"what": data["follow_up_what"], "due_on": data["due_on"]}
            rows = follow_up_guests(event=event, by=request.user, **words)
            messages.success(request, f"{len(rows)} new on your follow-ups.")
            return reverse("events:guest_thanks", args=[event.pk])

        if address := save_once(request, form, save):
            return redirect(address)
    return _thanks_page(request, event, form)
