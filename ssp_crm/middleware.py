"""What every request passes through, outermost first (settings.MIDDLEWARE)."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

import pghistory
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
)
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from . import clock, errors, kept
from .logs import without_keys
from .models import StaleVersionError

GetResponse = Callable[[HttpRequest], HttpResponseBase]
FORM = "application/x-www-form-urlencoded"


class CleanTextMiddleware:
    """Refuses text PostgreSQL cannot store: NUL bytes and invalid UTF-8 are answered 400."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self._is_clean(request):
            return self.get_response(request)
        return errors.bad_request(request)

    def _is_clean(self, request: HttpRequest) -> bool:
        if any("\x00" in value for value in request.COOKIES.values()):
            return False  # a session is looked up by its cookie
        raw = request.META.get("RAW_URI", "") or request.META.get("PATH_INFO", "")
        sources = [raw.encode("latin-1", "replace"), request.META.get("QUERY_STRING", "").encode()]
        if request.content_type == FORM:
            sources.append(request.body)
        if not all(is_clean_text(unquote_to_bytes(source)) for source in sources):
            return False
        if request.content_type == "multipart/form-data":
            # Django has already decoded these, and put U+FFFD where it could not.
            values = (value for values in request.POST.lists() for value in values[1])
            return not any("\x00" in value or "\ufffd" in value for value in values)
        return True


def is_clean_text(raw: bytes) -> bool:
    """Say whether bytes are UTF-8 (RFC 3629) without NUL."""
    try:
        return "\x00" not in raw.decode()
    except UnicodeDecodeError:
        return False


class PrivacyHeadersMiddleware:
    """Keeps pages out of search engines, other sites and, when signed in, caches (ASVS 5.0 3.4)."""

    HEADERS = {
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "X-Robots-Tag": "noindex, nofollow",
    }

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self.HEADERS.items():
            response.headers.setdefault(name, value)
        if getattr(request, "session", None) is not None and not response.has_header(
            "Cache-Control"
        ):
            response["Cache-Control"] = "no-store"
        return response


class SignInMiddleware(LoginRequiredMiddleware):
    """Closes every view but those marked `@login_not_required`, and keeps what was typed.

    Ends a session whose clock has run out.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):  # type: ignore[no-untyped-def]
        if request.user.is_authenticated and not clock.is_running(request.session):
            logout(request)
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):  # type: ignore[no-untyped-def]
        if request.method == "POST":
            return kept.sign_in_page(request)
        response = super().handle_no_permission(request, view_func)
        if request.headers.get("HX-Request"):
            # A redirect would put the sign-in page inside a table: send the browser instead, and
            # let it come back to the page, not to the part of it that was asked for.
            page = _page_of(request)
            address = redirect_to_login(page).url if page else response.url
            return HttpResponse(headers={"HX-Redirect": address})
        return response


def _page_of(request: HttpRequest) -> str | None:
    """Return the path of the page a part was asked for, or None where it names none of ours."""
    try:
        return request.htmx.current_url_abs_path  # type: ignore[attr-defined]
    except ValueError:  # no address at all, such as "http://["
        return None


class HistoryContextMiddleware:
    """Writes down who made a change; the path alone, never a query string or a key."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        with pghistory.context(user=request.user.pk, url=without_keys(request.path)):
            return self.get_response(request)


class HtmxVaryMiddleware:
    """The same URL is a page or a part of one: caches must know which was asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        return response


class ProgramMiddleware:
    """Fetches the program once, and shows every time in its time zone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        from accounts.models import Program

        request.program = Program.objects.current()  # type: ignore[attr-defined]
        timezone.activate(request.program.zone)  # type: ignore[attr-defined]
        return self.get_response(request)


class NotAllowedMiddleware:
    """Says in words what 405 means to somebody who opened a button's address as a page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "GET" and isinstance(response, HttpResponseNotAllowed):
            return errors.not_allowed(request, response)
        return response


class StaleEditMiddleware:
    """Answers 409 where a page without its own comparison (the admin) saved an old version."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        if isinstance(exception, StaleVersionError):
            return errors.conflict(request)
        return None
