"""Our public page for reporters."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from events.models import Language
from events.views.public import language_of

from ..models import PressRoom
from ..press_page import press_context
from ..press_words import press_sentences


@login_not_required  # reporters have no account; it shows what was written for them alone
@require_safe
def public_press(request: HttpRequest) -> HttpResponse:
    """Whom to call now, our facts, our words and our rules; a kind 404 while it is closed."""
    language = language_of(request)
    with translation.override(language):
        room = PressRoom.objects.current()
        response = _open(request, language, room) if room.is_open else _closed(request, language)
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _open(request: HttpRequest, language: str, room: PressRoom) -> HttpResponse:
    context = press_context(language, timezone.now(), room)
    return _page(request, language, "press/press.html", context)


def _closed(request: HttpRequest, language: str) -> HttpResponse:
    say = press_sentences(language)
    context = {"say": say, "title": say["closed"], "text": say["closed_text"], "is_closed": True}
    return _page(request, language, "visit/notice.html", context, 404)


def _page(
    request: HttpRequest, language: str, name: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    other = next(code for code in Language.values if code != language)
    return render(request, name, {"lang": language, "other": other, **context}, status=status)
