"""Writing down who knows whom, from either end, and the page of ways."""

import pytest
from django.urls import reverse

from contacts.models import Relationship
from contacts.ties import ties_of


@pytest.fixture
def carl(make_contact):
    return make_contact("Carl Brandt")


def page(name, row):
    return reverse(f"contacts:{name}", args=[row.pk])


@pytest.mark.parametrize(
    ("how", "kind", "is_turned"),
    [
        ("knows", "knows", False),
        ("reports-to", "reports-to", False),
        ("reports-to:back", "reports-to", True),
    ],
)
def test_tie_is_told_from_either_end(browser_of, dana, maria, carl, how, kind, is_turned):
    typed = {"how": how, "other": carl.pk, "words": "the school board"}

    response = browser_of(dana).post(page("contact_tie_new", maria), typed)

    row, ends = Relationship.objects.get(), [maria, carl]
    assert response.url == maria.get_absolute_url()
    assert (row.kind, [row.from_contact, row.to_contact]) == (
        kind,
        ends[::-1] if is_turned else ends,
    )


def test_both_directions_read_well(dana, maria, carl, tie, django_assert_num_queries):
    dana.get_all_permissions()
    tie(maria, "reports-to", carl)

    with django_assert_num_queries(1):
        mine = [(t.words, t.other.name) for t in ties_of(maria, dana)]
    theirs = [(t.words, t.other.name) for t in ties_of(carl, dana)]

    assert (mine, theirs) == ([("reports to", "Carl Brandt")], [("leads", "Maria Lopez")])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"how": "knows", "other": "Carl Brandt"}, "This is written down already."),
        ({"how": "knows", "other": "Maria Lopez"}, "Choose two different contacts."),
        ({"how": "likes", "other": "Carl Brandt"}, "Select a valid choice."),
        ({"how": "knows", "other": ""}, "This field is required."),
    ],
)
def test_refused_tie_keeps_what_was_typed(browser_of, dana, maria, carl, tie, typed, sentence):
    tie(carl, "knows", maria)

    response = browser_of(dana).post(
        page("contact_tie_new", maria), {**typed, "words": "old & new"}
    )

    assert (response.status_code, sentence in response.text) == (422, True)
    assert "old &amp; new" in response.text
    assert Relationship.objects.count() == 1


def test_tie_is_edited_and_an_old_copy_is_not(browser_of, dana, maria, carl, tie):
    row = tie(maria, "knows", carl)
    typed = {"how": "mentors", "other": carl.pk, "version": 1}

    answers = [browser_of(dana).post(page("tie_edit", row), typed).status_code for _ in "ab"]

    row.refresh_from_db()
    assert (answers, row.kind, row.from_contact) == ([302, 409], "mentors", maria)


def test_tie_is_taken_away_and_put_back(browser_of, dana, maria, carl, tie):
    row, browser = tie(maria, "works-with", carl, words="the fair"), browser_of(dana)

    browser.post(page("tie_remove", row))
    gone = Relationship.objects.count()
    offered = browser.get(maria.get_absolute_url()).text
    address = offered.partition('is taken away. <a href="')[2].partition('"')[0]
    form = browser.get(address.replace("&amp;", "&")).context["form"]

    assert gone == 0
    assert [form[name].value() for name in ("how", "words")] == ["works-with", "the fair"]
    assert form["other"].value() == [carl]


def test_volunteers_see_no_ties(browser_of, vera, maria, carl, tie):
    tie(maria, "knows", carl)

    assert ties_of(maria, vera) == []
    assert browser_of(vera).get(page("warm_path", maria)).status_code == 403


def test_page_of_ways_draws_and_tells_them(browser_of, dana, maria, carl, tie):
    carl.lead = dana
    carl.save()
    tie(carl, "works-with", maria)

    response = browser_of(dana).get(page("warm_path", maria))

    assert response.text.count('<svg class="chain ') == 2
    assert response.text.count("Dana knows Carl Brandt, who works with Maria Lopez.") == 3


def test_no_way_leads_around_a_wish_to_be_left_alone(browser_of, dana, maria, carl, tie):
    tie(carl, "works-with", maria)
    type(carl).objects.filter(pk=carl.pk).update(stance="strong-ally")
    maria.do_not_contact, maria.do_not_contact_reason = True, "Asked in writing."
    maria.save()

    response = browser_of(dana).get(page("warm_path", maria))

    assert (response.context["ways"], "Asked in writing." in response.text) == ([], True)


@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_ways_costs_the_same_however_many(
    browser_of, dana, maria, make_contact, tie, django_assert_num_queries, rows
):
    for number in range(3):
        other = make_contact(f"Friend {number}", lead=dana)
        if number < rows:
            tie(other, "knows", maria), tie(maria, "opposes", other)
    browser = browser_of(dana)

    with django_assert_num_queries(5):
        browser.get(page("warm_path", maria))
