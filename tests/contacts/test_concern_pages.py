"""The neighbors' line: telling a concern without an account, and reading our answer."""

import hashlib
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import Program
from contacts.models import Challenge, Concern
from ssp_crm.models import RateWindow
from ssp_crm.public_forms import new_stamp
from tests.ssp_crm.test_versions import together

TELL, ASK = "/concerns/", "/concerns/status/"
REFERENCE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


@pytest.fixture(autouse=True)
def line(db):
    """The neighbors' line is open."""
    return Program.objects.update_or_create(pk=1, defaults={"concerns_open": True})[0]


def stamp(seconds=60):
    """A form's stamp from so many seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=seconds)):
        return new_stamp()


def told(**changes):
    """What a neighbor types."""
    fields = {"kind": "noise", "place": "Mill Street 12", "happened": "Cars, until midnight."}
    return {**fields, "stamp": stamp(), **changes}


def reference_in(response):
    """The reference shown on a page."""
    return REFERENCE.search(response.text)[0]


def test_neighbor_tells_and_gets_a_reference(client):
    response = client.post(TELL, told(name="Jo", reach="555-0100"))

    concern = Concern.objects.select_related("challenge").get()
    letters = reference_in(response).replace("-", "")
    assert response.status_code == 200
    assert concern.reference == hashlib.sha256(letters.encode()).hexdigest()
    assert (concern.kind, concern.name, concern.reach) == ("noise", "Jo", "555-0100")
    assert letters not in str(list(Concern.objects.values()))


def test_what_was_told_is_a_challenge_with_its_clock(client):
    client.post(TELL, told())

    challenge = Challenge.objects.get()
    assert (challenge.source, challenge.author, challenge.status) == ("public", None, "open")
    assert challenge.title == "Noise or crowding: Mill Street 12"
    assert challenge.concern == "Cars, until midnight."
    assert challenge.first_response_due > timezone.now()


def test_what_one_of_us_did_is_for_leadership_to_read(client, browser_of, dana):
    client.post(TELL, told(kind="staff"))

    page = browser_of(dana).get("/contacts/challenges/")

    assert Challenge.objects.get().is_restricted
    assert "Something one of us" not in page.text


@pytest.mark.parametrize("changes", [{"happened": ""}, {"kind": ""}, {"kind": "x" * 50}])
def test_typed_words_survive_an_error(client, changes):
    response = client.post(TELL, told(place="Two < three & “four”", **changes))

    assert (response.status_code, Concern.objects.count()) == (422, 0)
    assert "Two &lt; three &amp; “four”" in response.text


@pytest.mark.parametrize("seconds", [0, 2, 90_000])
def test_too_quick_or_too_old_a_form_is_asked_for_again(client, seconds):
    response = client.post(TELL, told(stamp=stamp(seconds), happened="All my words."))

    assert (response.status_code, Concern.objects.count()) == (422, 0)
    assert "All my words." in response.text


def test_form_grown_old_can_be_sent_again(client):
    old = client.post(TELL, told(stamp=stamp(90_000)))
    fresh = re.search(r'name="stamp" value="([^"]+)"', old.text)[1]

    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        response = client.post(TELL, told(stamp=fresh))

    assert (response.status_code, Concern.objects.count()) == (200, 1)


def test_made_up_stamp_is_no_stamp(client):
    found = [client.post(TELL, told(stamp=value)).status_code for value in ("", "x", stamp()[:-1])]

    assert (found, Concern.objects.count()) == ([422] * 3, 0)


def test_machine_gets_the_same_page_and_nothing_is_written(client):
    person = client.post(TELL, told())
    counts = [model.objects.count() for model in (Challenge, Concern, RateWindow)]

    machine = client.post(TELL, told(website="https://buy.example/"))

    assert (machine.status_code, REFERENCE.sub("", machine.text)) == (
        person.status_code,
        REFERENCE.sub("", person.text),
    )
    assert [model.objects.count() for model in (Challenge, Concern, RateWindow)] == counts


def test_same_form_sent_twice_is_one_concern_with_one_reference(client):
    form = told()

    first, second = client.post(TELL, form), client.post(TELL, form)

    assert reference_in(first) == reference_in(second)
    assert Challenge.objects.count() == 1


def test_other_words_from_the_same_page_are_another_concern(client):
    form = told()

    found = {reference_in(client.post(TELL, {**form, "place": place})) for place in ("a", "b")}

    assert (len(found), Challenge.objects.count()) == (2, 2)


def test_sixth_concern_within_an_hour_keeps_its_words_and_waits(client):
    statuses = [client.post(TELL, told()).status_code for _ in range(5)]

    last = client.post(TELL, told(happened="My sixth."))

    assert (statuses, last.status_code, Concern.objects.count()) == ([200] * 5, 429, 5)
    assert "My sixth." in last.text


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_never_let_more_through():
    Program.objects.update_or_create(pk=1, defaults={"concerns_open": True})
    forms = [told(happened=f"Word {n}.") for n in range(20)]
    calls = [
        lambda form=form, n=n: Client().post(
            TELL, form, headers={"X-Forwarded-For": f"192.0.2.{n}"}
        )
        for n, form in enumerate(forms)
    ]

    statuses = [response.status_code for response in together(*calls)]

    assert sorted(statuses) == [200] * 5 + [429] * 15
    assert Concern.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_same_form_sent_at_once_is_one_concern():
    Program.objects.update_or_create(pk=1, defaults={"concerns_open": True})
    form = told()

    pages = together(*[lambda: Client().post(TELL, form)] * 4)

    assert (len({reference_in(page) for page in pages}), Challenge.objects.count()) == (1, 1)


def test_closed_line_says_so_kindly(client, line):
    Program.objects.update(concerns_open=False, public_contact="Call 555-0100.")

    answers = [client.get(TELL), client.post(TELL, told())]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "Call 555-0100." in answers[0].text
    assert Concern.objects.count() == 0


@pytest.mark.parametrize("body", [b"happened=a%00b", b"happened=%ff"])
def test_what_cannot_be_stored_is_refused(client, body):
    found = [
        client.post(path, body, content_type="application/x-www-form-urlencoded").status_code
        for path in (TELL, ASK)
    ]

    assert found == [400, 400]


# Our answer


def test_neighbor_reads_status_and_answer_and_nothing_else(client, browser_of, dana):
    reference = reference_in(client.post(TELL, told(name="Jo")))
    challenge = Challenge.objects.get()
    Challenge.objects.update(reading="Ours alone.", owner=dana)
    before = client.post(ASK, {"reference": reference.lower()})

    answer = {"answer": "Signs are up.", "version": 1}
    browser_of(dana).post(f"{challenge.get_absolute_url()}answer/", answer)

    after = client.post(ASK, {"reference": reference})
    assert "We have your concern." in before.text
    assert "Signs are up." in after.text
    assert not any(word in after.text for word in ("Ours alone.", "Dana", "Jo", "Cars, until"))


def test_answer_stops_the_clock_and_can_be_mended(client, browser_of, dana):
    client.post(TELL, told())
    challenge = Challenge.objects.get()
    page, browser = f"{challenge.get_absolute_url()}answer/", browser_of(dana)

    answers = [browser.post(page, {"answer": "One.", "version": 1}).url]
    challenge.refresh_from_db()
    first = challenge.first_response_at
    answers.append(browser.post(page, {"answer": "Two.", "version": 2}).url)

    challenge.refresh_from_db()
    assert answers == [challenge.get_absolute_url()] * 2
    assert (challenge.first_response_at, Concern.objects.get().answer) == (first, "Two.")


def test_empty_or_stale_answer_comes_back(client, browser_of, dana):
    client.post(TELL, told())
    page, browser = f"{Challenge.objects.get().get_absolute_url()}answer/", browser_of(dana)
    browser.post(page, {"answer": "One.", "version": 1})

    found = [browser.post(page, {"answer": a, "version": 1}) for a in ("", "Mine")]

    assert [response.status_code for response in found] == [422, 409]


@pytest.mark.parametrize("status", ["working", "resolved", "unresolved"])
def test_status_is_told_in_plain_words(client, status):
    reference = reference_in(client.post(TELL, told()))
    closed = None if status == "working" else timezone.now()
    Challenge.objects.update(status=status, closed_at=closed, worked="x", lesson="x")

    page = client.post(ASK, {"reference": reference}).text

    words = {"working": "working on it", "resolved": "settled", "unresolved": "could not solve"}
    assert words[status] in page


def test_late_answer_is_owned_up_to(client):
    reference = reference_in(client.post(TELL, told()))
    Challenge.objects.update(first_response_due=timezone.now() - timedelta(days=1))

    page = client.post(ASK, {"reference": reference}).text

    assert "Our answer is late, and we are sorry." in page


def test_unknown_references_are_all_answered_alike(client):
    reference = reference_in(client.post(TELL, told()))
    asked = ["", "x", "7KQ4-M2XP-9TVC", reference[:-1], "é" * 500]

    pages = [client.post(ASK, {"reference": text}).text for text in asked]

    shown = {re.sub(r'\s*value="[^"]*"', "", page) for page in pages}
    assert len(shown) == 1
    assert "We know of no concern with this reference." in shown.pop()


def test_guessing_references_is_limited(client):
    statuses = [client.post(ASK, {"reference": str(n)}).status_code for n in range(31)]

    assert statuses == [422] * 30 + [429]


def test_neighbor_who_names_a_participant_is_asked_once_and_may_send_it(client):
    fields = told(happened="Your client John Smith slept on my steps.")

    asked = client.post(TELL, fields)
    sent = client.post(TELL, {**fields, "confirm_participant": "yes"})

    assert (asked.status_code, "Send anyway" in asked.text) == (422, True)
    assert (sent.status_code, Concern.objects.count()) == (200, 1)
