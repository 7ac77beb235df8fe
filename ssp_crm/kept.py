"""Nothing typed is lost: a form sent without a session comes back after sign-in.

The fields travel signed inside the sign-in page itself, so nothing is stored for a stranger;
they enter the session only once the password was right, and leave it when the form is shown.
"""

from urllib.parse import urlencode

from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from .errors import NOT_SHOWN_AGAIN

SALT = "ssp_crm.kept"
MAX_AGE = 12 * 60 * 60  # seconds
NOT_KEPT = NOT_SHOWN_AGAIN | {"login"}


def sign_in_page(request: HttpRequest) -> HttpResponse:
    """Show sign-in in place of a page that needs it, with what was typed carried along."""
    from accounts.forms import SignInForm

    fields = [(k, v) for k, values in request.POST.lists() for v in values if k not in NOT_KEPT]
    blob = signing.dumps({"path": request.path, "fields": fields}, salt=SALT, compress=True)
    context = {"form": SignInForm(), "kept": blob, "kept_path": request.path}
    response = render(request, "account/login.html", context, status=401)
    if request.headers.get("HX-Request"):
        response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML"
    return response


def remember(request: HttpRequest) -> None:
    """Move what the sign-in page carried into the session of the person who just signed in."""
    try:
        kept = signing.loads(request.POST.get("kept", ""), salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return
    request.session["kept"] = kept


def take(request: HttpRequest) -> QueryDict | None:
    """Return what was typed on this path before the session ended, once."""
    kept = request.session.get("kept")
    if not kept or kept["path"] != request.path:
        return None
    del request.session["kept"]
    pairs = [(name, value) for name, value in kept["fields"]]  # lists, since they were JSON
    return QueryDict(urlencode(pairs), mutable=True)
