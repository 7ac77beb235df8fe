"""The shelf on screen: suggesting, accepting, and what is gone."""

import uuid

import pytest
from django.urls import reverse

from library.models import Resource

LIST, NEW = "/library/resources/", "/library/resources/new/"
VERBS = ["accept", "decline", "dead", "alive"]


def typed(**fields):
    """What somebody types into the form."""
    said = {"title": "Disposal guide", "kind": "guide", "topic": "disposal", "place": "Binder"}
    return {"form_id": str(uuid.uuid4()), **said, **fields}


def verb(resource, name):
    """Return the address of a verb."""
    return reverse(f"library:resource_{name}", args=[resource.pk])


def text_of(browser, address, **query):
    """Return a page's text."""
    return browser.get(address, query).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_however_many(
    browser_of, lior, make_resource, django_assert_num_queries, rows
):
    for number in range(rows):
        make_resource(f"Guide {number}", topic=f"Topic {number}")
        make_resource(f"Wish {number}", accepted=False)
    browser = browser_of(lior)

    with django_assert_num_queries(6):
        page = text_of(browser, LIST)

    assert page.count("resource-row") == 2 * rows


@pytest.mark.parametrize("rows", [1, 3])
def test_resource_costs_the_same_however_many(
    browser_of, dana, make_resource, django_assert_num_queries, rows
):
    first, *_ = [make_resource(f"Guide {number}") for number in range(rows)]
    browser = browser_of(dana)

    with django_assert_num_queries(5):
        assert "Guide 0" in text_of(browser, first.get_absolute_url())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Guide", "Form"]),
        ({"q": "binder"}, ["Guide"]),
        ({"kind": "form"}, ["Form"]),
        ({"topic": "press"}, ["Form"]),
    ],
)
def test_shelf_is_narrowed(browser_of, dana, make_resource, query, found):
    make_resource("Guide")
    make_resource("Form", kind="form", topic="press", place="Drawer")
    make_resource("Wish", accepted=False)

    page = text_of(browser_of(dana), LIST, **query)

    assert [name for name in ("Guide", "Form", "Wish") if f">{name}</a>" in page] == found


def test_anyone_suggests_and_it_waits(browser_of, vera, dana):
    browser, form = browser_of(vera), typed()

    addresses = {browser.post(NEW, form).url for _ in "ab"}

    resource = Resource.objects.get()
    assert addresses == {resource.get_absolute_url()}
    assert (resource.suggested_by, resource.accepted_at) == (vera, None)
    assert [browser_of(who).get(addresses.copy().pop()).status_code for who in (vera, dana)] == [
        200,
        404,
    ]


def test_those_who_look_after_the_shelf_put_it_there_at_once(browser_of, lior):
    browser_of(lior).post(NEW, typed())

    assert Resource.objects.get().accepted_by == lior


@pytest.mark.parametrize("fields", [{"place": ""}, {"link": "javascript:alert(1)"}, {"kind": "x"}])
def test_refused_suggestion_keeps_what_was_typed(browser_of, vera, fields):
    response = browser_of(vera).post(NEW, typed(about="For parents.", **fields))

    assert response.status_code == 422
    assert "For parents." in response.content.decode()
    assert not Resource.objects.exists()


def test_suggestions_wait_at_the_top_for_whoever_decides(browser_of, lior, dana, make_resource):
    wish = make_resource("Wish", accepted=False)

    before = [text_of(browser_of(who), LIST) for who in (lior, dana)]
    for _ in "ab":
        browser_of(lior).post(verb(wish, "accept"))

    wish.refresh_from_db()
    assert ["Suggestions that wait for you" in page for page in before] == [True, False]
    assert (wish.accepted_by, wish.version) == (lior, 2)


def test_declined_suggestion_is_gone(browser_of, lior, make_resource):
    wish = make_resource("Wish", accepted=False)

    answers = [browser_of(lior).post(verb(wish, "decline")).status_code for _ in "ab"]

    assert answers == [302, 404]
    assert not Resource.objects.exists()


def test_what_is_on_the_shelf_is_never_declined(browser_of, lior, make_resource):
    resource = make_resource()

    page = browser_of(lior).post(verb(resource, "decline"), follow=True).content.decode()

    assert "This is on the shelf already." in page
    assert Resource.objects.exists()


def test_gone_is_marked_and_taken_back(browser_of, lior, make_resource, today):
    resource, browser = make_resource(), browser_of(lior)
    days = []
    for name in ("dead", "dead", "alive", "alive"):
        browser.post(verb(resource, name))
        resource.refresh_from_db()
        days.append((resource.dead_on, resource.version))

    assert days == [(today, 2), (today, 2), (None, 3), (None, 3)]


def test_gone_is_seen_on_the_list(browser_of, vera, make_resource, today):
    make_resource(dead_on=today)

    assert "no longer there" in text_of(browser_of(vera), LIST)


def test_links_tell_nobody_where_we_come_from(browser_of, vera, make_resource):
    resource = make_resource(link="https://www.cdc.gov/")

    page = text_of(browser_of(vera), resource.get_absolute_url())

    assert 'href="https://www.cdc.gov/" rel="noreferrer noopener"' in page


def test_resource_is_edited_once(browser_of, lior, make_resource):
    browser, edit = browser_of(lior), f"{make_resource().get_absolute_url()}edit/"

    answers = [browser.post(edit, typed(title=word, version=1)).status_code for word in "ab"]

    assert (answers, Resource.objects.get().title) == ([302, 409], "a")


@pytest.mark.parametrize("name", VERBS)
def test_verbs_are_for_those_who_look_after_the_shelf(browser_of, vera, lior, make_resource, name):
    address = verb(make_resource(), name)
    missing = address.replace(str(Resource.objects.get().pk), "999999")

    answers = [browser_of(vera).post(address), browser_of(lior).post(missing)]

    assert [answer.status_code for answer in answers] == [403, 404]


def test_export_is_the_shelf_as_filtered(browser_of, grace, make_resource):
    make_resource("Guide")
    make_resource("Form", kind="form")

    content = browser_of(grace).get(f"{LIST}export.csv", {"kind": "form"}).getvalue().decode()

    assert ("Form" in content, "Guide" in content.replace("What it is", "")) == (True, False)


def test_the_one_search_finds_what_is_on_the_shelf(browser_of, vera, make_resource, today):
    make_resource("Disposal guide", dead_on=today)
    make_resource("Disposal wish", accepted=False)

    page = text_of(browser_of(vera), "/search/", q="disposal")

    assert ("No longer there" in page, "Disposal wish" in page) == (True, False)
