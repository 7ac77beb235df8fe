"""Decide, a batch at a time, what becomes of each row. Writes nothing but the decisions."""

from collections.abc import Sequence

from ..models import ImportRow, ImportRun
from .known import candidates, load_known, read_rows
from .matching import Known, Matcher
from .records import Record
from .rows import save_rows

BATCH = 1_000
MOST_EARLIER = 2_000  # a file of one name repeated must not make a batch slow
MOST_KEY = 200


def plan_batch(run: ImportRun) -> bool:
    """Plan the next rows of a run and return whether there were any."""
    rows = list(run.rows.data(run.header_number).filter(number__gt=run.position)[:BATCH])
    if not rows:
        return False
    records = read_rows(run, rows)
    for row, record in zip(rows, records, strict=True):
        row.key = "" if record.problem else f"{record.kind} {record.folded}"[:MOST_KEY]
    matcher = _matcher(run, rows, records)
    for row, record in zip(rows, records, strict=True):
        _apply(run, matcher, row, record)
    save_rows(rows)
    run.position, run.handled = rows[-1].number, run.handled + len(rows)
    return True


def _apply(run: ImportRun, matcher: Matcher, row: ImportRow, record: Record) -> None:
    decision = run.importer.decide(record, matcher)
    row.action, row.reason = decision.action, decision.reason[:300]
    row.contact_id = decision.known.pk if decision.known else None
    root = decision.known.root if decision.known else None
    row.same_as = root if root != row.number else None


def _matcher(run: ImportRun, rows: Sequence[ImportRow], records: list[Record]) -> Matcher:
    """Everyone here, and everyone earlier rows will make, that these rows could be about."""
    keys = {row.key for row in rows if row.key}
    earlier = list(
        run.rows.to_write().filter(number__lt=rows[0].number, key__in=keys)[:MOST_EARLIER]
    )
    sound = [record for record in records if not record.problem]
    ids = candidates(sound) | run.importer.candidates(sound)
    known = load_known({*ids, *(row.contact_id for row in earlier if row.contact_id)}, run.importer)
    roots: dict[int, Known] = {}
    for row, record in zip(earlier, read_rows(run, earlier), strict=True):
        if row.contact_id:
            known[row.contact_id].absorb(record)
        elif row.same_as in roots:
            roots[row.same_as].absorb(record)
        else:
            roots[row.number] = Known.of(record)
    return Matcher([*known.values(), *roots.values()], run.importer.fit)
