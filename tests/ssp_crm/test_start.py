"""`manage.py start` from nothing to a page, and every way it can fail."""

import os
import signal
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from allauth.account.models import EmailAddress
from psycopg import sql

from accounts.models import User
from accounts.roles import ROLES
from ssp_crm.database import DatabaseUnusableError, check_version, why_unreachable
from ssp_crm.first_run import make_first_admin
from ssp_crm.serving import free_port

from .command import Started, manage, processes_of

SCRATCH = "ssp_crm_start_test"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A place for a house of its own: a new folder, on the server the tests run on."""
    places = {"VAR_DIR": str(tmp_path_factory.mktemp("house") / "var")}
    url = os.environ.get("DATABASE_URL")
    if not url:
        yield places
        return
    name = sql.Identifier(SCRATCH)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        yield {**places, "DATABASE_URL": urlsplit(url)._replace(path=f"/{SCRATCH}").geturl()}
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def page(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
        return str(response.read().decode())


def test_start_serves_the_demo_and_keeps_it_when_run_again(
    house: dict[str, str], tmp_path: Path
) -> None:
    runs = []
    for number, name in ((signal.SIGINT, "first"), (signal.SIGTERM, "second")):
        (tmp_path / name).mkdir()
        port = free_port()
        run = Started(tmp_path / name, "--demo", "--port", str(port), **house)
        seen = page(port, "/healthz"), "<h1>Sign in</h1>" in page(port, "/accounts/login/")
        runs.append((seen, run.stop(number), run.err.read_text(), run.sign_ins()))

    assert runs[0] == runs[1] == (("ok", True), 0, "", runs[0][3])
    assert [role for role, _, _ in runs[0][3]] == list(ROLES)
    assert processes_of(house["VAR_DIR"]) == []


@pytest.mark.django_db
def test_first_admin_is_made_once() -> None:
    password = make_first_admin(email="eve@example.org")

    again = make_first_admin(email="eve@example.org")

    eve = User.objects.get()
    assert (eve.check_password(password), len(password or "") >= 15, again) == (True, True, None)
    assert sorted(group.name for group in eve.groups.all()) == ["Admin", "Leadership"]
    assert EmailAddress.objects.filter(user=eve, verified=True, primary=True).exists()


def test_start_says_so_when_the_port_is_busy(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        result = manage("start", "--port", str(port), VAR_DIR=str(tmp_path / "var"))

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"CommandError: Port {port} is in use: stop what runs there, "
        "or choose another with --port.\n"
    )


@pytest.mark.parametrize(
    "command", [["start"], ["migrate"], ["seed", "--contacts", "1"], ["bench"]]
)
def test_command_says_so_when_var_cannot_be_used(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file, not a folder")
    port = ["--port", str(free_port())] if command == ["start"] else []

    result = manage(*command, *port, VAR_DIR=str(tmp_path / "var"))

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"Cannot write to {tmp_path / 'var'}: File exists. "
        "Make that folder writable, or set DATABASE_URL to a PostgreSQL of your own.\n"
    )


def test_start_says_so_when_the_cluster_was_half_made(tmp_path: Path) -> None:
    cluster = tmp_path / "var" / "postgres"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("18\n")

    result = manage("start", "--port", str(free_port()), VAR_DIR=str(tmp_path / "var"))

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"The database in {cluster} was only half made. Move that folder away and start again.\n"
    )


NO_ADDRESS = (
    "DATABASE_URL is not the address of a PostgreSQL database: "
    "write it as postgresql://user:password@host:5432/name.\n"
)
NOT_REACHED = (
    "CommandError: Cannot reach the database in DATABASE_URL: "
    "check that the server runs and that host and port are right.\n"
)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("somewhere over there", NO_ADDRESS),
        ("mysql://someone:secret@localhost/crm", NO_ADDRESS),
        ("postgresql://someone:secret@127.0.0.1:port/crm", NO_ADDRESS),
        ("postgresql://someone:secret@127.0.0.1:1/crm", NOT_REACHED),
    ],
)
def test_start_says_so_when_the_database_url_is_wrong(
    url: str, sentence: str, tmp_path: Path
) -> None:
    result = manage("start", "--port", str(free_port()), DATABASE_URL=url, VAR_DIR=str(tmp_path))

    assert (result.returncode, result.stdout, result.stderr) == (1, "", sentence)


@pytest.mark.parametrize(
    ("message", "word"),
    [
        ('FATAL:  password authentication failed for user "someone"', "user or password"),
        ('FATAL:  role "someone" does not exist', "user or password"),
        ('FATAL:  database "crm" does not exist', "create it"),
        ("FATAL:  sorry, too many clients already", "try again"),
    ],
)
def test_reason_is_a_sentence_without_names(message: str, word: str) -> None:
    sentence = why_unreachable(message)

    assert (word in sentence, "someone" in sentence) == (True, False)


def test_old_server_is_refused() -> None:
    with pytest.raises(DatabaseUnusableError, match="needs PostgreSQL 15 or newer"):
        check_version(140_013)


def test_oldest_supported_server_is_accepted() -> None:
    assert check_version(150_000) is None


def test_settings_name_the_missing_variable_outside_manage_py(tmp_path: Path) -> None:
    places = {"DATABASE_URL": "postgresql://someone@127.0.0.1:1/crm", "VAR_DIR": str(tmp_path)}

    result = manage("check", **places)

    assert (result.returncode, result.stderr) == (
        1,
        "Set SECRET_KEY: see .env.example for what it means.\n",
    )
