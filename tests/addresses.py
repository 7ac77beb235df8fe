"""Every address of the house, found by walking Django's resolver: named or not, admin included."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from ssp_crm.access import SIGNED_IN

# Open without a sign-in, and nothing else is. Whoever adds one says why in its view.
PUBLIC = {
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "admin:login",
    "healthz",
    "public_concern",
    "public_concern_status",
    "public_feed",
    "public_press",
    "public_visit",
    "public_visit_answer",
    "public_visit_ask",
    "public_visit_event",
    "public_visit_feed",
}


@dataclass(frozen=True)
class Address:
    """One URL pattern: its name ("" where it has none), its whole route and its view."""

    name: str
    route: str
    view: Callable[..., Any]
    arguments: tuple[str, ...]

    @property
    def key(self) -> str:
        """What a table of addresses calls it."""
        return self.name if self.name and not self.name.endswith(":") else self.route

    @property
    def is_admin(self) -> bool:
        """In Django's admin."""
        return self.name.startswith("admin:")


def addresses(patterns: Iterable[Any] | None = None) -> list[Address]:
    """Return every address below some patterns, by default below the house's own."""
    return list(_walk(get_resolver().url_patterns if patterns is None else patterns))


def _walk(patterns: Iterable[Any], route: str = "", space: str = "") -> Iterator[Address]:
    for pattern in patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, whole, inner)
        else:
            yield Address(f"{space}{pattern.name or ''}", whole, pattern.callback, _names(pattern))


def _names(pattern: URLPattern) -> tuple[str, ...]:
    regex = pattern.pattern.regex
    return tuple(regex.groupindex)


def known_permissions() -> set[str]:
    """Return every permission some model makes, as app.codename."""
    found = {SIGNED_IN}
    for model in apps.get_models():
        meta = model._meta
        names = [f"{verb}_{meta.model_name}" for verb in meta.default_permissions]
        names += [codename for codename, _ in meta.permissions]
        found |= {f"{meta.app_label}.{name}" for name in names}
    return found


def undeclared(found: Iterable[Address], public: set[str] = PUBLIC) -> list[str]:
    """Return one sentence for each address that does not say who may open it."""
    permissions = known_permissions()
    return [
        f"{address.key}: {fault}"
        for address in found
        if (fault := _fault(address, public, permissions))
    ]


def _fault(address: Address, public: set[str], permissions: set[str]) -> str:
    is_open = getattr(address.view, "login_required", True) is False
    if is_open != (address.name in public):
        return "open without a sign-in, but not in PUBLIC" if is_open else "in PUBLIC, but closed"
    if is_open or hasattr(address.view, "admin_site") or hasattr(address.view, "model_admin"):
        return ""  # an admin view asks the admin site; test_access.py tries each of them
    permission = getattr(address.view, "permission", None)
    if permission is None:
        return "no permission: put @needs(…) or NeedsMixin on its view"
    return "" if permission in permissions else f"no model makes the permission {permission}"
