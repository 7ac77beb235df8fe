"""What waits to be mailed, as those see it who look after it, and what Today says of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contacts.models import FollowUp
from events.models import Event
from ssp_crm.models import Mail
from ssp_crm.outbox import note_run, put_mail, send_checks

pytestmark = pytest.mark.django_db
SILENT = "Reminders have"


@pytest.fixture
def mail():
    """One that waits."""
    words = {"subject": "Changed: Tour", "body": "Private words", "calendar": "BEGIN:SECRET"}
    put_mail(key="one", to="noor@example.org", **words)
    return Mail.objects.get()


@pytest.fixture
def tomorrow(db):
    """An event that is near."""
    start = timezone.now() + timedelta(hours=12)
    return Event.objects.create(
        kind="talk", title="Talk", starts_at=start, ends_at=start + timedelta(hours=1)
    )


def ran(hours_ago):
    note_run(
        job="send_reminders", words="1 written", now=timezone.now() - timedelta(hours=hours_ago)
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_outbox_asks_the_same_for_one_and_three(
    browser_of, grace, mail, django_assert_num_queries, rows
):
    for number in range(rows - 1):
        put_mail(key=f"{number}", to="noor@example.org", subject="Changed: Tour", body="Text")
    Mail.objects.update(failure="No", tries=1)
    browser = browser_of(grace)

    with django_assert_num_queries(6):
        page = browser.get(reverse("outbox"))

    assert page.content.count(b"Changed: Tour") == rows


def test_outbox_shows_to_whom_and_why_but_never_the_text(browser_of, grace, mail):
    Mail.objects.update(failure="It could not be sent.", tries=5, given_up_at=timezone.now())
    ran(1)

    page = browser_of(grace).get(reverse("outbox")).content.decode()

    assert [words in page for words in ("noor@example.org", "It could not be sent.")] == [True] * 2
    assert [words in page for words in ("Private words", "SECRET")] == [False] * 2
    assert ("Try again" in page, "Last run" in page, "send_reminders" in page) == (True,) * 3


def test_empty_outbox_of_a_new_house_teaches(browser_of, ada):
    page = browser_of(ada).get(reverse("outbox")).content.decode()

    assert ("Nothing waits." in page, "Mails have never been sent" in page) == (True, True)


def test_given_up_mail_is_tried_again_twice_as_well_as_once(browser_of, grace, mail):
    Mail.objects.update(given_up_at=timezone.now(), tries=5)

    answers = [browser_of(grace).post(reverse("mail_again", args=[mail.pk])).url for _ in range(2)]

    mail.refresh_from_db()
    assert (answers, mail.given_up_at, mail.tries) == ([reverse("outbox")] * 2, None, 0)


def test_mail_that_may_not_go_any_more_says_why(browser_of, grace, mail, monkeypatch):
    Mail.objects.update(given_up_at=timezone.now(), tries=5)
    monkeypatch.setitem(send_checks, mail.key[:3], lambda mail: "They wish to be left in peace.")

    page = browser_of(grace).post(reverse("mail_again", args=[mail.pk]), follow=True).text

    mail.refresh_from_db()
    assert "They wish to be left in peace." in page
    assert mail.given_up_at is not None


@pytest.mark.parametrize("who", ["vera", "dana", "lior"])
def test_outbox_is_for_those_who_look_after_it(browser_of, request, mail, who):
    browser = browser_of(request.getfixturevalue(who))

    answers = [
        browser.get(reverse("outbox")).status_code,
        browser.post(reverse("mail_again", args=[mail.pk])).status_code,
    ]

    assert answers == [403, 403]


def test_no_such_mail_is_not_found(browser_of, grace):
    assert browser_of(grace).post(reverse("mail_again", args=[1])).status_code == 404


@pytest.mark.parametrize(("hours_ago", "is_said"), [(None, True), (25, True), (23, False)])
def test_today_says_when_mails_wait_and_the_job_has_not_run(
    browser_of, grace, mail, hours_ago, is_said
):
    if hours_ago:
        ran(hours_ago)

    page = browser_of(grace).get("/").content.decode()

    assert (SILENT in page) == is_said


def test_today_says_so_for_a_near_event_and_is_quiet_with_nothing_to_send(browser_of, grace):
    browser, quiet = browser_of(grace), SILENT in browser_of(grace).get("/").content.decode()
    start = timezone.now() + timedelta(hours=12)
    Event.objects.create(
        kind="talk", title="Talk", starts_at=start, ends_at=start + timedelta(hours=1)
    )

    assert (quiet, SILENT in browser.get("/").content.decode()) == (False, True)


def test_today_says_it_to_nobody_who_could_not_help(browser_of, dana, mail, tomorrow):
    assert SILENT not in browser_of(dana).get("/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_today_asks_leadership_one_thing_more(
    browser_of, grace, maria, make_note, today, django_assert_num_queries, rows
):
    for number in range(rows):
        make_note(grace, maria)
        task = {"assigned_to": grace, "contact": maria}
        FollowUp.objects.create(what=f"Do {number}", due_on=today, **task)
    browser = browser_of(grace)

    with django_assert_num_queries(15):
        response = browser.get("/")

    assert response.content.count(b"Tick off: Do") == rows
