"""Asking, promising, one tap for the outcome, and the register."""

from datetime import timedelta

import pytest
from django.urls import reverse

from contacts.models import Commitment

LIST = "/contacts/commitments/"


def fields(who, owner, **changes):
    """What the browser sends for an ask."""
    day = "2026-11-02"
    typed = {"made_by": "them", "contact": who.pk, "topic": "letter", "owner": owner.pk}
    typed |= {"what": "Write to the council", "asked_on": day, "due_on": "2026-12-01"}
    return {**typed, "status": "asked", **changes}


def test_ask_is_written_down_from_a_contact(browser_of, dana, maria):
    page = reverse("contacts:contact_commitment_new", args=[maria.pk])

    response = browser_of(dana).post(page, fields(maria, dana))

    row = Commitment.objects.get()
    assert response.url == row.get_absolute_url()
    assert (row.contact, row.topic, row.status, row.owner) == (maria, "letter", "asked", dana)


def test_page_of_a_promise_has_our_side_and_a_yes_chosen(browser_of, dana, maria):
    page = reverse("contacts:contact_commitment_new", args=[maria.pk])

    form = browser_of(dana).get(page, {"side": "us", "topic": "host"}).context["form"]

    chosen = [form[name].value() for name in ("made_by", "status", "topic")]
    assert chosen == ["us", "agreed", "host"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"what": ""}, "This field is required."),
        ({"due_on": "2026-11-01"}, "The day it is due cannot be before the day it was asked."),
        ({"contact": ["Nobody Known"]}, "Nobody here is called “Nobody Known”"),
        ({"status": "kept"}, "Select a valid choice."),
    ],
)
def test_invalid_ask_keeps_what_was_typed(browser_of, dana, maria, changes, sentence):
    typed = fields(maria, dana, **{"what": "Write & sign", **changes})

    response = browser_of(dana).post(reverse("contacts:commitment_new"), typed)

    assert (response.status_code, sentence in response.text) == (422, True)
    assert "Write &amp; sign" in response.text or changes.get("what") == ""
    assert Commitment.objects.count() == 0


def test_asking_again_and_again_is_doubted_not_refused(browser_of, dana, maria, ask, today):
    for _ in range(3):
        ask(asked_on=today)
    page, typed = reverse("contacts:commitment_new"), fields(maria, dana)

    doubted = browser_of(dana).post(page, typed)
    sent = browser_of(dana).post(page, {**typed, "confirm_often": "yes"})

    assert f"was asked 3 times since {today:%B}" in doubted.text
    assert (doubted.status_code, sent.status_code) == (422, 302)


def test_same_form_sent_twice_makes_one_ask(browser_of, dana, maria):
    browser, page = browser_of(dana), reverse("contacts:commitment_new")
    form_id = browser.get(page).context["form"]["form_id"].value()
    typed = fields(maria, dana, form_id=form_id)

    first, second = browser.post(page, typed), browser.post(page, typed)

    assert (first.url, Commitment.objects.count()) == (second.url, 1)


def test_one_tap_keeps_it_and_one_takes_it_back(browser_of, dana, ask):
    row, browser = ask(), browser_of(dana)

    browser.post(reverse("contacts:commitment_outcome", args=[row.pk]), {"status": "kept"})
    row.refresh_from_db()
    kept = row.status
    browser.post(reverse("contacts:commitment_undo", args=[row.pk]))
    row.refresh_from_db()

    assert (kept, row.status) == ("kept", "asked")


@pytest.mark.parametrize("status", ["declined", "partly", "broken", "withdrawn"])
def test_outcome_without_its_word_comes_back_with_the_choice(browser_of, dana, ask, status):
    page = reverse("contacts:commitment_outcome", args=[ask().pk])

    response = browser_of(dana).post(page, {"status": status})

    assert response.status_code == 422
    assert "Say in a word what happened." in response.text
    assert response.context["form"]["status"].value() == status


def test_outcome_somebody_told_already_is_said(browser_of, dana, ask):
    page = reverse("contacts:commitment_outcome", args=[ask("testify", "declined").pk])

    response = browser_of(dana).post(page, {"status": "kept"})

    assert (response.status_code, "told this already: declined" in response.text) == (422, True)


def test_old_copy_of_an_ask_is_not_saved_over_a_newer_one(browser_of, dana, maria, ask):
    row = ask()
    page = reverse("contacts:commitment_edit", args=[row.pk])
    typed = fields(maria, dana, version=1)

    answers = [browser_of(dana).post(page, {**typed, "what": what}) for what in ("One", "Two")]

    assert [answer.status_code for answer in answers] == [302, 409]


def test_detail_says_how_it_went_before_and_what_changed(browser_of, dana, ask):
    ask("testify", "kept"), ask("testify", "broken")
    row = ask()

    page = " ".join(browser_of(dana).get(row.get_absolute_url()).text.split())

    assert "kept 1 of 2 that came due" in page
    assert "added this commitment: Maria Lopez" in page


def test_volunteers_see_no_commitment(browser_of, vera, ask):
    row = ask()

    for page in (LIST, row.get_absolute_url(), "/contacts/allies/"):
        assert browser_of(vera).get(page).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"open", "overdue", "ours"}),
        ({"state": "overdue"}, {"overdue"}),
        ({"state": "settled"}, {"done"}),
        ({"side": "us"}, {"ours"}),
        ({"topic": "host"}, {"ours"}),
        ({"who": "me"}, {"open", "overdue"}),
        ({"state": "nonsense", "page": "x"}, {"open", "overdue", "ours"}),
    ],
)
def test_register_shows_what_was_asked_for(browser_of, dana, grace, ask, today, query, found):
    past = {"asked_on": today - timedelta(days=9), "due_on": today - timedelta(days=1)}
    ask(what="open", due_on=today), ask(what="overdue", **past)
    ask("letter", "kept", what="done", **past), ask("host", what="ours", made_by="us", owner=grace)

    page = browser_of(dana).get(LIST, query).context["page"]

    assert {row.what for row in page.rows} == found


def test_register_pages_by_day_and_puts_those_without_one_last(browser_of, dana, ask, today):
    for number in range(30):
        day = None if number < 28 else today + timedelta(days=30 - number)
        ask(what=f"{number:02}", due_on=day)
    browser = browser_of(dana)

    first = browser.get(LIST).context["page"]
    second = browser.get(LIST, {"page": first.following}).context["page"]
    back = browser.get(LIST, {"page": second.previous}).context["page"]

    names = [row.what for row in [*first.rows, *second.rows]]
    assert names == ["29", "28", *[f"{n:02}" for n in range(28)]]
    assert [row.what for row in back.rows] == names[:25]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("page", "queries"),
    [(LIST, 4), ("/contacts/allies/", 6), ("/contacts/allies/?topic=testify", 6)],
)
def test_lists_cost_the_same_however_long(
    browser_of, dana, ask, make_contact, django_assert_num_queries, page, queries, rows
):
    for number in range(rows):
        contact = make_contact(f"Ally {number}", lead=dana)
        ask("testify", "kept", contact=contact), ask("testify", contact=contact)
    browser = browser_of(dana)

    with django_assert_num_queries(queries):
        response = browser.get(page)

    assert len({f"Ally {n}" for n in range(rows) if f"Ally {n}" in response.text}) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_detail_costs_the_same_however_much_happened(
    browser_of, dana, ask, django_assert_num_queries, rows
):
    row = ask()
    for number in range(rows):
        row.what = f"Speak {number} times"
        row.save()
        ask("testify", "kept")
    browser = browser_of(dana)

    with django_assert_num_queries(7):
        browser.get(row.get_absolute_url())


def test_our_due_promises_are_one_query(dana, ask, today, django_assert_num_queries):
    dana.get_all_permissions()
    past = {"asked_on": today - timedelta(days=9), "due_on": today - timedelta(days=1)}
    late = ask("host", "agreed", made_by="us", **past)
    (
        ask("host", "kept", made_by="us", **past),
        ask(**past),
        ask(made_by="us", due_on=today + timedelta(days=1)),
    )

    with django_assert_num_queries(1):
        found = list(Commitment.objects.ours_due(dana, today))

    assert (found, found[0].contact.name) == ([late], "Maria Lopez")
