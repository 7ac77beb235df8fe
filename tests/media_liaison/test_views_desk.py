"""The press desk."""

import pytest
from django.urls import reverse
from django.utils import timezone

from contacts.models import Contact, ContactMethod

DESK = "/media/"
PART = {"headers": {"HX-Request": "true"}}
CARD = {"headers": {"HX-Request": "true", "HX-Target": "journalist-card"}}


def test_the_card_of_the_best_match_shows_at_once(browser_of, dana, ana, make_note):
    ContactMethod.objects.create(contact=ana.contact, channel="email", value="ana@example.org")
    make_note(dana, ana.contact, happened="She asked about our hours.")

    page = browser_of(dana).get(DESK, {"q": "hea"}).content.decode()

    for words in (
        'href="tel:5550102030"',
        'href="mailto:ana@example.org"',
        "Text first, then call.",
        "She asked about our hours.",
        f"/contacts/{ana.contact_id}/notes/new/?kind=call",
    ):
        assert words in page


def test_the_reason_not_to_contact_comes_before_anything_else(browser_of, dana, ana):
    Contact.objects.filter(pk=ana.contact_id).update(
        do_not_contact=True, do_not_contact_reason="Filmed people at our door."
    )

    page = browser_of(dana).get(DESK, {"q": "rui"}).content.decode()
    card = page[page.index('id="journalist-card"') :]

    assert card.index("Filmed people at our door.") < card.index("Ana Ruiz")


def test_a_chosen_journalist_shows_without_javascript(browser_of, dana, ana, make_journalist):
    bo = make_journalist("Bo Ruiz")

    response = browser_of(dana).get(DESK, {"q": "rui", "journalist": bo.pk})

    assert response.context["card"].journalist == bo
    assert response.context["rows"] == [ana, bo]


def test_the_same_address_gives_page_answer_or_card(browser_of, dana, ana):
    client, query = browser_of(dana), {"q": "rui", "journalist": ana.pk}

    responses = [client.get(DESK, query, **extra) for extra in ({}, PART, CARD)]

    assert [response.templates[0].name for response in responses] == [
        "media_liaison/desk.html",
        "media_liaison/_desk_answer.html",
        "media_liaison/_card.html",
    ]
    assert all("HX-Request" in response["Vary"] for response in responses)


def test_restricted_notes_are_never_on_the_card_of_staff(browser_of, dana, grace, ana, make_note):
    make_note(grace, ana.contact, sensitivity="restricted", happened="XYZZY was said.")

    pages = {
        user: [
            browser_of(user).get(address, {"q": "rui"}).content.decode()
            for address in (DESK, ana.get_absolute_url())
        ]
        for user in (dana, grace)
    }

    assert ["XYZZY" in page for page in pages[dana]] == [False, False]
    assert ["XYZZY" in page for page in pages[grace]] == [True, True]


def test_before_typing_those_spoken_with_lately_show(browser_of, dana, ana, make_note):
    make_note(dana, ana.contact)

    response = browser_of(dana).get(DESK)

    assert (response.context["rows"], response.context["card"]) == ([ana], None)


def test_an_empty_desk_teaches(browser_of, dana):
    assert "When a reporter rings" in browser_of(dana).get(DESK).content.decode()


def test_nobody_found_offers_to_add_what_was_typed(browser_of, lior, dana):
    pages = [
        browser_of(user).get(DESK, {"q": "Bo Quill"}).content.decode() for user in (lior, dana)
    ]

    assert ["/media/journalists/new/?name=Bo%20Quill" in page for page in pages] == [True, False]


@pytest.mark.parametrize("number", ["0", "999999", "x", "9" * 30, "-1", "²"])
def test_a_journalist_who_is_not_there_is_404(browser_of, dana, ana, number):
    assert browser_of(dana).get(DESK, {"journalist": number}).status_code == 404


def test_an_archived_journalist_is_404(browser_of, dana, ana):
    Contact.objects.filter(pk=ana.contact_id).update(archived_at=timezone.now())

    assert browser_of(dana).get(DESK, {"journalist": ana.pk}).status_code == 404


def test_typing_costs_the_same_for_one_and_many(
    browser_of, dana, make_journalist, herald, make_note, django_assert_num_queries
):
    client = browser_of(dana)
    for count in (1, 3):
        while herald.contact.members.count() < count:
            bo = make_journalist("Ana Ruiz", at=herald, phone="(555) 010-2030", beats="health")
            make_note(dana, bo.contact)
        client.get(DESK, {"q": "herald"}, **PART)
        with django_assert_num_queries(13):
            client.get(DESK, {"q": "herald"}, **PART)


def test_a_chosen_row_costs(browser_of, dana, ana, django_assert_num_queries):
    client = browser_of(dana)
    client.get(DESK)

    with django_assert_num_queries(9):
        client.get(DESK, {"journalist": ana.pk}, **CARD)


def test_a_call_opens_as_a_note_of_a_call(browser_of, dana, ana):
    address = reverse("contacts:contact_note_new", args=[ana.contact_id])

    forms = [
        browser_of(dana).get(address + query).context["form"]
        for query in ("?kind=call", "?kind=smoke", "")
    ]

    assert [form["kind"].value() for form in forms] == ["call", "in-person", "in-person"]
