"""What one press of a button does with a message."""

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from ssp_crm.access import needs

from ..models import Message
from ..services.messages import approve_message, archive_message, restore_message, review_message


def wants_second_person() -> bool:
    """Whether the press room, a room above this one, has answers approved by a second person."""
    room = apps.get_model("media_liaison", "PressRoom")
    return bool(room._default_manager.current().two_people)


def message_of(request: HttpRequest, pk: int) -> Message:
    """Return a message this person may read, or answer 404."""
    message: Message = get_object_or_404(Message.objects.visible_to(request.user), pk=pk)
    return message


@needs("library.approve_message")
@require_POST
def message_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it may be used as it was read."""
    message = message_of(request, pk)
    try:
        approve_message(
            message=message,
            by=request.user,
            version=request.POST.get("version", ""),
            needs_second=wants_second_person(),
        )
        messages.success(request, "Approved. Everybody here may use it now.")
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect(message)


@needs("library.approve_message")
@require_POST
def message_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it is still true."""
    message = message_of(request, pk)
    try:
        day = date_format(review_message(message=message).review_on)
        messages.success(request, f"Thank you. It is looked at again on {day}.")
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect(message)


@needs("library.change_message")
@require_POST
def message_archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it away; the page itself offers the way back."""
    message = message_of(request, pk)
    archive_message(message=message)
    messages.success(request, "Put away. Nothing is lost: bring it back any time.")
    return redirect(message)


@needs("library.change_message")
@require_POST
def message_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring it back into use."""
    message = message_of(request, pk)
    restore_message(message=message)
    messages.success(request, "The message is in use again.")
    return redirect(message)
