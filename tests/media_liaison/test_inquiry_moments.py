"""Times typed with inquiries and statements: on our clock, in our years, kept as stored."""

from datetime import UTC, datetime

import pytest

from media_liaison.models import Inquiry, Statement

NEW = "/media/inquiries/new/"
SAID = "/media/statements/new/"
OUT_OF_REACH = ["0001-01-01T00:00+14:00", "0001-01-01T00:00", "9999-12-31T23:59-12:00"]
ASKED = {"caller": "Kit", "question": "Why here?", "format": "phone", "attribution": "on-record"}
TOLD = {"said": "At noon.", "attribution": "on-record"}
TWICE = "2026-11-01T01:30"  # the clocks go back that night
FIRST, SECOND = (datetime(2026, 11, 1, hour, 30, 12, tzinfo=UTC) for hour in (5, 6))


@pytest.mark.parametrize("moment", OUT_OF_REACH)
def test_a_moment_out_of_reach_is_refused_in_words(browser_of, lior, make_inquiry, moment):
    client, answer = browser_of(lior), f"{make_inquiry().get_absolute_url()}answer/"
    forms = [(NEW, {**ASKED, "received_at": moment})]
    forms += [(page, {**TOLD, "said_at": moment}) for page in (SAID, answer)]

    answers = [client.post(page, typed) for page, typed in forms]

    assert [answer.status_code for answer in answers] == [422] * 3
    assert all("Choose a day from 2000 to 2100." in a.content.decode() for a in answers)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_deadline_out_of_reach_is_refused_in_words(browser_of, lior, day):
    typed = {**ASKED, "day": day, "clock": "23:00", "time_zone": "America/Puerto_Rico"}

    assert browser_of(lior).post(NEW, typed).status_code == 422
    assert not Inquiry.objects.exists()


def test_an_hour_that_comes_twice_can_be_typed_and_is_the_first(browser_of, lior):
    client, first = browser_of(lior), FIRST.replace(second=0)

    client.post(NEW, {**ASKED, "received_at": TWICE})
    client.post(SAID, {**TOLD, "said_at": TWICE})

    assert (Inquiry.objects.get().received_at, Statement.objects.get().said_at) == (first, first)


@pytest.mark.parametrize("stored", [FIRST, SECOND])
def test_an_untouched_minute_stays_as_stored(browser_of, lior, make_inquiry, stored):
    inquiry = make_inquiry(received_at=stored)
    said = Statement.objects.create(said="At one.", said_at=stored, author=lior)
    pages = [(inquiry, {**ASKED, "received_at": TWICE}), (said, {**TOLD, "said_at": TWICE})]

    for row, typed in pages:
        browser_of(lior).post(f"{row.get_absolute_url()}edit/", {**typed, "version": 1})
        row.refresh_from_db()

    assert (inquiry.version, inquiry.received_at) == (2, stored)
    assert (said.version, said.said_at) == (2, stored)


def test_an_offset_that_is_typed_along_is_dropped(browser_of, lior):
    browser_of(lior).post(NEW, {**ASKED, "received_at": "2026-11-03T10:00+09:00"})

    assert Inquiry.objects.get().received_at == datetime(2026, 11, 3, 15, tzinfo=UTC)
