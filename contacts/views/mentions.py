"""Colleagues named in notes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ssp_crm.access import needs

from ..models import Mention
from ..services.mentions import tick_off


@needs("contacts.view_note")
@require_POST
def mention_seen(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick off that a note names me."""
    mine = Mention.objects.visible_to(request.user).filter(user=request.user)
    tick_off(mention=get_object_or_404(mine, pk=pk))
    if request.htmx:
        return HttpResponse("")
    messages.success(request, "Seen.")
    return redirect("home")
