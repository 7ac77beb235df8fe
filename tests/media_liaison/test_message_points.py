"""Message points, and the word of those they quote."""

import pytest
from django.utils import timezone

from library.models import Message
from media_liaison.message_points import message_points

from .voice import days_ago, make_consent

FLAG = "quotes someone without valid consent"


@pytest.fixture
def quote(lior):
    """An approved message that quotes Robin, who took it back."""
    seal = {"approved_by": lior, "approved_at": timezone.now(), "author": lior}
    words = {"concern": "Boxes", "short": "“They saved me.”", "source": "Robin"}
    message = Message.objects.create(quotes_people=True, **words, **seal)
    make_consent(withdrawn_on=days_ago(1)).messages.add(message)
    return message


def test_words_that_were_taken_back_are_not_offered(make_inquiry, lior, quote):
    inquiry = make_inquiry()

    assert list(message_points(inquiry, lior)) == []
    inquiry.messages.add(quote)
    assert [point.lacks_consent for point in message_points(inquiry, lior)] == [True]


def test_words_that_were_taken_back_are_flagged_where_they_were_chosen(
    browser_of, lior, make_inquiry, quote
):
    inquiry = make_inquiry()
    inquiry.messages.add(quote)
    page = inquiry.get_absolute_url()

    pages = [browser_of(lior).get(address).content.decode() for address in (page, f"{page}draft/")]

    assert [(FLAG in page, "data-point" in page) for page in pages] == [(True, False)] * 2


def test_words_with_consent_are_offered_without_a_flag(browser_of, lior, make_inquiry, quote):
    quote.consents.update(withdrawn_on=None)

    page = browser_of(lior).get(f"{make_inquiry().get_absolute_url()}draft/").content.decode()

    assert (FLAG in page, "data-point" in page) == (False, True)


def test_words_changed_since_they_were_chosen_wait_for_their_approval(
    browser_of, lior, make_inquiry, quote
):
    inquiry = make_inquiry()
    inquiry.messages.add(quote)
    quote.consents.update(withdrawn_on=None)
    Message.objects.update(approved_by=None, approved_at=None)

    page = browser_of(lior).get(f"{inquiry.get_absolute_url()}draft/").content.decode()

    assert ("not approved now" in page, "data-point" in page) == (True, False)
