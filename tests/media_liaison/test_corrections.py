"""Asking a newsroom to put something right."""

import uuid

import pytest
from django.urls import reverse

ASK = {"correction": "It was ten boxes, not a hundred.", "asked_on": "2026-11-04"}
ASKED = {"correction": "Ten boxes.", "correction_asked_on": "2026-11-04"}
MADE = {**ASKED, "correction_made_on": "2026-11-06"}
VERBS = ("ask", "unask", "made", "unmade")


def address(piece, verb):
    return reverse(f"media_liaison:coverage_correction_{verb}", args=[getattr(piece, "pk", piece)])


def days(piece):
    piece.refresh_from_db()
    return str(piece.correction_asked_on), str(piece.correction_made_on)


def test_asking_is_noted_and_the_mail_has_its_words(browser_of, lior, make_coverage, ana):
    piece, client = make_coverage("Boxes on Elm", journalist=ana), browser_of(lior)

    response = client.post(address(piece, "ask"), ASK, follow=True)

    text = response.content.decode()
    assert days(piece) == ("2026-11-04", "None")
    assert "Dear Ana Ruiz," in text
    assert text.count("It was ten boxes, not a hundred.") >= 2


@pytest.mark.parametrize(
    "wrong", [{"correction": ""}, {"asked_on": "2999-01-01"}, {"asked_on": "2026-11-01"}]
)
def test_asking_wrongly_keeps_what_was_typed(browser_of, lior, make_coverage, wrong):
    piece, typed = make_coverage(), {**ASK, **wrong}

    response = browser_of(lior).post(address(piece, "ask"), typed)

    assert response.status_code == 422
    assert typed["correction"] in response.content.decode()
    assert days(piece) == ("None", "None")


def test_asking_twice_with_one_form_is_harmless(browser_of, lior, make_coverage):
    piece, client = make_coverage(), browser_of(lior)
    typed = {**ASK, "form_id": uuid.uuid4()}

    addresses = {client.post(address(piece, "ask"), typed).url for _ in range(2)}

    assert addresses == {f"{piece.get_absolute_url()}#correction"}
    assert days(piece) == ("2026-11-04", "None")


def test_a_correction_is_made_and_thanks_offered(browser_of, lior, make_coverage):
    piece, client = make_coverage(**ASKED), browser_of(lior)

    answers = [client.post(address(piece, "made"), {"made_on": "2026-11-06"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert days(piece) == ("2026-11-04", "2026-11-06")


@pytest.mark.parametrize(("fields", "day"), [({}, "2026-11-06"), (ASKED, "2026-11-03")])
def test_nothing_is_corrected_before_it_was_asked(browser_of, lior, make_coverage, fields, day):
    piece = make_coverage(**fields)

    response = browser_of(lior).post(address(piece, "made"), {"made_on": day})

    assert (response.status_code, days(piece)[1]) == (422, "None")
    assert day in response.content.decode()


def test_both_are_taken_back_and_the_words_stay(browser_of, lior, make_coverage):
    piece, client = make_coverage(**MADE), browser_of(lior)

    for verb in ("unmade", "unmade", "unask", "unask"):
        assert client.post(address(piece, verb)).status_code == 302

    assert days(piece) == ("None", "None")
    assert piece.correction == "Ten boxes."


@pytest.mark.parametrize("verb", ["ask", "unask"])
def test_what_was_corrected_is_taken_back_first(browser_of, lior, make_coverage, verb):
    piece = make_coverage(**MADE)

    response = browser_of(lior).post(address(piece, verb), ASK, follow=True)

    assert "It was corrected already. Take that back first." in response.content.decode()
    assert days(piece) == ("2026-11-04", "2026-11-06")


@pytest.mark.parametrize("verb", VERBS)
def test_only_who_keeps_the_press_desk_may(browser_of, dana, lior, make_coverage, verb):
    piece = make_coverage(**ASKED)

    forbidden = browser_of(dana).post(address(piece, verb), ASK)
    missing = browser_of(lior).post(address(2_000_000_000, verb), ASK)

    assert (forbidden.status_code, missing.status_code) == (403, 404)
    assert days(piece) == ("2026-11-04", "None")
