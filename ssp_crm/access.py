"""Who may open a page: one permission each, written on the view where a test can read it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]
SIGNED_IN = "signed in"  # any active person, whatever their role


def needs(permission: str) -> Callable[[View], View]:
    """Return a decorator that answers 403 to a signed-in person without the permission."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if permission != SIGNED_IN and not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


class NeedsMixin:
    """The same for class-based views."""

    permission: str

    @classmethod
    def as_view(cls, **initkwargs: Any) -> View:
        return needs(cls.permission)(super().as_view(**initkwargs))  # type: ignore[misc]
