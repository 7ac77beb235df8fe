from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


def keep_roles(sender: AppConfig, **kwargs: Any) -> None:
    """Apply the table of roles after an app's permissions were made."""
    from .roles import ROLES, apply_roles

    if any(name.startswith(f"{sender.label}.") for role in ROLES.values() for name in role.adds):
        apply_roles(apps)


class AccountsConfig(AppConfig):
    """Who works here."""

    name = "accounts"
    verbose_name = "People who work here"

    def ready(self) -> None:
        post_migrate.connect(keep_roles)
