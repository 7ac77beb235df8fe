"""Bringing a calendar in: written as shown, once, and taken back as a whole."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.models import CalendarImport, Event, Series
from events.services.events import cancel_event
from events.services.imports import (
    already_here,
    run_calendar_import,
    take_in_calendar,
    undo_calendar_import,
)
from events.services.series import extend_series
from tests.events.calendar_files import changed, ics

pytestmark = pytest.mark.django_db
WEEKLY = ics("RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20261201T230000Z", uid="weekly")
MOVED = ics(
    "RECURRENCE-ID:20261208T230000Z",
    "DTSTART:20261210T230000Z",
    "SUMMARY:Moved",
    "LOCATION:Hall",
    uid="weekly",
)
FILE = changed(changed(WEEKLY, MOVED), ics("SUMMARY:Once", "LOCATION:Main library", uid="once"))


@pytest.fixture
def bring_in(dana):
    """Import a file: `bring_in(FILE)`."""

    def bring(data: bytes = FILE, **facts) -> CalendarImport:
        run = take_in_calendar(author=dana, data=data, name="old.ics", since=None)
        run_calendar_import(run=run, kind="talk", **facts)
        run.refresh_from_db()
        return run

    return bring


def later():
    """Return a context in which it is an hour later."""
    return time_machine.travel(timezone.now() + timedelta(hours=1))


def titles() -> list[str]:
    return sorted(f"{event.starts_here:%b %d} {event.title}" for event in Event.objects.all())


def test_a_preview_writes_nothing_on_the_calendar(dana):
    run = take_in_calendar(author=dana, data=FILE, name="old.ics", since=None)

    assert (run.uids, Event.objects.count()) == (["weekly", "once"], 0)


def test_an_import_writes_series_changed_dates_and_single_events(bring_in):
    run = bring_in()

    assert titles() == ["Dec 10 Moved", "Dec 15 Talk", "Nov 24 Once", "Nov 24 Talk"]
    assert Event.objects.get(is_apart=True).title == "Moved"
    assert (run.status, run.plan, Series.objects.get().sentence) == (
        "done",
        {},
        "Every week on Tuesday, until Tue 15 Dec 2026",
    )


def test_an_imported_event_is_never_a_visit_that_keeps_hours(bring_in, elm):
    bring_in(site=elm)

    assert set(Event.objects.values_list("site", "confidential")) == {(elm.pk, False)}


def test_the_same_file_adds_nothing_the_second_time(bring_in):
    bring_in()

    bring_in()

    assert len(titles()) == 4
    assert already_here(["weekly", "once", "new"]) == {"weekly", "once"}


def test_an_import_run_twice_writes_once(bring_in):
    run = bring_in()

    again = run_calendar_import(run=run, kind="talk")

    assert (again, len(titles())) == (0, 4)


def test_undo_leaves_nothing(bring_in):
    run = bring_in()

    with later():
        kept = undo_calendar_import(run=run)

    assert (kept, titles(), Series.objects.count()) == (0, [], 0)


def test_undo_keeps_a_single_event_somebody_changed(bring_in):
    run = bring_in()

    with later():
        cancel_event(event=Event.objects.get(title="Once"), because="Rain")
        kept = undo_calendar_import(run=run)

    assert (kept, titles()) == (1, ["Nov 24 Once"])


def test_undo_keeps_a_series_whole_if_one_of_its_dates_was_changed(bring_in):
    run = bring_in()

    with later():
        cancel_event(event=Event.objects.get(title="Moved"), because="Rain")
        kept = undo_calendar_import(run=run)

    assert (kept, titles()) == (3, ["Dec 10 Moved", "Dec 15 Talk", "Nov 24 Talk"])


def test_undo_keeps_an_event_somebody_speaks_at(bring_in):
    from events.models import Speaker, SpeakingTurn

    run = bring_in()
    robin = Speaker.objects.create(chosen_name="Robin")
    SpeakingTurn.objects.create(event=Event.objects.get(title="Once"), speaker=robin, talk="Us")

    assert (undo_calendar_import(run=run), titles()) == (1, ["Nov 24 Once"])


def test_undo_takes_what_its_series_have_laid_since(bring_in):
    run = bring_in(ics("RRULE:FREQ=WEEKLY"))
    half_a_year_on = timezone.now() + timedelta(days=200)

    with time_machine.travel(half_a_year_on):
        extend_series(series=Series.objects.get())
        laid = Event.objects.count()
        kept = undo_calendar_import(run=run)

    assert (laid > 53, kept, titles()) == (True, 0, [])


def test_undone_twice_the_first_time_counts(bring_in):
    run = bring_in()
    undo_calendar_import(run=run)

    assert undo_calendar_import(run=run) == 0


def test_undone_a_file_can_come_in_again(bring_in):
    undo_calendar_import(run=bring_in())

    bring_in()

    assert len(titles()) == 4


def test_an_undone_import_is_not_written(bring_in):
    run = bring_in()
    undo_calendar_import(run=run)

    with pytest.raises(ValidationError, match="gone on"):
        run_calendar_import(run=run, kind="talk")


def test_files_nobody_decided_on_are_forgotten(dana):
    take_in_calendar(author=dana, data=FILE, name="old.ics", since=None)

    in_a_week = timezone.now() + timedelta(days=8)
    take_in_calendar(author=dana, data=FILE, name="new.ics", since=None, now=in_a_week)

    assert list(CalendarImport.objects.values_list("file_name", flat=True)) == ["new.ics"]


def test_two_thousand_single_events_take_few_queries(bring_in, django_assert_max_num_queries):
    rule = "RRULE:FREQ=MONTHLY;BYMONTHDAY=" + ",".join(str(n) for n in range(1, 29))

    with django_assert_max_num_queries(25):
        bring_in(ics("DTSTART:20220101T090000", rule))

    assert Event.objects.count() > 1_900
