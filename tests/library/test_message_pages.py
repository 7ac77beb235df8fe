"""The message bank on screen."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contacts.brief import brief_of
from library.models import Message
from media_liaison.models import Consent, Inquiry, PressRoom
from ssp_crm.today.search import search_library

LIST, NEW = "/library/messages/", "/library/messages/new/"
VERBS = ["approve", "review", "archive", "restore"]


def typed(**fields):
    """What somebody types into the form."""
    said = {"concern": "Is it safe?", "audience": "everyone", "short": "Yes.", "source": "CDC"}
    return {"form_id": str(uuid.uuid4()), **said, **fields}


def verb(message, name):
    """Return the address of a verb."""
    return reverse(f"library:message_{name}", args=[message.pk])


def text_of(browser, address, **query):
    """Return a page's text."""
    return browser.get(address, query).content.decode()


@pytest.fixture
def two_people(lior):
    """The press room asks for a second person."""
    PressRoom.objects.update_or_create(pk=1, defaults={"two_people": True})


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_however_many(
    browser_of, dana, make_message, django_assert_num_queries, rows
):
    for number in range(rows):
        make_message(f"Worry {number}?", topic=f"Topic {number}")
    browser = browser_of(dana)

    with django_assert_num_queries(5):
        page = text_of(browser, LIST)

    assert page.count("message-row") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_message_costs_the_same_however_often_used(
    browser_of, lior, maria, make_message, django_assert_num_queries, rows
):
    message, now = make_message(approved=True), timezone.now()
    for number in range(rows):
        asked = {"question": f"Why {number}?", "caller": "Sam", "taken_by": lior}
        Inquiry.objects.create(received_at=now, **asked).messages.add(message)
    browser = browser_of(lior)

    with django_assert_num_queries(8):
        page = text_of(browser, message.get_absolute_url())

    assert page.count("Why ") == rows
    assert f"In {rows} answer{'s' * (rows > 1)} to the press" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Approved?", "Draft?", "Late?"]),
        ({"state": "approved"}, ["Approved?", "Late?"]),
        ({"state": "draft"}, ["Draft?"]),
        ({"state": "review"}, ["Late?"]),
        ({"state": "archived"}, ["Away?"]),
        ({"place": "public"}, ["Approved?"]),
        ({"place": "internal"}, ["Draft?", "Late?"]),
        ({"topic": "cost"}, ["Draft?"]),
        ({"audience": "press"}, ["Late?"]),
        ({"q": "tax money"}, ["Draft?"]),
        ({"topic": "nothing", "state": "x"}, ["Approved?", "Draft?", "Late?"]),
    ],
)
def test_list_is_narrowed(browser_of, dana, make_message, today, query, found):
    make_message("Approved?", approved=True, is_public=True)
    make_message("Draft?", topic="cost", long="It saves tax money.")
    make_message("Late?", approved=True, audience="press", review_on=today)
    make_message("Away?", archived_at=timezone.now())

    page = text_of(browser_of(dana), LIST, **query)

    names = ["Approved?", "Draft?", "Late?", "Away?"]
    assert [name for name in names if f"“{name}”" in page] == found


def test_message_is_written_once(browser_of, lior):
    browser, form = browser_of(lior), typed(concern="“Is it\r\n safe?”", topic=" Safety ")

    addresses = {browser.post(NEW, form).url for _ in "ab"}

    message = Message.objects.get()
    assert addresses == {message.get_absolute_url()}
    assert (message.concern, message.topic, message.author) == ("Is it safe?", "Safety", lior)
    assert not message.is_approved


def test_a_topic_is_spelled_one_way(browser_of, lior, make_message):
    make_message(topic="HIV")

    browser_of(lior).post(NEW, typed(topic="hiv"))

    assert Message.objects.topics() == ["HIV"]


def test_refused_message_keeps_what_was_typed(browser_of, lior):
    response = browser_of(lior).post(NEW, typed(concern="", long="It saves lives."))

    assert response.status_code == 422
    assert "It saves lives." in response.content.decode()


def test_words_people_voice_are_marked_and_never_block(browser_of, lior):
    page = browser_of(lior).get(NEW).content.decode()
    response = browser_of(lior).post(NEW, typed(concern="Does it draw addicts?"))

    assert page.count('data-words="yes"') >= 3
    assert response.status_code == 302


def test_edit_says_that_the_approval_was_taken_back(browser_of, lior, make_message):
    message = make_message(approved=True)
    browser, edit = browser_of(lior), f"{message.get_absolute_url()}edit/"
    warned = "take the approval back" in text_of(browser, edit)

    page = browser.post(edit, typed(short="No.", version=1), follow=True).content.decode()

    message.refresh_from_db()
    assert (warned, message.is_approved) == (True, False)
    assert "needs to be approved again" in page


def test_an_old_page_does_not_undo_a_newer_save(browser_of, lior, make_message):
    browser, edit = browser_of(lior), f"{make_message().get_absolute_url()}edit/"

    answers = [browser.post(edit, typed(short=text, version=1)).status_code for text in "ab"]

    assert answers == [302, 409]


def test_approval_is_given_as_the_page_was_read(browser_of, grace, make_message):
    message, browser = make_message(), browser_of(grace)

    for _ in "ab":
        browser.post(verb(message, "approve"), {"version": "1"})

    message.refresh_from_db()
    assert (message.approved_by, message.version) == (grace, 2)


def test_author_asks_a_second_person_where_the_press_room_wants_one(
    browser_of, lior, grace, make_message, two_people
):
    message = make_message()
    page = text_of(browser_of(lior), message.get_absolute_url())
    told = browser_of(lior).post(verb(message, "approve"), {"version": "1"}, follow=True)
    browser_of(grace).post(verb(message, "approve"), {"version": "1"})

    message.refresh_from_db()
    assert ("ask a second person" in page, ">Approve<" in page) == (True, False)
    assert "ask a second person" in told.content.decode()
    assert message.approved_by == grace


def test_verbs_lead_back_to_the_message(browser_of, lior, make_message):
    message = make_message(approved=True)

    answers = [browser_of(lior).post(verb(message, name)).url for name in VERBS]

    assert set(answers) == {message.get_absolute_url()}


@pytest.mark.parametrize("name", VERBS)
def test_verbs_are_for_those_who_keep_the_bank(browser_of, dana, lior, make_message, name):
    address = verb(make_message(), name)
    missing = address.replace(str(Message.objects.get().pk), "999999")

    answers = [browser_of(dana).post(address), browser_of(lior).post(missing)]

    assert [answer.status_code for answer in answers] == [403, 404]


def test_who_is_quoted_is_named_only_to_those_who_read_consents(
    browser_of, dana, lior, make_message
):
    message = make_message(approved=True)
    said = {"chosen_name": "Robin Quill", "about": "Words", "purpose": "Site"}
    consent = Consent.objects.create(given_on=date(2026, 1, 5), until=date(2026, 2, 1), **said)
    consent.messages.add(message)

    pages = [text_of(browser_of(who), message.get_absolute_url()) for who in (dana, lior)]

    assert ["quotes someone without valid consent" in page for page in pages] == [True, True]
    assert ["Robin Quill" in page for page in pages] == [False, True]


def test_paper_holds_approved_messages_of_the_list_alone(browser_of, dana, make_message):
    make_message("Safe?", approved=True, topic="safety", short_es="Sí.")
    make_message("Cheap?", approved=True, topic="cost")
    make_message("Draft?", topic="safety")

    page = text_of(browser_of(dana), f"{LIST}print/", topic="safety")

    assert [word in page for word in ("Safe?", "Sí.", "Cheap?", "Draft?")] == [1, 1, 0, 0]
    assert "Known from: Our door count, 2025" in page


def test_words_page_tells_what_could_be_said_instead(browser_of, dana, make_message):
    make_message("Do you help addicts?", short="An addict needs care.")

    page = text_of(browser_of(dana), f"{LIST}words/")

    assert ("in our answer" in page, "as they say it" in page) == (True, True)


def test_export_is_the_list_as_filtered(browser_of, grace, make_message):
    make_message("Safe?", approved=True)
    make_message("Draft?")

    content = browser_of(grace).get(f"{LIST}export.csv", {"state": "draft"}).getvalue().decode()

    assert ("Draft?" in content, "Safe?" in content) == (True, False)


def test_the_one_search_finds_messages_for_those_who_read_them(
    browser_of, dana, vera, make_message
):
    make_message("Does it draw crowds?")

    pages = [text_of(browser_of(who), "/search/", q="crowds") for who in (dana, vera)]

    assert ["Not approved yet: Most people" in page for page in pages] == [True, False]


def test_brief_brings_a_checked_message_that_fits(make_message, make_contact, dana, vera, today):
    mayor = make_contact("Ann Ames", category="elected")
    fits = make_message("Cost?", approved=True, audience="officials")
    make_message("Draft?", audience="officials")
    make_message("Pills?", approved=True, audience="care")

    briefs = [brief_of(mayor, user, today).messages for user in (dana, vera)]

    assert briefs == [[fits], []]


def test_old_review_dates_are_told_on_the_page(browser_of, lior, make_message, today):
    message = make_message(approved=True, review_on=today - timedelta(days=1))

    before = text_of(browser_of(lior), message.get_absolute_url())
    browser_of(lior).post(verb(message, "review"))
    after = text_of(browser_of(lior), message.get_absolute_url())

    assert ["Is all of it still true?" in page for page in (before, after)] == [True, False]


def test_the_one_search_asks_the_library_once(
    make_message, make_resource, dana, django_assert_num_queries
):
    make_message("Does it draw crowds?")
    make_resource("How crowds gather")
    dana.get_all_permissions()

    with django_assert_num_queries(1):
        messages, resources = search_library(dana, "crowd", 5)

    assert [row.title for row in messages] == ["“Does it draw crowds?”"]
    assert [row.title for row in resources] == ["How crowds gather"]
