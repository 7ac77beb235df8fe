"""Messages that quote or tell of a person: used only with a consent that holds."""

from datetime import date

import pytest

from contacts.brief import brief_of
from library.models import Message
from media_liaison.message_points import message_points
from media_liaison.models import Consent, Inquiry

pytestmark = pytest.mark.django_db
FLAG = "quotes someone without valid consent"


@pytest.fixture
def quoting(make_message):
    """A public, approved message that tells of a person, and no consent."""
    return make_message(
        "Is it safe here?", approved=True, is_public=True, audience="officials", quotes_people=True
    )


def consent_for(message, **fields):
    """Write down somebody's word for a message."""
    said = {"chosen_name": "Robin", "about": "Her words", "purpose": "Site"}
    consent = Consent.objects.create(given_on=date(2026, 1, 5), **said, **fields)
    consent.messages.add(message)
    return consent


@pytest.mark.parametrize(
    ("consents", "is_quotable"),
    [([], False), ([{}], True), ([{"until": date(2026, 2, 1)}], False)],
)
def test_it_is_used_only_with_a_consent_that_holds(quoting, consents, is_quotable):
    for fields in consents:
        consent_for(quoting, **fields)

    rows = Message.objects.all()

    assert rows.quotable().exists() is rows.public().exists() is is_quotable
    assert rows.for_list().get().lacks_consent is not is_quotable


def test_it_is_flagged_where_it_is_shown_and_not_printed(browser_of, dana, quoting):
    browser, home = browser_of(dana), "/library/messages/"

    pages = [browser.get(path).text for path in (home, quoting.get_absolute_url(), f"{home}print/")]

    assert [FLAG in page for page in pages] == [True, True, False]
    assert "Is it safe here?" not in pages[2]
    assert "write their consent down" in pages[1]


def test_it_stands_in_no_brief_and_among_no_message_points(quoting, lior, make_contact, today):
    mayor = make_contact("Ann Ames", category="elected")
    inquiry = Inquiry(question="Is it safe?", topic="", angle="")
    inquiry.pk = 1

    assert brief_of(mayor, lior, today).messages == []
    assert list(message_points(inquiry, lior)) == []
    consent_for(quoting)
    assert brief_of(mayor, lior, today).messages == list(message_points(inquiry, lior)) == [quoting]


def test_one_chosen_before_stays_and_is_flagged(browser_of, lior, quoting, today):
    asked = {"question": "Is it safe?", "caller": "Sam", "taken_by": lior}
    inquiry = Inquiry.objects.create(received_at="2026-11-01T12:00Z", **asked)
    inquiry.messages.add(quoting)
    address = inquiry.get_absolute_url()

    pages = [browser_of(lior).get(f"{address}{end}").text for end in ("", "draft/")]

    assert [FLAG in page for page in pages] == [True, True]


def test_form_asks_whether_it_tells_of_a_person(browser_of, lior, quoting):
    edit = f"{quoting.get_absolute_url()}edit/"
    typed = {name: getattr(quoting, name) for name in ("concern", "short", "source", "audience")}
    page = browser_of(lior).get(edit).text

    browser_of(lior).post(edit, {**typed, "is_public": "on", "version": 1})

    quoting.refresh_from_db()
    assert (quoting.quotes_people, quoting.is_approved) == (False, False)
    assert "Approved for us is not approved for the world" in page


def test_export_says_so(browser_of, grace, quoting):
    text = browser_of(grace).get("/library/messages/export.csv").getvalue().decode()

    assert "Quotes or tells of a person" in text
