"""A tour from the wish to show the house to what came of it, with a visitor who signs up."""

import re
from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import Program
from events.models import ChecklistItem, Event, ServiceHours, Site
from ssp_crm.models import Mail
from tests.journeys.conftest import fits_the_width, sign_in

OPENED = 3_200  # milliseconds a person needs at least


@pytest.fixture
def tuesday(transactional_db) -> date:
    """The next Tuesday but one; Elm Street serves people in its afternoon."""
    Program.objects.update_or_create(pk=1, defaults={"visits_open": True})
    elm = Site.objects.create(name="Elm Street")
    ServiceHours.objects.create(site=elm, weekday=2, opens=time(14), closes=time(18))
    ChecklistItem.objects.all().delete()
    ChecklistItem.objects.create(words="Cover the board", stage="before")
    today = timezone.localdate()
    return today + timedelta(days=(1 - today.weekday()) % 7 + 7)


def plan(page: Page, day: date) -> Event:
    """Plan a public tour in service hours, and take the first free time offered instead."""
    page.goto(f"/events/new/?date={day}")
    page.get_by_label("Title").fill("Tour for the block")
    page.get_by_label("Kind").select_option(label="Tour")
    page.locator("[name=starts]").fill("15:00")
    page.locator("[name=ends]").fill("16:00")
    page.get_by_label("Site").select_option(label="Elm Street")
    page.get_by_text("For visitors", exact=True).click()
    page.get_by_label("On our public page").check()
    page.get_by_role("button", name="Plan event").click()
    expect(page.get_by_role("main")).to_contain_text("Elm Street serves people then")
    page.locator("button[name=slot]").first.click()
    assert fits_the_width(page)
    page.get_by_role("button", name="Plan event").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tour for the block")
    return Event.objects.get()


def sign_up(page: Page) -> str:
    """Sign up as a visitor without an account and return the private link of the mail."""
    page.context.clear_cookies()
    page.goto("/visit/?lang=en")
    page.get_by_role("link", name=re.compile("Tour for the block")).first.click()
    page.get_by_label("Your name").fill("Noor Castellane")
    page.get_by_label("E-mail").fill("noor@example.com")
    page.wait_for_timeout(OPENED)
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("main")).to_contain_text("mail")
    assert fits_the_width(page)
    found = re.search(r"/visit/yours/\S+", Mail.objects.get(to="noor@example.com").body)
    assert found
    return found[0]


def test_from_a_tour_in_service_hours_to_what_came_of_it(page: Page, tuesday, dana):
    sign_in(page, dana)
    event = plan(page, tuesday)
    link = sign_up(page)
    page.goto(link)
    expect(page.get_by_role("main")).to_contain_text("Tour for the block")

    sign_in(page, dana)
    page.goto(event.get_absolute_url())
    expect(page.get_by_role("main")).to_contain_text("1 person coming")
    page.get_by_role("link", name="Open the checklist").click()
    page.get_by_role("button", name=re.compile("Cover the board")).click()
    expect(page.get_by_role("main")).to_contain_text("1 of 1 done")
    assert fits_the_width(page)

    hour = timedelta(hours=1)
    Event.objects.update(starts_at=timezone.now() - 2 * hour, ends_at=timezone.now() - hour)
    page.goto(f"{event.get_absolute_url()}outcome/")
    page.get_by_label("How many came").fill("12")
    page.get_by_label("What went well").fill("They asked good questions.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("main")).to_contain_text("They asked good questions.")
