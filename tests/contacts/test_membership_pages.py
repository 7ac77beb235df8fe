"""What we belong to: the register, the fit of values, renewals, and who else is near."""

import pytest
from django.urls import reverse

from accounts.models import Value
from contacts.models import Contact, Membership

LIST = "/contacts/memberships/"


@pytest.fixture
def coalition(make_contact):
    return make_contact("Rivers and Ridges", kind="organization", category="coalition")


@pytest.fixture
def values(db):
    names = ("Dignity: all are neighbors.", "Honesty: what we know.", "Welcome: come in.")
    return [Value.objects.create(name=name) for name in names]


def page(name, row):
    return reverse(f"contacts:{name}", args=[row.pk])


def test_membership_is_added_with_the_values_they_share(browser_of, dana, coalition, values):
    coalition.values.add(values[2])
    typed = {"organization": coalition.pk, "kind": "coalition", "values": [values[0].pk]}

    response = browser_of(dana).post(reverse("contacts:membership_new"), typed)

    assert response.url == Membership.objects.get().get_absolute_url()
    assert list(coalition.values.all()) == [values[0], values[2]]


def test_edited_membership_sets_the_values_it_showed(browser_of, dana, coalition, values):
    coalition.values.set(values)
    row = Membership.objects.create(organization=coalition)
    typed = {"kind": "national", "values": [values[1].pk], "watch": "Their vote", "version": 1}

    answers = [browser_of(dana).post(page("membership_edit", row), typed) for _ in "ab"]

    row.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 409]
    assert (row.kind, list(coalition.values.all())) == ("national", [values[1]])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "We belong to this organization already."),
        ({"organization": "Maria Lopez"}, "Nobody here is called “Maria Lopez”"),
        ({"dues": "-1"}, "Dues are 0 or more."),
    ],
)
def test_refused_membership_keeps_what_was_typed(
    browser_of, dana, maria, coalition, changes, sentence
):
    Membership.objects.create(organization=coalition)
    typed = {"organization": coalition.pk, "kind": "other", "watch": "Votes & words", **changes}

    response = browser_of(dana).post(reverse("contacts:membership_new"), typed)

    assert (response.status_code, sentence in response.text) == (422, True)
    assert "Votes &amp; words" in response.text


def test_ended_membership_leaves_the_register_and_can_begin_again(
    browser_of, dana, coalition, today
):
    row, browser = Membership.objects.create(organization=coalition), browser_of(dana)

    browser.post(page("membership_end", row), {"ended_on": today})
    shown = [browser.get(LIST, {"state": state}).context["count"] for state in ("", "ended")]
    again = browser.post(page("membership_end", row), {"ended_on": today})
    browser.post(page("membership_edit", row), {"kind": "other", "version": 2, "ended_on": ""})

    row.refresh_from_db()
    assert (shown, again.status_code, row.ended_on) == (["0", "1"], 422, None)


def test_end_before_the_beginning_is_refused(browser_of, dana, coalition, today):
    row = Membership.objects.create(organization=coalition, since=today)

    response = browser_of(dana).post(page("membership_end", row), {"ended_on": "2020-01-01"})

    assert "ends on or after the day it began" in response.text


def test_meetings_are_those_the_reader_may_read(browser_of, dana, grace, coalition, make_note):
    row = Membership.objects.create(organization=coalition)
    make_note(dana, coalition, kind="meeting", summary="Autumn meeting")
    make_note(grace, coalition, kind="meeting", summary="Secret", sensitivity="restricted")
    make_note(dana, coalition, kind="call", summary="A call")

    shown = [browser_of(who).get(row.get_absolute_url()).text for who in (dana, grace)]

    words = ("Autumn meeting", "Secret", "A call")
    assert [[word in text for word in words] for text in shown] == [
        [True, False, False],
        [True, True, False],
    ]


def test_organizations_that_share_most_and_stand_nearest_are_suggested(
    make_contact, coalition, values, today
):
    told = [("One", 1, "strong-ally"), ("Two", 2, "neutral"), ("Deux", 2, "ally")]
    told += [("Against", 3, "challenging"), ("Nothing", 0, "ally")]
    for name, shared, stance in told:
        make_contact(name, kind="organization", stance=stance).values.set(values[:shared])
    coalition.values.set(values)
    Membership.objects.create(organization=coalition)

    found = Contact.objects.sharing_values(today)

    assert [(row.name, row.shared) for row in found] == [("Deux", 2), ("Two", 2), ("One", 1)]


def test_suggestion_says_which_values(browser_of, dana, coalition, values):
    coalition.values.set(values[:2])

    response = browser_of(dana).get(LIST)

    assert "shares 2 of our 3 values: Dignity, Honesty" in response.text


def test_contact_form_keeps_the_values(browser_of, dana, coalition, values):
    browser, address = browser_of(dana), page("contact_edit", coalition)
    rows = {f"{part}-TOTAL_FORMS": 0 for part in ("methods", "affiliations")}
    rows |= {f"{part}-INITIAL_FORMS": 0 for part in ("methods", "affiliations")}
    typed = {"kind": "organization", "name": "R", "category": "coalition", "influence": 1, **rows}

    browser.post(address, {**typed, "values": [values[1].pk], "version": 1})

    assert list(coalition.values.all()) == [values[1]]
    assert browser.get(address).context["form"]["values"].value() == [values[1].pk]


def test_volunteers_see_no_memberships(browser_of, vera, coalition):
    row = Membership.objects.create(organization=coalition)

    for address in (LIST, row.get_absolute_url()):
        assert browser_of(vera).get(address).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_cost_the_same_however_much_there_is(
    browser_of, dana, coalition, make_contact, make_note, values, django_assert_num_queries, rows
):
    for number in range(rows):
        group = make_contact(f"Group {number}", kind="organization")
        make_contact(f"Near {number}", kind="organization").values.set(values)
        row = Membership.objects.create(organization=group, representative=dana)
        for _ in range(rows):
            make_note(dana, group, kind="meeting")
    browser = browser_of(dana)

    with django_assert_num_queries(6):
        browser.get(LIST)
    with django_assert_num_queries(11):
        browser.get(row.get_absolute_url())
