"""Write the rows of a previewed file, a batch at a time, and remember how to take them back."""

from collections.abc import Iterable, Sequence

from ..models import Contact, ImportRow, ImportRun
from .adding import add_all
from .importer import Action, Item
from .known import candidates, load_known, read_rows
from .matching import ALREADY_HERE, ARCHIVED, Additions, Known, Matcher
from .records import Record
from .rows import save_rows

BATCH = 500
GONE = "The contact this row adds to is no longer here."
Pair = tuple[ImportRow, Record]


def write_batch(run: ImportRun) -> bool:
    """Write the next rows of a run and return whether there were any."""
    rows = list(run.rows.to_write().filter(number__gt=run.position)[:BATCH])
    if not rows:
        return False
    pairs = list(zip(rows, read_rows(run, rows), strict=True))
    _look_again(run, [pair for pair in pairs if pair[0].action == Action.CREATE])
    _create(run, [pair for pair in pairs if pair[0].action == Action.CREATE])
    _point_to_roots(run, rows)
    _update(run, [pair for pair in pairs if pair[0].action == Action.UPDATE])
    save_rows(rows)
    run.position, run.handled = rows[-1].number, run.handled + len(rows)
    return True


def _look_again(run: ImportRun, pairs: Sequence[Pair]) -> None:
    """Somebody may have written a contact down since the preview: add to it, make no twin."""
    ids = candidates(record for _, record in pairs)
    names = {record.folded for _, record in pairs}
    here = load_known(ids, run.importer).values()
    matcher = Matcher((known for known in here if known.folded in names), run.importer.fit)
    for row, record in pairs:
        known, problem = matcher.find(record)
        if problem:
            row.action, row.reason = Action.SKIP, problem
        elif known:
            row.action, row.contact_id = Action.UPDATE, known.pk


def _create(run: ImportRun, pairs: Sequence[Pair]) -> None:
    made = Contact.objects.bulk_create([run.importer.new_contact(record) for _, record in pairs])
    items = []
    for contact, (row, record) in zip(made, pairs, strict=True):
        row.contact_id = contact.pk
        additions = run.importer.additions(record, Known(record.kind, record.folded))
        additions.fields = {}  # the new contact has them
        items.append(Item(row, contact.pk, additions))
    add_all(run.importer, items)
    for row, _ in pairs:
        row.written["created"] = True


def _update(run: ImportRun, pairs: Sequence[Pair]) -> None:
    ids = {row.contact_id for row, _ in pairs if row.contact_id}
    # Locked in one order, so that two imports cannot wait for each other.
    list(Contact.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    known = load_known(ids, run.importer)
    items = []
    for row, record in pairs:
        additions = _still_new(run, row, record, known)
        if additions and row.contact_id:
            items.append(Item(row, row.contact_id, additions))
    add_all(run.importer, items)


def _point_to_roots(run: ImportRun, rows: Iterable[ImportRow]) -> None:
    """Rows that add to what an earlier row made now learn which contact that is."""
    waiting = [row for row in rows if row.same_as and not row.contact_id]
    here = {row.number: row.contact_id for row in rows}
    roots = run.rows.filter(number__in={row.same_as for row in waiting})
    here = {**dict(roots.values_list("number", "contact_id")), **here}
    for row in waiting:
        row.contact_id = here.get(row.same_as) if row.same_as else None


def _still_new(
    run: ImportRun, row: ImportRow, record: Record, known: dict[int, Known]
) -> Additions | None:
    one = known.get(row.contact_id or 0)
    if one is None:
        row.action, row.reason = Action.SKIP, GONE
        return None
    additions = run.importer.additions(record, one)
    if one.is_archived or not additions:
        row.action, row.reason = Action.SKIP, ARCHIVED if one.is_archived else ALREADY_HERE
        return None
    one.absorb(record)
    row.reason = f"Added {additions}."[:300]
    return additions
