"""Bringing an old calendar in: the plan of a file, writing it, and taking the whole back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from contacts.imports.touched import referenced

from ..ical_planning import WORDS, Planned, plan_calendar
from ..ical_reading import CalendarFileError
from ..models import CalendarImport, Event, Series, Site
from .series import repeat_event

Status = CalendarImport.Status
GONE_ON = "This import has gone on in the meantime. Look at where it is now."


@transaction.atomic
def take_in_calendar(
    *, author: User, data: bytes, name: str, since: date | None, now: datetime | None = None
) -> CalendarImport:
    """Keep what a calendar file would bring, for a look before anything is written.

    Files nobody decided on for a week are thrown away on the way. Raises ValidationError with
    why the file cannot be read.
    """
    now = now or timezone.now()
    CalendarImport.objects.forgotten(now).delete()
    zone = timezone.get_current_timezone()
    try:
        plan = plan_calendar(data, zone, since=since, today=timezone.localdate(now))
    except CalendarFileError as error:
        raise ValidationError({"file": str(error)}) from None
    return CalendarImport.objects.create(
        author=author, file_name=name[-255:], since=since, plan=plan
    )


def already_here(uids: Iterable[str]) -> set[str]:
    """Return those of the file's UIDs that an import brought in before."""
    uids = list(uids)
    found: set[str] = set()
    for model in (Event, Series):
        rows = model.objects.filter(imported_uid__in=uids).exclude(imported_uid="")
        found.update(rows.order_by().values_list("imported_uid", flat=True).distinct())
    return found


@transaction.atomic
def run_calendar_import(
    *, run: CalendarImport, kind: str, site: Site | None = None, today: date | None = None
) -> int:
    """Write what the preview showed and return how many events that were.

    All are of one kind, and none is a visit that keeps out of service hours. What is here by
    its UID already stays as it is; imported before, the file adds nothing. Raises
    ValidationError, and writes nothing, if the import was taken back or thrown away meanwhile.
    """
    run = _locked(run, Status.PREVIEW, Status.DONE)
    if run.status == Status.DONE:
        return 0
    here = already_here(run.uids)
    planned = [Planned(**one) for one in run.plan["planned"] if one["uid"] not in here]
    common = {"kind": kind, "site": site, "imported_from": run}
    singles = [_event(one, when, common) for one in planned for when in one.dates]
    Event.objects.bulk_create(singles)
    for one in planned:
        if one.rule:
            _write_series(one, common, today or timezone.localdate())
    run.plan, run.status, run.finished_at = {}, Status.DONE, timezone.now()
    run.save()
    return sum(one.count for one in planned)


def _locked(run: CalendarImport, *allowed: str) -> CalendarImport:
    found = CalendarImport.objects.select_for_update().filter(pk=run.pk).first()
    if found is None or found.status not in allowed:
        raise ValidationError(GONE_ON)
    return found


def _event(one: Planned, when: dict[str, str], common: dict[str, Any]) -> Event:
    words = {name: when.get(name, getattr(one, name)) for name in WORDS}
    return Event(
        time_zone=one.zone,
        starts_at=datetime.fromisoformat(when["starts"]),
        ends_at=datetime.fromisoformat(when["ends"]),
        imported_uid=one.uid,
        **words,
        **common,
    )


def _write_series(one: Planned, common: dict[str, Any], today: date) -> None:
    """Repeat the first date as our form would, then leave out and change what the file does."""
    event = _event(one, one.first, common)
    event.save()
    until = date.fromisoformat(one.until) if one.until else None
    series = repeat_event(event=event, rule=one.rule, until=until, today=today)
    series.imported_uid, series.imported_from = one.uid, common["imported_from"]
    series.save()
    series.events.filter(series_date__in=one.left_out).delete()
    for when in one.apart:
        own = series.events.get(series_date=when["day"])
        for name in WORDS:
            setattr(own, name, when[name])
        own.starts_at, own.ends_at = (datetime.fromisoformat(when[n]) for n in ("starts", "ends"))
        own.is_apart = True
        own.save()


@transaction.atomic
def undo_calendar_import(*, run: CalendarImport) -> int:
    """Take an import back and return how many events stay.

    An event somebody has worked with since stays, and a series stays whole if one of its dates
    was worked with. Undone twice, the first time counts.
    """
    run = _locked(run, Status.DONE, Status.UNDONE)
    if run.status == Status.UNDONE:
        return run.kept
    events = Event.objects.brought_in_by(run)
    ids = set(events.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    kept = referenced(Event, ids, ())
    changed = Q(version__gt=1, updated_at__gt=run.finished_at)
    kept_series = events.filter(changed | Q(pk__in=kept)).exclude(series=None)
    staying = set(kept_series.values_list("series", flat=True))
    going = events.exclude(changed | Q(pk__in=kept) | Q(series__in=staying))
    Event.objects.filter(pk__in=list(going.values_list("pk", flat=True))).delete()
    run.series.exclude(pk__in=staying).filter(events=None).delete()
    run.status, run.kept = Status.UNDONE, events.count()
    run.save()
    return run.kept


@transaction.atomic
def discard_calendar_import(*, run: CalendarImport) -> None:
    """Throw a file away of which nothing was written. Raises ValidationError if something was."""
    _locked(run, Status.PREVIEW).delete()
