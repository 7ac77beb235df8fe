"""Visitors' wishes for another day, as those who plan see them; and what visitors are told."""

import re
from string import Formatter

import pytest
from django.urls import reverse

from accounts.models import Program
from events.forms.event import EventForm
from events.models import DateRequest
from events.visitor_words import TABLE
from tests.guards.source import ROOT

LIST = reverse("events:daterequest_list")


@pytest.fixture
def wish(db):
    return make_wish()


def make_wish(name="Rosa"):
    told = {"email": "rosa+1@example.com", "language": "es", "party": 6}
    return DateRequest.objects.create(name=name, wish="¿Un sábado?", **told)


def verb(name, wish):
    return reverse(f"events:daterequest_{name}", args=[wish.pk])


def test_open_wish_is_listed_with_a_way_to_answer(browser_of, dana, wish):
    text = browser_of(dana).get(LIST).text

    shown = (
        "Rosa",
        "¿Un sábado?",
        "6 people",
        "reads Español",
        'href="mailto:rosa%2B1@example.com"',
    )
    assert [words for words in shown if words not in text] == []


def test_empty_list_says_where_wishes_come_from(browser_of, dana):
    text = browser_of(dana).get(LIST).text

    assert "Nobody waits for an answer." in text
    assert "The page is turned off" in text


def test_answered_leaves_the_list_and_undo_brings_it_back(browser_of, dana, wish):
    browser = browser_of(dana)

    answered = browser.post(verb("answer", wish))
    wish.refresh_from_db()
    by, text = wish.answered_by, browser.get(LIST).text
    browser.post(verb("reopen", wish))

    wish.refresh_from_db()
    assert (answered.url, by, wish.answered_at, wish.answered_by) == (LIST, dana, None, None)
    assert "by Dana" in text


def test_answered_twice_keeps_the_first(browser_of, dana, lior, wish):
    for user in (dana, lior):
        browser_of(user).post(verb("answer", wish))

    wish.refresh_from_db()
    assert wish.answered_by == dana


@pytest.mark.parametrize("name", ["answer", "reopen"])
def test_verbs_are_closed_to_volunteers_and_to_nothing(browser_of, vera, dana, wish, name):
    closed = browser_of(vera).post(verb(name, wish))
    DateRequest.objects.all().delete()
    nothing = browser_of(dana).post(verb(name, wish))

    assert (closed.status_code, nothing.status_code) == (403, 404)


def test_list_asks_the_same_for_one_and_three(browser_of, dana, wish, django_assert_num_queries):
    browser = browser_of(dana)
    browser.post(verb("answer", make_wish("First")))
    browser.get(LIST)

    with django_assert_num_queries(5):
        browser.get(LIST)
    for name in ("Ana", "Ben"):
        make_wish(name)
        browser.post(verb("answer", make_wish(f"{name} too")))
    browser.get(LIST)
    with django_assert_num_queries(5):
        browser.get(LIST)


# Turned on by an admin, and by who plans an event


def test_admin_opens_the_page(browser_of, client, ada):
    Program.objects.current().save()
    browser, address = browser_of(ada), reverse("accounts:program_edit")
    form = browser.get(address).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}

    browser.post(address, {**typed, "visits_open": "on", "visit_text": "Welcome in."})

    page = client.get("/visit/")
    assert (page.status_code, "Welcome in." in page.text) == (200, True)


def test_planner_writes_what_visitors_read(dana, typed):
    words = {"public": "on", "public_text": "Come by.", "public_text_es": "Venga."}
    form = EventForm({**typed, **words}, user=dana)

    assert form.is_valid()
    event = form.save(commit=False)
    assert (event.public, event.public_text, event.public_text_es) == (True, "Come by.", "Venga.")


# The sentences


def test_every_sentence_is_in_both_languages_with_the_same_places_to_fill():
    fields = {key: [fields_of(text) for text in both] for key, both in TABLE.items()}

    assert all(text for both in TABLE.values() for text in both)
    assert {key: found for key, found in fields.items() if found[0] != found[1]} == {}


def fields_of(text):
    """The names in braces."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_templates_ask_only_for_sentences_there_are():
    folder = ROOT / "templates" / "visit"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.html"))

    asked = set(re.findall(r"\bsay\.(\w+)", text))

    assert len(asked) > 10
    assert asked - set(TABLE) == set()
