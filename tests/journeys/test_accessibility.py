"""WCAG 2.2 AA by axe-core, and no sideways scrolling, on every page in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group

from accounts.models import User
from contacts.models import (
    Challenge,
    Commitment,
    Contact,
    DuplicatePair,
    FollowUp,
    Membership,
    Note,
    Relationship,
    SavedFilter,
)
from events.models import CalendarImport, Event, Rsvp, Site, Speaker, SpeakingTurn
from events.visitor_mail import token_of
from ssp_crm.demo import load_demo
from tests.conftest import PASSWORD
from tests.journeys.conftest import DESK, PHONE, Watch, fits_the_width, sign_in
from tests.journeys.press_pages import press_pages

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


FIXED = [
    "/",
    "/search/?q=school",
    "/mail/",
    "/contacts/",
    "/contacts/?q=zzzzzz",
    "/contacts/new/",
    "/contacts/power-map/?since=2026-01-01",
    "/contacts/spheres/",
    "/contacts/follow-ups/",
    "/contacts/follow-ups/new/",
    "/contacts/import/",
    "/contacts/?mine=1",
    "/contacts/lists/new/?kind=person",
    "/contacts/duplicates/",
    "/contacts/duplicates/?state=two",
    "/contacts/bulk/?scope=all&action=assign",
    "/events/",
    "/events/?also=follow-ups&also=renewals",
    "/events/week/?also=follow-ups&also=renewals",
    "/events/agenda/?also=follow-ups&also=renewals",
    "/events/new/",
    "/events/hours/",
    "/events/feeds/",
    "/events/import/",
    "/events/speakers/",
    "/events/speakers/?topic=zzzzzz",
    "/events/speakers/fairness/",
    "/events/speakers/new/",
    "/events/checklist/",
    "/events/report/",
    "/events/requests/",
    "/library/words/",
    "/library/words/?q=zzzzzz",
    "/library/words/new/",
    "/library/words/exceptions/",
    "/library/words/exceptions/new/",
    "/accounts/people/",
    "/accounts/people/invite/",
    "/accounts/program/",
    "/accounts/profile/",
    "/accounts/password/change/",
    "/nowhere/",
]


def pages() -> list[str]:
    """Every page a signed-in person can look at, with something on it."""
    person = Contact.objects.filter(kind="person").first()
    note = Note.objects.first()
    pair = DuplicatePair.objects.first()
    saved = SavedFilter.objects.first()
    return [
        *FIXED,
        f"/contacts/{person.pk}/",
        f"/contacts/{person.pk}/edit/",
        f"/contacts/{pair.first_id}/merge/",
        f"/contacts/{pair.first_id}/merge/{pair.second_id}/",
        f"/contacts/lists/{saved.pk}/edit/",
        f"/contacts/{person.pk}/history/",
        f"/contacts/{person.pk}/stances/new/",
        f"/contacts/{person.pk}/brief/",
        f"/contacts/{person.pk}/notes/new/",
        f"/contacts/notes/{note.pk}/",
        *challenge_pages(),
        *promise_pages(person),
        *speaker_pages(),
        Event.objects.first().get_absolute_url(),
        *visit_pages(),
        *public_visit_pages(),
        *series_pages(),
        CalendarImport.objects.first().get_absolute_url(),
        *guest_pages(),
        Site.objects.first().get_absolute_url(),
        *press_pages(),
    ]


def visit_pages() -> list[str]:
    """A visit with its checklist, one that has none yet, and what came of one."""
    visit = Event.objects.visits().exclude(tour_checks=None).first().get_absolute_url()
    bare = Event.objects.visits().filter(tour_checks=None).first().get_absolute_url()
    return [visit, f"{visit}checklist/", f"{bare}checklist/", f"{visit}outcome/"]


def public_visit_pages() -> list[str]:
    """What visitors see: the list in both languages, an event, a wish, their own sign-up."""
    event, rsvp = Event.objects.public().first(), Rsvp.objects.by_visitors().first()
    return [
        "/visit/",
        "/visit/?lang=es",
        f"/visit/{event.pk}/",
        "/visit/ask/?lang=es",
        f"/visit/yours/{token_of(rsvp)}/",
    ]


def series_pages() -> list[str]:
    """An event to repeat, and one that does, with its edit and its cancellation."""
    lone = Event.objects.planned().filter(series=None).last().get_absolute_url()
    one = Event.objects.exclude(series=None).first().get_absolute_url()
    return [f"{lone}repeat/", one, f"{one}edit/", f"{one}cancel/"]


def guest_pages() -> list[str]:
    """A full list, inviting by tag, the list on paper, and the door and thanks of an old supper."""
    full = Event.objects.filter(rsvps__answer="waitlisted").first().get_absolute_url()
    rsvp = Rsvp.objects.filter(answer="waitlisted").first()
    supper = Event.objects.filter(rsvps__walked_in=True).first().get_absolute_url()
    coming = ("guests/", "guests/print/", "invite/?category=faith", "door/")
    return [
        full,
        *(full + rest for rest in coming),
        f"/events/guests/{rsvp.pk}/edit/",
        *(supper + rest for rest in ("door/", "door/?q=zzzzzz", "thanks/")),
    ]


def challenge_pages() -> list[str]:
    """The lists, one that came by the neighbors' line, an open one, a closed one, and the line."""
    told = Challenge.objects.get(source="public").get_absolute_url()
    verbs = ("", "answer/", "close/", "edit/", "notes/", "steps/new/")
    questions = ("", "?q=zzzzzz", "?view=playbook", "?view=playbook&q=same+day")
    return [
        *(f"/contacts/challenges/{question}" for question in questions),
        "/contacts/challenges/new/",
        *(told + verb for verb in verbs),
        Challenge.objects.unanswered().first().get_absolute_url(),
        Challenge.objects.closed().first().get_absolute_url(),
        "/concerns/",
        "/concerns/status/",
    ]


def speaker_pages() -> list[str]:
    """Somebody who practices, an event with speakers, an offer and its answer."""
    turn = SpeakingTurn.objects.filter(status="offered").first()
    return [
        Speaker.objects.get(chosen_name="J.").get_absolute_url(),
        turn.event.get_absolute_url(),
        f"{turn.event.get_absolute_url()}offer/",
        f"/events/turns/{turn.pk}/answer/",
    ]


def promise_pages(person: Contact) -> list[str]:
    """Asks and promises, who can be counted on, ties, and where we belong."""
    ask, membership = Commitment.objects.open().first(), Membership.objects.first()
    return [
        "/contacts/commitments/",
        "/contacts/commitments/?state=settled",
        "/contacts/commitments/new/",
        f"/contacts/{person.pk}/commitments/new/?side=us",
        ask.get_absolute_url(),
        f"{ask.get_absolute_url()}edit/",
        f"{ask.get_absolute_url()}outcome/?status=partly",
        "/contacts/allies/",
        "/contacts/allies/?topic=testify",
        f"/contacts/{person.pk}/ties/new/",
        f"/contacts/ties/{Relationship.objects.first().pk}/edit/",
        f"/contacts/{Contact.objects.get(name='Warren Pike').pk}/path/",
        f"/contacts/{Contact.objects.get(name='Harlan Moss').pk}/path/",
        "/contacts/memberships/",
        "/contacts/memberships/new/",
        membership.get_absolute_url(),
        f"{membership.get_absolute_url()}edit/",
        f"{membership.get_absolute_url()}end/",
    ]


# Colours do not depend on the width, nor places on the theme: two rounds see all of it.
@pytest.mark.parametrize(("width", "theme"), [(PHONE, "dark"), (DESK, "light")])
def test_every_page_is_usable_by_everyone(chromium, live_server, watch: Watch, theme, width):
    load_demo()
    user = User.objects.create_user("all@example.org", PASSWORD, name="Robin")
    user.groups.set(Group.objects.all())
    FollowUp.objects.update(assigned_to=user)
    SavedFilter.objects.update(owner=user)
    context = chromium.new_context(
        viewport=width, color_scheme=theme, base_url=live_server.url, reduced_motion="reduce"
    )
    page = context.new_page()
    watch.over(page)
    sign_in(page, user)

    faults = {}
    for address in pages():
        page.goto(address)
        said = list(watch.complaints)  # axe adds styles of its own, which the CSP refuses
        found = [
            (v["id"], v["nodes"][0]["html"][:160])
            for v in Axe().run(page, options=RULES).response["violations"]
        ]
        watch.complaints[:] = said
        if found or not fits_the_width(page):
            faults[address] = found or "scrolls sideways"

    assert faults == {}
    context.close()
