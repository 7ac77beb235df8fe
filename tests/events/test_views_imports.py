"""The pages that bring an old calendar in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.models import CalendarImport, Event
from events.services.imports import run_calendar_import, take_in_calendar
from tests.events.calendar_files import changed, ics

pytestmark = pytest.mark.django_db
NEW = "/events/import/"


@pytest.fixture
def client_dana(browser_of, dana):
    return browser_of(dana)


@pytest.fixture
def make_run(dana):
    """Take in a file with so many series and as many single events."""

    def make(rows: int = 1) -> CalendarImport:
        data = ics(uid="s0")
        for n in range(rows):
            data = changed(data, ics("RRULE:FREQ=WEEKLY;COUNT=3", uid=f"w{n}"))
            data = changed(data, ics("CLASS:PRIVATE", "SUMMARY:Dentist", uid=f"p{n}"))
            data = changed(data, ics("SUMMARY:Once", "LOCATION:Hall", uid=f"s{n}"))
        return take_in_calendar(author=dana, data=data, name="old.ics", since=None)

    return make


def upload(data: bytes = b"", name: str = "old.ics", **typed):
    return {"file": SimpleUploadedFile(name, data), **typed}


def test_a_file_leads_to_its_preview(client_dana):
    answer = client_dana.post(NEW, upload(ics("RRULE:FREQ=WEEKLY;COUNT=3"), since="2026-01-01"))

    page = client_dana.get(answer.url).content.decode()
    assert "preview of 3 events from Thu 1 Jan 2026 on" in page
    assert "Every week on Tuesday, until Tue 8 Dec 2026." in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"hello", "This is not a calendar file"),
        (b"PK\x03\x04zip", "This is a zip archive"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "There are no events in this calendar."),
        (b"", "This file is empty."),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_keeps_the_day(client_dana, data, sentence):
    answer = client_dana.post(NEW, upload(data, since="2025-05-05"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="2025-05-05"' in page


def test_the_preview_says_what_is_left_out_and_what_is_here(client_dana, make_run):
    first = make_run(1)
    run_calendar_import(run=first, kind="talk")

    page = client_dana.get(make_run(2).get_absolute_url()).content.decode()

    assert "preview of 4 events" in page
    assert "2 more were imported before and stay as they are here." in page
    assert page.count("It is marked private there") == 2
    assert page.count('aria-current="page"') == 2  # the calendar's door, on both widths


def test_an_import_asks_for_a_kind(client_dana, make_run, elm):
    run = make_run()

    answer = client_dana.post(run.get_absolute_url(), {"kind": "", "site": elm.pk})

    assert answer.status_code == 422
    assert f'<option value="{elm.pk}" selected>' in answer.content.decode()
    assert Event.objects.count() == 0


def test_visits_are_not_imported_into_a_site_s_hours(client_dana, make_run, elm):
    answer = client_dana.post(make_run().get_absolute_url(), {"kind": "tour", "site": elm.pk})

    assert answer.status_code == 422
    assert "Visits to a site stay out of its service hours" in answer.content.decode()


def test_importing_twice_writes_once_and_shows_what_came_in(client_dana, make_run):
    run = make_run()

    answers = [client_dana.post(run.get_absolute_url(), {"kind": "talk"}) for _ in range(2)]

    page = client_dana.get(run.get_absolute_url()).content.decode()
    assert [answer.url for answer in answers] == [run.get_absolute_url()] * 2
    assert Event.objects.count() == 4
    assert "4 events are on the calendar now." in page


def test_undo_takes_all_back_and_a_second_one_is_harmless(client_dana, make_run):
    run = make_run()
    run_calendar_import(run=run, kind="talk")

    for _ in range(2):
        answer = client_dana.post(reverse("events:import_undo", args=[run.pk]), follow=True)

    assert "taken back as a whole" in answer.content.decode()
    assert Event.objects.count() == 0


def test_undo_before_the_import_says_so(client_dana, make_run):
    answer = client_dana.post(reverse("events:import_undo", args=[make_run().pk]), follow=True)

    assert "has gone on in the meantime" in answer.content.decode()


def test_a_file_is_thrown_away_but_not_once_imported(client_dana, make_run):
    first, second = make_run(), make_run()
    run_calendar_import(run=second, kind="talk")

    for run in (first, second):
        client_dana.post(reverse("events:import_discard", args=[run.pk]), follow=True)

    assert list(CalendarImport.objects.all()) == [second]


def test_somebody_else_s_import_is_hidden_but_from_those_who_lead(
    browser_of, make_run, lior, grace
):
    path = make_run().get_absolute_url()

    assert [browser_of(one).get(path).status_code for one in (lior, grace)] == [404, 200]


def test_a_volunteer_may_not_import(browser_of, vera):
    assert browser_of(vera).get(NEW).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_preview_takes_as_many_queries_for_more_rows(
    client_dana, make_run, rows, django_assert_num_queries
):
    path = make_run(rows).get_absolute_url()
    client_dana.get(NEW)

    with django_assert_num_queries(7):
        client_dana.get(path)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_result_takes_as_many_queries_for_more_rows(
    client_dana, make_run, rows, django_assert_num_queries
):
    run = make_run(rows)
    run_calendar_import(run=run, kind="talk")

    with django_assert_num_queries(6):
        client_dana.get(run.get_absolute_url())


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_more_rows(
    client_dana, make_run, rows, django_assert_num_queries
):
    for _ in range(rows):
        make_run()

    with django_assert_num_queries(4):
        client_dana.get(NEW)
