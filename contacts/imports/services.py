"""What people do with an import. Each step is a transaction of its own, so none is half done."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Func, IntegerField, Max
from django.utils import timezone

from ssp_crm.tables import TableError

from ..columns import looks_like_headers, recognise
from ..models import ImportRun
from .files import read_file
from .planning import plan_batch
from .rows import copy_rows, update_rows
from .undoing import undo_batch
from .writing import write_batch

if TYPE_CHECKING:
    from accounts.models import User

Status = ImportRun.Status
STEP_SECONDS = 2.0  # of work in one request
FORGOTTEN = timedelta(days=7)  # how long a file waits for its import
BUSY = "This import has gone on in the meantime. Look at where it is now."
STEPS: dict[str, tuple[Callable[[ImportRun], bool], str]] = {
    Status.PLANNING: (plan_batch, Status.PREVIEW),
    Status.RUNNING: (write_batch, Status.DONE),
    Status.UNDOING: (undo_batch, Status.UNDONE),
}


@transaction.atomic
def start_import(*, author: "User", kind: str, file: BinaryIO, name: str) -> ImportRun:
    """Read a file into rows, recognise its columns, and return the run to look over.

    Raises TableError with a sentence for the person; then nothing is stored. Files forgotten
    for a week are thrown away on the way: they hold people nobody decided to keep.
    """
    forget_imports()
    run = ImportRun(author=author, kind=kind, file_name=name[-255:])
    table = read_file(file)
    run.source, run.encoding, run.delimiter = table.source, table.encoding, table.delimiter
    run.save()
    first_number, first_cells = next(table.rows)
    run.headers = first_cells
    if first_number:
        copy_rows(run, [(first_number, first_cells)])
    copy_rows(run, table.rows)
    is_header = table.has_header or looks_like_headers(first_cells, run.importer.targets)
    _set_header(run, first_number if is_header else None)
    run.mapping = recognise(run.column_names, run.importer.targets)
    run.options = run.importer.guess_options(run.headers, run.mapping)
    run.save()
    return run


def _set_header(run: ImportRun, number: int | None) -> None:
    """Say which row holds the headers; without one, the columns are as many as the widest row."""
    run.header_number = number
    if number:
        run.headers = run.rows.get(number=number).cells
    elif number is None:
        width = Func(F("cells"), function="jsonb_array_length", output_field=IntegerField())
        run.headers = [""] * (run.rows.aggregate(width=Max(width))["width"] or 0)
    run.total = run.rows.data(number).count()
    if not run.total:
        raise TableError("This file has headers and no rows below them.")


@transaction.atomic
def use_first_row(*, run: ImportRun, has_header: bool) -> ImportRun:
    """Take the first row as headers, or as the first contact; the columns are recognised anew."""
    run = _locked(run, Status.COLUMNS, Status.PLANNING, Status.PREVIEW)
    first = run.rows.order_by("number").first()
    _set_header(run, first.number if has_header and first else None)
    vars(run).pop("column_names", None)
    run.mapping = recognise(run.column_names, run.importer.targets)
    run.status = Status.COLUMNS
    run.save()
    return run


@transaction.atomic
def map_columns(*, run: ImportRun, mapping: dict[int, str], options: dict[str, Any]) -> ImportRun:
    """Say what the columns hold and begin the preview; raises ValidationError without a name."""
    run = _locked(run, Status.COLUMNS, Status.PLANNING, Status.PREVIEW)
    if problem := run.importer.missing(mapping, options):
        raise ValidationError(problem)
    run.mapping, run.options = mapping, options
    if run.rows.exclude(action="").exists():
        update_rows(run, action="", reason="", key="", same_as=None, contact=None)
    return _begin(run, Status.PLANNING, total=run.total)


@transaction.atomic
def begin_import(*, run: ImportRun) -> ImportRun:
    """Begin to write a previewed file."""
    run = _locked(run, Status.PREVIEW)
    return _begin(run, Status.RUNNING, total=run.rows.to_write().count())


@transaction.atomic
def begin_undo(*, run: ImportRun) -> ImportRun:
    """Begin to take an import back."""
    run = _locked(run, Status.DONE)
    run = _begin(run, Status.UNDOING, total=run.rows.written().count())
    last = run.rows.order_by("-number").first()
    run.position = last.number + 1 if last else 1
    run.save()
    return run


@transaction.atomic
def discard_import(*, run: ImportRun) -> None:
    """Throw a file away before anything was written from it."""
    _locked(run, Status.COLUMNS, Status.PLANNING, Status.PREVIEW).delete()


@transaction.atomic
def forget_imports(*, now: datetime | None = None) -> None:
    """Throw away files of which nothing was written within seven days of bringing them in."""
    waiting = [Status.COLUMNS, Status.PLANNING, Status.PREVIEW]
    old = ImportRun.objects.filter(
        status__in=waiting, started_at__lt=(now or timezone.now()) - FORGOTTEN
    )
    # A run another request works on is not forgotten.
    found = old.select_for_update(skip_locked=True).values_list("pk", flat=True)
    ImportRun.objects.filter(pk__in=list(found)).delete()


def _locked(run: ImportRun, *allowed: str) -> ImportRun:
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.status not in allowed:
        raise ValidationError(BUSY)
    return run


def _begin(run: ImportRun, status: str, *, total: int) -> ImportRun:
    run.status, run.total = status, total
    run.position, run.handled = 0, 0
    run.save()
    return run


def advance_import(*, run: ImportRun, seconds: float = STEP_SECONDS) -> bool:
    """Work on a run for about so long; return False if another request is at it already."""
    until = monotonic() + seconds
    worked = False
    while monotonic() < until or not worked:
        if not (status := _step(run)):
            break
        worked = True
        if status not in STEPS:
            break
    return worked


@transaction.atomic
def _step(run: ImportRun, now: datetime | None = None) -> str:
    """Do one batch and return the status after it, or "" if there is nothing to do here."""
    # Skipping a locked run makes a second tab, or a repeated request, harmless.
    locked = ImportRun.objects.active().select_for_update(skip_locked=True)
    found = locked.filter(pk=run.pk).first()
    if found is None:
        return ""
    batch, following = STEPS[found.status]
    if not batch(found):
        found.status = following
        if following == Status.DONE:
            found.finished_at = now or timezone.now()
            update_rows(found, cells=[])  # what was not imported is not kept either
    found.save()
    return str(found.status)
