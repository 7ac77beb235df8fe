"""Addresses people write into the environment, read with care for what they get wrong."""

import ipaddress
import warnings
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

POSTGRESQL = "django.db.backends.postgresql"


def database_config(url: str) -> dict[str, Any]:
    """Return Django's settings for a DATABASE_URL.

    Raises ImproperlyConfigured, without the URL because it holds a password.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the package's warning prints the password
            config = environ.Env.db_url_config(url)
    except ValueError:
        config = {}
    if config.get("ENGINE") != POSTGRESQL:
        raise ImproperlyConfigured(
            "DATABASE_URL is not the address of a PostgreSQL database: "
            "write it as postgresql://user:password@host:5432/name."
        )
    return dict(config)


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach an address (RFC 1122, RFC 4291)."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
