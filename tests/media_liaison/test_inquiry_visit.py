"""A reporter's visit: on the calendar, confidential, and outside service hours."""

import uuid
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.models import Event, ServiceHours, Site
from events.services.events import cancel_event
from media_liaison.services.inquiries import plan_visit


@pytest.fixture
def site(db):
    """Our house, which serves people on Tuesdays."""
    site = Site.objects.create(name="Main Street")
    hours = {"weekday": 2, "opens": time(10), "closes": time(16)}
    ServiceHours.objects.create(site=site, **hours)
    return site


@pytest.fixture
def typed(site):
    """A visit on a Tuesday evening."""
    day = timezone.localdate() + timedelta(days=7)
    return {
        "form_id": str(uuid.uuid4()),
        "title": "Press visit: The Herald",
        "day": day + timedelta(days=(1 - day.weekday()) % 7),
        "starts": "18:00",
        "ends": "19:00",
        "site": site.pk,
    }


@pytest.fixture
def visit_page(make_inquiry):
    """Where a visit for an inquiry is planned."""
    return f"{make_inquiry().get_absolute_url()}visit/"


def test_a_visit_is_a_confidential_media_event(browser_of, lior, visit_page, typed):
    client = browser_of(lior)

    addresses = {client.post(visit_page, typed).url for _ in range(2)}

    event = Event.objects.get()
    assert addresses == {event.inquiry.get_absolute_url()}
    assert (event.kind, event.confidential, event.public) == ("media-event", True, False)


def test_nothing_typed_makes_it_public(browser_of, lior, visit_page, typed):
    browser_of(lior).post(visit_page, {**typed, "public": "on", "kind": "open-house"})

    assert (Event.objects.get().public, Event.objects.get().kind) == (False, "media-event")


def test_service_hours_refuse_and_free_times_are_offered(browser_of, lior, visit_page, typed):
    response = browser_of(lior).post(visit_page, {**typed, "starts": "12:00", "ends": "13:00"})

    assert response.status_code == 422
    assert "Main Street serves people then" in response.content.decode()
    assert response.context["form"].slots
    assert not Event.objects.exists()


def test_a_free_time_is_filled_in_without_saving(browser_of, lior, visit_page, typed):
    slot = "2099-11-25T09:00/2099-11-25T10:00"

    response = browser_of(lior).post(visit_page, {**typed, "slot": slot})

    assert response.context["form"]["starts"].value() == "09:00"
    assert not Event.objects.exists()


def test_one_visit_at_a_time(browser_of, lior, visit_page, typed, make_inquiry):
    client = browser_of(lior)
    client.post(visit_page, typed)
    other = f"{make_inquiry('Why here?').get_absolute_url()}visit/"

    assert client.post(other, {**typed, "form_id": ""}).status_code == 422
    assert Event.objects.count() == 1


def test_who_comes_and_rules_of_our_own_stay_off_the_calendar(
    browser_of, lior, make_inquiry, ana, herald, site
):
    inquiry = make_inquiry(journalist=ana, outlet=herald)
    inquiry.rules.create(words="Side door, please.", is_public=True)
    inquiry.rules.create(words="Nobody says who pays the rent.", is_public=False)

    first = browser_of(lior).get(f"{inquiry.get_absolute_url()}visit/").context["form"].initial

    rules = "Our ground rules:\n• Side door, please.\n"
    assert (first["title"], first["description"]) == ("Press visit", rules)


def test_a_second_visit_is_planned_once_the_first_is_cancelled(make_inquiry, visit):
    inquiry = make_inquiry()
    first = plan_visit(inquiry=inquiry, event=visit(1))

    with pytest.raises(ValidationError, match="on the calendar already"):
        plan_visit(inquiry=inquiry, event=visit(2))
    cancel_event(event=first, because="They are ill.")
    second = plan_visit(inquiry=inquiry, event=visit(2))

    inquiry.refresh_from_db()
    assert inquiry.visit == second


def test_an_inquiry_that_ended_has_no_visit(make_inquiry, visit):
    ended = make_inquiry(status="declined", outcome="No.")

    with pytest.raises(ValidationError, match="ended already"):
        plan_visit(inquiry=ended, event=visit(1))

    assert not Event.objects.exists()


@pytest.fixture
def visit(site):
    """Make events that are not saved yet: `visit(1)`."""

    def make(week):
        day = date(2026, 12, 1) + timedelta(weeks=week)
        starts = timezone.make_aware(timezone.datetime.combine(day, time(18)))
        ends = starts + timedelta(hours=1)
        return Event(title="Press visit", site=site, starts_at=starts, ends_at=ends)

    return make


def test_the_event_leads_back_for_those_who_read_the_press_desk(
    browser_of, dana, vera, make_inquiry, visit
):
    event = plan_visit(inquiry=make_inquiry("How many boxes?"), event=visit(1))

    pages = [browser_of(who).get(event.get_absolute_url()) for who in (dana, vera)]

    assert ["How many boxes?" in page.content.decode() for page in pages] == [True, False]


def test_only_those_who_may_see_to_inquiries_plan_it(browser_of, dana, lior, visit_page):
    assert browser_of(dana).get(visit_page).status_code == 403
    assert browser_of(lior).get("/media/inquiries/999999/visit/").status_code == 404
