"""A colleague named in a note is told, and nobody who may not read it."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from contacts.mentions import named_in
from contacts.models import Mention
from contacts.services.notes import log_note


def people(*names):
    """Colleagues who are not saved anywhere."""
    return [User(pk=number, name=name) for number, name in enumerate(names, 1)]


@pytest.mark.parametrize(
    ("text", "names", "unclear"),
    [
        ("@Dana please call", ["Dana Whitfield"], []),
        ("ask @dana whitfield, she knows", ["Dana Whitfield"], []),
        ("(@Dana's idea) and @Lior.", ["Dana Whitfield", "Lior Katz"], []),
        ("@Robin Bell, not the other", ["Robin Bell"], []),
        ("@Robin called", [], ["Robin"]),
        ("write to x@dana.example", [], []),
        ("@Danas", [], []),
        ("@ Dana @", [], []),
        ("@Nobody here", [], []),
    ],
)
def test_names_are_found_as_people_write_them(text, names, unclear):
    team = people("Dana Whitfield", "Lior Katz", "Robin Bell", "Robin Cole")

    found, doubtful = named_in([text], team)

    assert (sorted(person.name for person in found), doubtful) == (names, unclear)


@pytest.fixture
def tell(make_note, dana, maria):
    """Log a note: `tell("@Grace look")`."""

    def go(happened, author=dana, **fields):
        note = make_note(author, maria, happened=happened, **fields)
        return log_note(note=note, contacts=[maria])

    return go


def test_note_tells_those_it_names_but_not_its_author(tell, dana, grace, lior):
    note = tell("@Grace and @Dana met @Lior.")

    assert {mention.user for mention in note.mentions.all()} == {grace, lior}


def test_mended_note_keeps_who_has_seen_it_and_drops_who_is_named_no_more(tell, maria, grace, lior):
    note = tell("@Grace and @Lior")
    note.mentions.filter(user=grace).update(seen_at="2026-01-01T00:00Z")
    note.happened = "@Grace"

    log_note(note=note, contacts=[maria])

    mention = note.mentions.get()
    assert (mention.user, mention.seen_at is None) == (grace, False)


def test_colleague_who_may_not_read_the_note_gets_nothing(tell, grace, dana, lior):
    tell("@Dana and @Lior", author=grace, sensitivity="restricted")

    waiting = [Mention.objects.waiting(user).count() for user in (dana, lior)]

    assert waiting == [0, 0]


def test_several_of_a_name_stay_text_with_a_hint(browser_of, dana, maria):
    for surname in ("Bell", "Cole"):
        User.objects.create_user(f"{surname}@example.org", name=f"Robin {surname}")
    fields = {"kind": "call", "happened_at": "2026-11-01T10:00", "sensitivity": "shared"}
    fields |= {"contacts": maria.pk, "happened": "@Robin knows."}

    response = browser_of(dana).post(reverse("contacts:note_new"), fields, follow=True)

    assert "Several of us are called Robin" in response.text
    assert Mention.objects.count() == 0


def test_mention_is_ticked_off_by_the_one_named_alone(browser_of, tell, grace, lior):
    mention = tell("@Grace look").mentions.get()
    page = reverse("contacts:mention_seen", args=[mention.pk])

    answers = [browser_of(user).post(page).status_code for user in (lior, grace, grace)]

    assert (answers, Mention.objects.waiting(grace).count()) == ([404, 302, 302], 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_mentions_costs_the_same_however_long(tell, grace, django_assert_num_queries, rows):
    for _ in range(rows):
        tell("@Grace look")
    grace.get_all_permissions()

    with django_assert_num_queries(2):
        mentions = list(Mention.objects.waiting(grace).for_list())
        page = render_to_string("contacts/_mention_list.html", {"mentions": mentions})

    assert page.count("Dana named you") == rows
