"""One tap for details that are still right."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ssp_crm.access import needs

from ..models import Journalist
from ..services.checking import unverify_details, verify_details


@needs("contacts.change_contact")
@require_POST
def journalist_verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a journalist's details are still right."""
    journalist = get_object_or_404(Journalist.objects.visible_to(request.user).for_detail(), pk=pk)
    verify_details(contact=journalist.contact, by=request.user)
    messages.success(request, f"Thank you. The details of {journalist} were checked today.")
    to_check = f"{reverse('media_liaison:journalist_list')}?check=yes"
    return redirect(to_check if "list" in request.POST else journalist)


@needs("contacts.change_contact")
@require_POST
def journalist_unverify(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own tap of today back."""
    journalist = get_object_or_404(Journalist.objects.visible_to(request.user).for_detail(), pk=pk)
    try:
        unverify_details(contact=journalist.contact, by=request.user)
        messages.success(request, "It stands as it did before the tap.")
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect(journalist)
