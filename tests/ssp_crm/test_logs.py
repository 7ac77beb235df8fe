"""No note in any log: not Django's, nor the database server's."""

import logging
import os
import uuid
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from ssp_crm.logs import PrivateFormatter, redact

SECRET = "She lives above the bakery"


@pytest.fixture
def log():
    """What Django would print, by the house's own formatter."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PrivateFormatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def word():
    """A word found nowhere else."""
    return f"{SECRET} {uuid.uuid4().hex}"


def broken_note(word):
    """Write a row the database refuses, with a note's words in it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO contacts_note (kind, happened_at, summary, happened, meaning, sensitivity,"
            " author_id, version, created_at, updated_at)"
            " VALUES ('call', now(), %s, '', %s, 'shared', 1, 1, now(), now())",
            [word, f"{word}\nand a second line"],
        )


def wrong_type(word):
    """Ask the database for something it quotes in its answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::integer", [word])


def failing_page(browser_of, dana, monkeypatch, fail):
    """Open a page that fails, and return its answer."""
    client = browser_of(dana)
    client.raise_request_exception = False
    monkeypatch.setattr("ssp_crm.today.views.search_everything", lambda *args: fail())
    return client.get("/search/?q=typed+by+somebody")


def test_refused_row_leaves_no_word_in_the_log(browser_of, dana, monkeypatch, log, word):
    response = failing_page(browser_of, dana, monkeypatch, lambda: broken_note(word))

    printed = log.getvalue()
    assert response.status_code == 500
    assert "IntegrityError" in printed
    assert [part for part in (word, SECRET, "second line") if part in printed] == []


def test_refused_row_leaves_no_word_on_the_page(browser_of, dana, monkeypatch, word):
    response = failing_page(browser_of, dana, monkeypatch, lambda: broken_note(word))

    assert SECRET not in response.content.decode()


def test_failing_page_leaves_no_question_in_the_log(browser_of, dana, monkeypatch, log):
    failing_page(browser_of, dana, monkeypatch, lambda: 1 / 0)

    assert "ZeroDivisionError" in log.getvalue()
    assert "typed" not in log.getvalue()


def test_wrong_type_leaves_no_word_in_the_log(browser_of, dana, monkeypatch, log, word):
    failing_page(browser_of, dana, monkeypatch, lambda: wrong_type(word))

    assert "DataError" in log.getvalue()
    assert SECRET not in log.getvalue()


def test_refused_form_leaves_no_word_in_the_log(browser_of, dana, maria, log, word):
    browser_of(dana).post(reverse("contacts:note_new"), {"happened": word})

    assert SECRET not in log.getvalue()


def test_forgotten_token_leaves_no_word_in_the_log(dana, log, word):
    client = Client(enforce_csrf_checks=True)
    client.force_login(dana)

    client.post(reverse("contacts:note_new"), {"happened": word})

    assert SECRET not in log.getvalue()


@pytest.mark.parametrize("head", ["DETAIL:  Failing row contains", "STATEMENT: ", "LINE 1: "])
def test_quoted_rows_are_left_out(head):
    text = f"psycopg.errors.CheckViolation: refused\n{head} ({SECRET})\nsecond {SECRET}"

    assert SECRET not in redact(text)


def test_formatter_is_the_one_in_use():
    handlers, loggers = settings.LOGGING["handlers"], settings.LOGGING["loggers"]

    formats = {name: handler["formatter"] for name, handler in handlers.items()}
    assert formats == dict.fromkeys(handlers, "private")
    assert [logger["handlers"] for logger in loggers.values()] == [[]] * len(loggers)


# The database server


@pytest.mark.django_db
@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="a server that is not ours")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log_error_verbosity", "terse"),
        ("log_min_error_statement", "panic"),
        ("log_min_messages", "log"),
        ("log_statement", "none"),
        ("log_min_duration_statement", "-1"),
        ("synchronous_commit", "on"),
        ("statement_timeout", "5s"),
        ("lock_timeout", "3s"),
        ("idle_in_transaction_session_timeout", "30s"),
    ],
)
def test_server_setting_is_in_force(name, value):
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        (found,) = cursor.fetchone()

    assert found == value


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="a server that is not ours")
@pytest.mark.parametrize("fail", [broken_note, wrong_type], ids=["refused row", "wrong type"])
def test_error_leaves_no_word_in_the_server_s_log(fail, word):
    with pytest.raises(DatabaseError):
        fail(word)

    folder = Path(connection.settings_dict["FOLDER"])
    logs = [path for path in folder.glob("**/*log*") if path.is_file()]
    text = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in logs)
    assert "database system is ready" in text  # it is the server's log, and it is kept
    assert word not in text
