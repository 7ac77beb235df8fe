"""What every model has: words, an order, history, and no participant in it."""

import re
from io import StringIO

import pghistory.models
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

from ssp_crm.history import history_model
from ssp_crm.models import Versioned

from .source import ROOMS

# Text nobody typed here, or that is thrown away; everything else that holds words has history.
WITHOUT_HISTORY = {
    "contacts.ContactSearch",  # a folded copy, kept by triggers
    "contacts.NameSlip",  # the same
    "contacts.ImportRow",  # a file's rows as read; what they write has history itself
    "contacts.ImportRun",  # a file's name and columns
    "contacts.BulkChange",  # what many contacts were before; each has its own history
    "contacts.DuplicatePair",  # found by the scan, in sentences of its own
    "events.DateRequest",  # what a visitor wished for; forgotten in time
    "events.CalendarImport",  # a file's name, and its events until they are written
    "events.CalendarFeed",  # the name of a device, and a hash
    "ssp_crm.Mail",  # a copy of what it tells of
    "ssp_crm.JobRun",  # a time and a count
    "ssp_crm.FormReceipt",  # where a saved form led
    "ssp_crm.RateWindow",  # a keyed hash and a count
}
# Of a merge, what a column was before: kept for its undo, and in the contact's own history.
NOT_IN_HISTORY = {"before", "password", "reference", "token_hash"}
# What visitors tell us of themselves is deleted in time, and leaves no copy.
VISITORS_OWN = {"events.Rsvp": {"name", "email", "phone", "note"}}
PARTICIPANT_WORDS = re.compile(
    r"(^|_)(participants?|clients?|patients?|dob|birth|birthday|birthdate|ssn|hiv|hcv|hep"
    r"|mrn|medicaid|medicare|social_security|pregnan(t|cy)|immigration|citizenship|sexuality"
    r"|diagnos[ei]s|drugs?|substances?|injects?|overdosed?|gender|race|ethnicity|insurance)(_|$)"
)
TRIGGERS = """
    SELECT DISTINCT p.prosrc LIKE '%%"' || %s || '"%%', t.tgtype & 4 > 0, t.tgtype & 16 > 0,
           t.tgtype & 8 > 0
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE t.tgrelid = %s::regclass AND t.tgenabled = 'O' AND t.tgname LIKE 'pgtrigger_%%'
"""


def own_models():
    """Return the house's models without proxies and the tables history is kept in."""
    return [
        model
        for room in ROOMS
        if apps.is_installed(room)
        for model in apps.get_app_config(room).get_models()
        if not issubclass(model, pghistory.models.Event) and not model._meta.proxy
    ]


def has_history(model):
    """Say whether a model is one that keeps history."""
    return any(f.name == "history" for f in model._meta.related_objects) or hasattr(
        model, "history"
    )


def texts_of(model):
    """Return the columns of a model that people write words in."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.generated and not field.choices
    ]


def label(model):
    """Return app.Model, as a failing test should name it."""
    return str(model._meta.label)


def test_every_model_says_what_it_is_in_the_world():
    docs = {label(m): (m.__doc__ or "").strip() for m in own_models()}

    wanting = {name for name, doc in docs.items() if not doc or is_django_s(name, doc)}
    assert wanting == set()


def is_django_s(name, doc):
    """Say whether a docstring is the one Django makes up: "Note(id, kind, …)"."""
    return doc.startswith(f"{name.split('.')[1]}(")


def test_every_model_has_a_name_for_its_rows_and_an_order():
    nameless = [label(m) for m in own_models() if m.__str__ is models.Model.__str__]
    unordered = [label(m) for m in own_models() if not m._meta.ordering]

    assert (nameless, unordered) == ([], [])


def test_every_text_people_write_has_history():
    silent = {label(m) for m in own_models() if texts_of(m) and not has_history(m)}

    assert silent - WITHOUT_HISTORY == set()


def test_everything_with_a_version_has_history():
    versioned = [m for m in own_models() if issubclass(m, Versioned)]

    assert [label(m) for m in versioned if not has_history(m)] == []


@pytest.mark.django_db
def test_history_is_kept_by_triggers_in_the_database():
    kept = {label(m): triggers_of(m) for m in own_models() if has_history(m)}

    assert kept == {name: {"insert", "update", "delete"} for name in kept}
    assert len(kept) > 5


def triggers_of(model):
    """Return the operations after which a trigger of a table writes to its history table."""
    with connection.cursor() as cursor:
        table = history_model(model)._meta.db_table
        cursor.execute(TRIGGERS, [table, model._meta.db_table])
        rows = [row[1:] for row in cursor.fetchall() if row[0]]
    names = ("insert", "update", "delete")
    return {name for row in rows for name, holds in zip(names, row, strict=True) if holds}


def test_history_keeps_every_text_but_secrets():
    missing = {
        f"{label(m)}.{field.name}"
        for m in own_models()
        if has_history(m)
        for field in texts_of(m)
        if field.name not in NOT_IN_HISTORY | {f.name for f in history_model(m)._meta.fields}
        and field.name not in VISITORS_OWN.get(label(m), set())
    }

    assert missing == set()


def test_no_field_is_about_the_people_the_program_serves():
    names = {f"{label(m)}.{field.name}" for m in own_models() for field in m._meta.get_fields()}

    assert {name for name in names if PARTICIPANT_WORDS.search(name.split(".")[-1])} == set()
    assert {"library.Term.avoid", "library.Exemption.words", "contacts.Note.happened"} <= names


@pytest.mark.parametrize("name", ["participant", "client_name", "hiv_status", "date_of_birth"])
def test_a_field_about_a_participant_is_caught(name):
    found = PARTICIPANT_WORDS.search(name)

    assert found is not None


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=out, no_color=True)

    assert out.getvalue().strip() == "No changes detected"


def test_every_migration_was_named_by_a_person():
    own = [m for m in MigrationLoader(None).disk_migrations.values() if m.app_label in ROOMS]

    named_by_django = [
        f"{m.app_label}.{m.name}"
        for m in own
        if m.name[5:] == m.suggest_name() != "initial" or re.search(r"auto_|_and_more$", m.name)
    ]
    assert named_by_django == []
