"""Chances to speak: offering one, and saying what became of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.views import form_data, form_page, save_once

from ..forms.speaker import TurnAnswerForm, TurnForm
from ..models import Event, SpeakingTurn
from ..services.speakers import answer_turn, offer_turn, take_back_answer


@needs("events.add_speakingturn")
def turn_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a chance at an event to a speaker."""
    event = get_object_or_404(Event.objects.visible_to(request.user).for_detail(), pk=pk)
    if event.is_cancelled:
        messages.info(request, "This event is cancelled: nobody is asked for it.")
        return redirect(event)
    form = TurnForm(form_data(request), event=event, user=request.user)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            turn = offer_turn(turn=form.save(commit=False))
            messages.success(request, f"{turn.speaker} is asked. Write their answer down here.")
            return event.get_absolute_url()

        if address := save_once(request, form, save):
            return redirect(address)
    context = {"form": form, "event": event}
    return render(request, "events/turn_form.html", context, status=422 if form.errors else 200)


@needs("events.change_speakingturn")
def turn_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what became of a chance: one tap, or with words."""
    turn = get_object_or_404(SpeakingTurn.objects.visible_to(request.user).for_list(), pk=pk)
    wanted = request.GET.get("status") or turn.status
    initial = {"status": wanted, "feedback": turn.feedback}
    form = TurnAnswerForm(form_data(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        feedback = form.cleaned_data["feedback"] if "feedback" in form.data else None

        def save() -> str:
            told = answer_turn(turn=turn, status=form.cleaned_data["status"], feedback=feedback)
            words = told.get_status_display()
            messages.success(request, f"{words}: {turn.speaker}. You can take it back here.")
            return turn.event.get_absolute_url()

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": f"{turn.speaker} at “{turn.event}”", "submit_label": "Save"}
    return form_page(request, form, about=turn.event, **words)


@needs("events.change_speakingturn")
@require_POST
def turn_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last answer back."""
    turn = get_object_or_404(SpeakingTurn.objects.visible_to(request.user).for_list(), pk=pk)
    words = take_back_answer(turn=turn).get_status_display().lower()
    messages.success(request, f"Taken back: {turn.speaker}'s chance is {words} again.")
    return redirect(turn.event)
