"""Is the database there, is it new enough, and how do other processes reach it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import NotSupportedError, OperationalError, connection

OLDEST_VERSION = 15


class DatabaseUnusableError(Exception):
    """The database cannot be used; the message is one sentence that says what to do."""


def check_database() -> None:
    """Connect, and raise DatabaseUnusableError if that fails or the server is too old."""
    try:
        connection.ensure_connection()
    except NotSupportedError as error:
        raise DatabaseUnusableError(too_old("an older one")) from error
    except OperationalError as error:
        raise DatabaseUnusableError(why_unreachable(str(error))) from error
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        check_version(int(cursor.fetchone()[0]))


def check_version(version: int) -> None:
    """Refuse a server_version_num (150003 is 15.3) older than the oldest we are tested with."""
    if version < OLDEST_VERSION * 10_000:
        raise DatabaseUnusableError(too_old(f"{version // 10_000}.{version % 10_000}"))


def too_old(found: str) -> str:
    """Return the sentence for a server that is too old."""
    return f"SSP CRM needs PostgreSQL {OLDEST_VERSION} or newer, and DATABASE_URL leads to {found}."


def why_unreachable(message: str) -> str:
    """Turn libpq's message into one sentence; none of its text, which may name files and users."""
    if "password" in message or "authentication" in message or "role" in message:
        return "The database refused the user or password in DATABASE_URL."
    if "does not exist" in message:
        return "The database named in DATABASE_URL does not exist: create it, then start again."
    if "too many" in message or "starting up" in message:
        return "The database in DATABASE_URL is busy just now: try again in a minute."
    return (
        "Cannot reach the database in DATABASE_URL: "
        "check that the server runs and that host and port are right."
    )


def running_url() -> str:
    """Return the address of the database in use, for a process that must be told."""
    if settings.EMBEDDED:
        from .embedded.server import running_url

        url = running_url(Path(str(settings.DATABASES["default"]["FOLDER"])))
    else:
        url = os.environ["DATABASE_URL"]
    return urlsplit(url)._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@contextmanager
def without_time_limits() -> Iterator[None]:
    """Lift the limits meant for requests: a migration or a bulk load may take its time."""
    with connection.cursor() as cursor:
        for name in settings.DATABASE_LIMITS:
            cursor.execute(f"SET {name} = 0")
    try:
        yield
    finally:
        connection.close()  # the next connection has the limits again
