"""Steps of an import that meet another request."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from contacts.imports.services import advance_import, begin_import, begin_undo, map_columns
from contacts.models import Contact, ImportRun


def in_another_request(run: ImportRun) -> bool:
    try:
        return advance_import(run=run)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_run_another_request_works_on_is_left_alone(preview):
    run = begin_import(run=preview("Name\nJo\n"))

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        ImportRun.objects.select_for_update().get(pk=run.pk)
        worked = pool.submit(in_another_request, run).result()

    assert worked is False
    assert Contact.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_parallel_requests_write_each_row_once(preview, monkeypatch):
    monkeypatch.setattr("contacts.imports.writing.BATCH", 5)
    names = "".join(f"Person {i}\n" for i in range(40))
    run = begin_import(run=preview(f"Name\n{names}"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(in_another_request, [run] * 8))
    advance_import(run=run)

    assert Contact.objects.count() == 40
    assert ImportRun.objects.get().status == "done"


def test_import_is_not_begun_twice(preview):
    run = begin_import(run=preview("Name\nJo\n"))

    with pytest.raises(ValidationError, match="has gone on in the meantime"):
        begin_import(run=run)


def test_preview_is_not_undone(preview):
    with pytest.raises(ValidationError, match="has gone on in the meantime"):
        begin_undo(run=preview("Name\nJo\n"))


def test_columns_changed_after_a_preview_plan_anew(preview):
    run = preview("Name,Nick\nJo,Al\n")

    map_columns(run=run, mapping={1: "name"}, options=run.options)
    advance_import(run=run)

    assert run.rows.counts() == {"create": 1}
    assert ImportRun.objects.get().mapping == {"1": "name"}


@pytest.mark.parametrize(("days", "kept"), [(6, 2), (8, 1)])
def test_forgotten_preview_goes_with_the_next_file(preview, days, kept):
    old = preview("Name\nJo\n")
    ImportRun.objects.filter(pk=old.pk).update(started_at=timezone.now() - timedelta(days=days))

    preview("Name\nAl\n")

    assert ImportRun.objects.count() == kept


def test_finished_import_is_never_forgotten(preview, bring_in):
    done = bring_in("Name\nJo\n")
    ImportRun.objects.filter(pk=done.pk).update(started_at=timezone.now() - timedelta(days=800))

    preview("Name\nAl\n")

    assert ImportRun.objects.filter(pk=done.pk).exists()
