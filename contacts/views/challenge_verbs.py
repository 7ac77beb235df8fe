"""What we do with a challenge: work, answer, close, reopen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.views import form_data, form_page, save_once

from ..forms.challenge import ChallengeCloseForm, NoteLinkForm, StepForm
from ..models import Challenge, Note
from ..services.challenges import (
    choose_notes,
    close_challenge,
    give_first_answer,
    log_step,
    reopen_challenge,
    start_work,
)

MOST_NOTES = 50


def challenge_of(request: HttpRequest, pk: int) -> Any:
    """Return a challenge this person may read, or raise Http404."""
    return get_object_or_404(Challenge.objects.visible_to(request.user).for_detail(), pk=pk)


@needs("contacts.change_challenge")
def challenge_step_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a line to the work log."""
    challenge = challenge_of(request, pk)
    form = StepForm(form_data(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            log_step(challenge=challenge, what=form.cleaned_data["what"], author=request.user)
            messages.success(request, "It stands in the work log.")
            return str(challenge.get_absolute_url())

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": "What did we do?", "submit_label": "Add to the log"}
    return form_page(request, form, about=challenge, **words)


@needs("contacts.change_challenge")
@require_POST
def challenge_work(request: HttpRequest, pk: int) -> HttpResponse:
    """Start working on it."""
    challenge = challenge_of(request, pk)
    try:
        start_work(challenge=challenge, user=request.user)
        messages.success(request, "Thank you. It is being worked on.")
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect(challenge)


@needs("contacts.change_challenge")
@require_POST
def challenge_answered(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that they have heard from us."""
    challenge = challenge_of(request, pk)
    give_first_answer(challenge=challenge)
    messages.success(request, "They have heard from us: the clock stands still.")
    return redirect(challenge)


@needs("contacts.change_challenge")
def challenge_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it, with what the next of us should know."""
    challenge = challenge_of(request, pk)
    form = ChallengeCloseForm(form_data(request), challenge=challenge)
    if request.method == "POST" and form.is_valid():
        names = ("status", "worked", "avoid", "lesson")
        data = {name: form.cleaned_data[name] for name in names}

        def save() -> str:
            close_challenge(challenge=challenge, **data)
            messages.success(request, "It is closed. What was learned stands in the playbook.")
            return str(challenge.get_absolute_url())

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": f"Close “{challenge}”", "submit_label": "Close challenge"}
    return form_page(request, form, about=challenge, **words)


@needs("contacts.change_challenge")
@require_POST
def challenge_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it up again."""
    challenge = challenge_of(request, pk)
    reopen_challenge(challenge=challenge)
    messages.success(request, "It is open again. What was learned so far is kept.")
    return redirect(challenge)


@needs("contacts.change_challenge")
def challenge_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which notes with the same contacts belong to it."""
    challenge = challenge_of(request, pk)
    notes = linkable_notes(request, challenge)
    form = NoteLinkForm(form_data(request), notes=notes, linked=challenge.notes.all())
    if request.method == "POST" and form.is_valid():
        chosen, shown = form.cleaned_data["notes"], form.cleaned_data["shown"]
        choose_notes(challenge=challenge, chosen=chosen, offered=shown)
        messages.success(request, "The notes you chose stand beside it.")
        return redirect(challenge)
    words = {"title": "Which notes belong to it?", "submit_label": "Choose notes"}
    return form_page(request, form, about=challenge, **words)


def linkable_notes(request: HttpRequest, challenge: Challenge) -> QuerySet[Note]:
    """Return the newest notes with a challenge's contacts that this person may read."""
    contacts = [contact.pk for contact in challenge.contacts.all()]
    visible = Note.objects.visible_to(request.user)
    newest = visible.filter(contacts__in=contacts).order_by("-happened_at", "-pk")
    found = list(dict.fromkeys(newest.values_list("pk", flat=True)[: 2 * MOST_NOTES]))
    return visible.filter(pk__in=found[:MOST_NOTES]).defer("search")
