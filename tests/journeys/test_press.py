"""A reporter rings, and what comes of it: the answer, the piece, who knows us, whose words."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from contacts.models import Affiliation, Contact, ContactMethod
from library.models import Message
from media_liaison.models import (
    Consent,
    GroundRule,
    Inquiry,
    Journalist,
    Outlet,
    Post,
    PressRoom,
    SocialChannel,
)
from ssp_crm.models import Mail
from tests.journeys.conftest import fits_the_width, sign_in


@pytest.fixture
def ana(transactional_db) -> Journalist:
    """A reporter of the town's paper."""
    paper = Contact.objects.create(name="The Harlow Herald", kind="organization")
    person = Contact.objects.create(name="Ana Ruiz", kind="person")
    Affiliation.objects.create(person=person, organization=paper, role="Reporter")
    ContactMethod.objects.create(contact=person, channel="mobile", value="(555) 010-2030")
    ContactMethod.objects.create(contact=person, channel="email", value="ana@example.org")
    Outlet.objects.create(contact=paper, medium="newspaper", is_local=True)
    return Journalist.objects.create(contact=person, beats="Health")


@pytest.fixture
def room(ana, lior, grace) -> PressRoom:
    """Lior answers the press, a second person reads the answer, and one message is checked."""
    told = {"author": lior, "approved_by": grace, "approved_at": timezone.now(), "source": "Log"}
    short = "Most visits take ten minutes."
    Message.objects.create(concern="It draws crowds", short=short, topic="crowds", **told)
    GroundRule.objects.create(words="We meet at the side door")
    return PressRoom.objects.create(pk=1, liaison=lior, number="555 0190", two_people=True)


def sign_in_anew(page: Page, user: User) -> None:
    """Let somebody else sit down at the same machine."""
    page.context.clear_cookies()
    sign_in(page, user)


def take_call(page: Page) -> str:
    """Find who rings by three letters, write the question down, and return its address."""
    page.goto("/media/")
    page.get_by_role("searchbox", name="Who is calling?").fill("rui")
    card = page.locator("#journalist-card")
    expect(card).to_contain_text("(555) 010-2030")
    card.get_by_role("link", name="New inquiry").click()
    page.get_by_label("What they ask").fill("Do your visits draw crowds on Elm Street?")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ana Ruiz asks")
    assert fits_the_width(page)
    return Inquiry.objects.get().get_absolute_url()


def draft(page: Page) -> None:
    """Draft the answer with the message that fits."""
    page.get_by_role("link", name="Draft the answer").click()
    page.get_by_label("It draws crowds", exact=False).first.check()
    page.get_by_role("button", name="Put into the answer").first.click()
    page.get_by_role("button", name="Keep this draft").click()
    expect(page.get_by_role("main")).to_contain_text("somebody else reads and approves it")
    assert fits_the_width(page)


def log_piece(page: Page) -> None:
    """Say what was answered, and later what was published."""
    page.get_by_role("link", name="We answered").click()
    page.get_by_role("button", name="Keep what was said").click()
    expect(page.get_by_role("main")).to_contain_text("What we said")
    page.get_by_role("link", name="Log coverage").click()
    page.get_by_label("Headline").fill("Ten quiet minutes on Elm Street")
    page.get_by_label("Published").fill(str(timezone.localdate()))
    page.get_by_role("button", name="Log piece").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ten quiet minutes")
    assert fits_the_width(page)


def test_from_a_call_to_what_was_published(page: Page, room, lior, grace):
    sign_in(page, lior)
    address = take_call(page)
    draft(page)
    sign_in_anew(page, grace)
    page.goto(address)
    page.get_by_role("button", name="Approve this answer").click()
    expect(page.get_by_role("main")).to_contain_text("approved by Grace")
    sign_in_anew(page, lior)
    page.goto(address)
    log_piece(page)

    page.goto("/media/statements/?q=minutes")

    expect(page.get_by_role("main")).to_contain_text("Most visits take ten minutes")
    expect(page.get_by_role("main")).to_contain_text("Ten quiet minutes on Elm Street")
    assert fits_the_width(page)


def test_new_liaison_is_made_known_to_everybody(page: Page, room, ana, lior, dana):
    told = {"told_of": lior, "told_by": lior, "told_number": room.number}
    Journalist.objects.update(told_on=timezone.localdate(), **told)
    sign_in(page, lior)
    page.goto("/media/introductions/")
    expect(page.get_by_role("main")).to_contain_text("Everybody knows whom to call")

    page.goto("/media/room/")
    page.get_by_label("Our liaison now").select_option(label="Dana")
    page.get_by_role("button", name="Save").click()
    page.goto("/media/introductions/")
    page.get_by_label("Choose Ana Ruiz").check()
    page.get_by_role("button", name="Write to those ticked").click()
    expect(page.get_by_role("main")).to_contain_text("my name is Dana")
    assert fits_the_width(page)
    page.get_by_role("button", name="Send by mail").click()

    expect(page.get_by_role("main")).to_contain_text("Everybody knows whom to call")
    assert "Dana" in Mail.objects.get(to="ana@example.org").body
    ana.refresh_from_db()
    assert (ana.told_of, ana.told_by) == (dana, lior)


def test_consent_that_runs_out_is_seen_where_it_is_used(page: Page, transactional_db, lior):
    today = timezone.localdate()
    given = {"given_on": date(2026, 1, 5), "until": today, "kind": "quote"}
    quote = Consent.objects.create(chosen_name="Robin", about="Her line", purpose="Site", **given)
    site = SocialChannel.objects.create(platform="website", handle="Our site", owner=lior)
    said = {"title": "Robin's line", "text": "It is warm here.", "author": lior, "channel": site}
    tomorrow = today + timedelta(days=1)
    post = Post.objects.create(planned_on=tomorrow, shows_people=True, **said)
    post.consents.set([quote])
    sign_in(page, lior)

    page.goto("/")
    page.get_by_role("link", name="Robin", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quote of Robin")
    page.get_by_role("link", name="Robin's line").click()
    expect(page.locator(".notice-error")).to_contain_text("Robin")
    assert fits_the_width(page)
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("anyway", re.IGNORECASE))
    post.refresh_from_db()
    assert post.status == "draft"
