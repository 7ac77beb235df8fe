"""Visitors' wishes for another day, and who wrote back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ssp_crm.access import needs

from ..models import DateRequest
from ..services.visitors import answer_request, reopen_request

MOST_ANSWERED = 20


@needs("events.view_daterequest")
@require_safe
def daterequest_list(request: HttpRequest) -> HttpResponse:
    """The open wishes, the oldest first, and what was answered lately."""
    wishes = DateRequest.objects.visible_to(request.user)
    context = {"open": wishes.open(), "answered": wishes.answered()[:MOST_ANSWERED]}
    return render(request, "events/daterequest_list.html", context)


@needs("events.change_daterequest")
@require_POST
def daterequest_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that I wrote back."""
    wish = get_object_or_404(DateRequest.objects.visible_to(request.user), pk=pk)
    answer_request(request=wish, user=request.user, now=timezone.now())
    messages.success(request, f"Noted: {wish.name} has our answer.")
    return redirect("events:daterequest_list")


@needs("events.change_daterequest")
@require_POST
def daterequest_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take that back."""
    wish = get_object_or_404(DateRequest.objects.visible_to(request.user), pk=pk)
    reopen_request(request=wish)
    messages.success(request, f"{wish.name} waits for our answer again.")
    return redirect("events:daterequest_list")
