"""Pages for what went wrong, in plain words. They say what to do next and lose nothing typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

NOT_SHOWN_AGAIN = {"csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2"}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request holds something that cannot be stored or understood."""
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: seen, but not this person's to do."""
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or hidden; the page is the same, and shows what was typed."""
    context = {"typed": typed(request)}
    return render(request, "errors/404.html", context, status=404)


def not_allowed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """405: a button's address opened as a page, as after signing in again."""
    page = render(request, "errors/405.html", status=405)
    page["Allow"] = response["Allow"]
    return page


def conflict(request: HttpRequest) -> HttpResponse:
    """409: saved by somebody else in the meantime, on a page that cannot compare."""
    return render(request, "errors/409.html", {"typed": typed(request)}, status=409)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Needs no database, session or signed-in person."""
    return render(None, "errors/500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that grew too old: shows it again with a fresh token and all fields."""
    context = {"typed": typed(request), "path": request.get_full_path()}
    return render(request, "errors/403_csrf.html", context, status=403)


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields of a form as sent, without secrets."""
    pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    return [pair for pair in pairs if pair[0] not in NOT_SHOWN_AGAIN]
