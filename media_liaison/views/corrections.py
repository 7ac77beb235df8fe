"""Asking a newsroom to put something right, and noting that it did."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.views import form_data, form_page, save_once

from ..forms.coverage import CorrectionAskForm, CorrectionMadeForm
from ..models import Coverage
from ..services.coverage import (
    ask_correction,
    note_correction,
    take_back_asking,
    take_back_correction,
)


def piece_of(request: HttpRequest, pk: int) -> Any:
    """Return a piece this person may read, or raise Http404."""
    return get_object_or_404(Coverage.objects.visible_to(request.user).for_list(), pk=pk)


@needs("media_liaison.change_coverage")
def coverage_correction_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what should be corrected; the page of the piece then has the words for the mail."""
    piece = piece_of(request, pk)
    form = CorrectionAskForm(form_data(request), initial={"correction": piece.correction})
    if request.method == "POST" and form.is_valid():
        what, day = form.cleaned_data["correction"], form.cleaned_data["asked_on"]

        def save() -> str:
            ask_correction(coverage=piece, what=what, on=day)
            messages.success(request, "It is noted. The words for the mail stand below.")
            return f"{piece.get_absolute_url()}#correction"

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": f"Ask to correct “{piece}”", "submit_label": "Note that we ask"}
    return form_page(request, form, about=piece, **words)


@needs("media_liaison.change_coverage")
@require_POST
def coverage_correction_unask(request: HttpRequest, pk: int) -> HttpResponse:
    """We did not ask after all."""
    piece = piece_of(request, pk)
    try:
        take_back_asking(coverage=piece)
        messages.success(request, "Taken back: no correction is asked. Your words are kept.")
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect(piece)


@needs("media_liaison.change_coverage")
def coverage_correction_made(request: HttpRequest, pk: int) -> HttpResponse:
    """Note the day the newsroom put it right."""
    piece = piece_of(request, pk)
    form = CorrectionMadeForm(form_data(request))
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["made_on"]

        def save() -> str:
            note_correction(coverage=piece, on=day)
            messages.success(request, "It is corrected. A word of thanks is worth sending.")
            return str(piece.get_absolute_url())

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": "When was it corrected?", "submit_label": "Note correction"}
    return form_page(request, form, about=piece, **words)


@needs("media_liaison.change_coverage")
@require_POST
def coverage_correction_unmade(request: HttpRequest, pk: int) -> HttpResponse:
    """It was not put right after all."""
    piece = piece_of(request, pk)
    take_back_correction(coverage=piece)
    messages.success(request, "Taken back: the correction is still open.")
    return redirect(piece)
