"""One tap on the rota: take a turn, swap two, remove one, and take it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from contacts.forms.picker import NUMBER
from ssp_crm.access import needs

from ..services.duty import give_back, had_it_before, restore_shift, swap_shift, take_shift
from .duty import to_rota, turn_of


@needs("media_liaison.change_dutyshift")
@require_POST
def dutyshift_take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a turn oneself."""
    turn = turn_of(request, pk)
    try:
        turn = take_shift(shift=turn, by=request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        undo = " Changed your mind? Give it back here." if had_it_before(shift=turn) else ""
        messages.success(request, f"Yours now.{undo}")
    return redirect(turn)


@needs("media_liaison.change_dutyshift")
@require_POST
def dutyshift_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one's turn back to whoever had it."""
    turn = turn_of(request, pk)
    try:
        turn = give_back(shift=turn, by=request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, f"{turn.user} has this turn again.")
    return redirect(turn)


@needs("media_liaison.change_dutyshift")
@require_POST
def dutyshift_swap(request: HttpRequest, pk: int) -> HttpResponse:
    """Exchange who is first to call and who is backup."""
    turn, typed = turn_of(request, pk), request.POST.get("version", "")
    version = int(typed) if NUMBER.fullmatch(typed) else None
    try:
        first, backup = swap_shift(shift=turn, version=version)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        words = f"{first.user} is first to call now, {backup.user} is backup. Swap again to undo."
        messages.success(request, words)
    return to_rota()


@needs("media_liaison.delete_dutyshift")
@require_POST
def dutyshift_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a turn off the rota; the next page offers to put it back."""
    turn = turn_of(request, pk)
    turn.delete()
    messages.success(request, f"{turn.user}'s turn is off the rota.")
    return redirect(f"{reverse('media_liaison:dutyshift_list')}?removed={pk}")


@needs("media_liaison.delete_dutyshift")
@require_POST
def dutyshift_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a removed turn back as it was."""
    try:
        turn = restore_shift(pk=pk)
    except ValidationError as error:
        messages.warning(request, f"It cannot be put back: {' '.join(error.messages)}")
        return to_rota()
    if turn is None:
        raise Http404
    messages.success(request, f"{turn.user}'s turn is on the rota again.")
    return to_rota()
