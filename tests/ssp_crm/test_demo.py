"""The demo is whole, loads once, and holds nobody's data."""

import re
from datetime import datetime

import pytest
import time_machine
from django.apps import apps
from django.db.models import Count
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.roles import ROLES
from contacts.models import (
    Challenge,
    Commitment,
    Contact,
    ContactMethod,
    DuplicatePair,
    FollowUp,
    Membership,
    Mention,
    Note,
    Relationship,
    SavedFilter,
)
from events.models import Event, Rsvp, ServiceHours, Speaker, SpeakingTurn
from media_liaison.models import (
    Consent,
    Inquiry,
    Journalist,
    Outlet,
    Post,
    SocialChannel,
    Statement,
)
from ssp_crm.demo import load_demo, sign_ins
from ssp_crm.demo.loader import ZONE

pytestmark = pytest.mark.django_db
PARTS = ("accounts", "contacts", "events", "media_liaison")


def everything() -> dict[str, int]:
    models = [model for part in PARTS for model in apps.get_app_config(part).get_models()]
    return {model._meta.label: model._default_manager.count() for model in models}


def test_demo_is_loaded_once() -> None:
    first = load_demo()
    before = everything()

    second = load_demo()

    assert (first, second, everything()) == (True, False, before)


def test_demo_signs_in_one_person_of_each_role() -> None:
    load_demo()

    found = list(sign_ins())

    assert [role for role, _, _ in found] == list(ROLES)
    for role, email, password in found:
        user = User.objects.get(email=email)
        answer = Client().post("/accounts/login/", {"login": email, "password": password})
        assert (user.groups.get().name, len(password) >= 15, answer.status_code) == (
            role,
            True,
            302,
        )


def test_sign_ins_set_a_changed_password_again() -> None:
    load_demo()
    before = list(sign_ins())
    for user in User.objects.all():
        user.set_password("something else entirely")
        user.save()

    assert (list(sign_ins()), User.objects.first().check_password(before[1][2])) == (before, True)


def test_sign_ins_leave_out_people_who_may_not_sign_in() -> None:
    load_demo()
    User.objects.filter(groups__name="Volunteer").update(is_active=False)

    assert [role for role, _, _ in sign_ins()] == ["Staff", "Liaison", "Leadership", "Admin"]


def test_demo_shows_something_of_everything() -> None:
    load_demo()

    assert set(Contact.objects.values_list("category", flat=True)) == set(Contact.Category.values)
    assert set(Event.objects.values_list("kind", flat=True)) == set(Event.Kind.values)
    assert Event.objects.filter(status=Event.Status.CANCELLED).count() == 1
    assert ServiceHours.objects.count() == 3
    assert (Outlet.objects.count(), Journalist.objects.count()) == (6, 10)
    assert Note.objects.annotate(people=Count("contacts")).filter(people__gte=2).count() >= 10
    assert Note.objects.filter(sensitivity="restricted").count() == 5


def test_demo_has_challenges_of_every_sort() -> None:
    load_demo()

    found = Challenge.objects.all()
    assert set(found.values_list("status", flat=True)) == set(Challenge.Status.values)
    assert set(found.values_list("kind", flat=True)) == set(Challenge.Kind.values)
    (late,) = [row for row in found if row.is_late(timezone.now())]
    assert found.filter(sensitivity="restricted").count() == 1
    assert found.exclude(concern_told__answer="").filter(source="public").count() == 1
    assert [c.title for c in found.similar_to(late)][:2] == [
        "Syringes by the fence of number 17",
        "Music and engines after Saturday hours",
    ]


def test_demo_shows_asks_with_every_outcome_and_a_way_to_a_challenger() -> None:
    load_demo()
    on = timezone.localdate(timezone=ZONE)
    staff = User.objects.get(groups__name="Staff")
    lately = Commitment.objects.all().asked_lately(on, 90)

    assert set(Commitment.objects.values_list("status", flat=True)) == set(Commitment.Status)
    assert Commitment.objects.ours_due(staff, on).count() == 1
    assert [row["asks"] for row in lately if row["asks"] >= 3] == [4]
    assert Membership.objects.renewing(on).count() == 1
    assert Membership.objects.current(on).count() == 4
    assert Relationship.objects.count() >= 25


def test_demo_shows_chances_with_every_outcome() -> None:
    load_demo()
    statuses = set(SpeakingTurn.objects.values_list("status", flat=True))

    assert statuses == set(SpeakingTurn.Status)
    assert set(Speaker.objects.values_list("readiness", flat=True)) == set(Speaker.Readiness)


def test_demo_shows_guests_with_every_answer_and_what_happened() -> None:
    load_demo()

    assert set(Rsvp.objects.values_list("answer", flat=True)) == set(Rsvp.Answer)
    assert set(Rsvp.objects.values_list("presence", flat=True)) == set(Rsvp.Presence)
    assert Rsvp.objects.filter(walked_in=True).count() == 2


def test_demo_shows_inquiries_with_every_end_and_one_that_presses() -> None:
    load_demo()
    pressing = Inquiry.objects.all().pressing(timezone.now())

    assert set(Inquiry.objects.values_list("status", flat=True)) == set(Inquiry.Status)
    assert [row.who for row in pressing] == ["Hank Sorrell", "Derrick Oyelade"]
    assert Inquiry.objects.exclude(visit=None).get().visit.confidential
    assert Statement.objects.exclude(inquiry=None).count() == 1


def test_demo_shows_posts_of_every_sort_and_channels_one_person_holds() -> None:
    load_demo()
    on = timezone.localdate(timezone=ZONE)
    consents = Consent.objects.all()

    assert set(Post.objects.values_list("status", flat=True)) == set(Post.Status)
    assert SocialChannel.objects.all().held_by_one().count() == 2
    assert (consents.count(), consents.valid(on).ending(on).count()) == (8, 1)
    assert Post.objects.all().planned().filter(consents__withdrawn_on__lt=on).count() == 1


def test_scan_finds_who_stands_in_the_demo_twice() -> None:
    load_demo()

    pairs = {(str(p.first), str(p.second)) for p in DuplicatePair.objects.for_list()}

    assert pairs == {
        ("Teresa Nowak", "Terry Nowak"),
        ("Carl Brandt", "C. Brandt"),
        ("Corliss Legal Aid", "Corliss County Legal Aid"),
    }


def test_demo_note_waits_for_dana() -> None:
    load_demo()
    dana = User.objects.get(groups__name="Staff")

    assert (Mention.objects.waiting(dana).count(), SavedFilter.objects.count()) == (1, 2)


def test_demo_leaves_something_to_do_today() -> None:
    load_demo()
    on = timezone.localdate(timezone=ZONE)
    staff = User.objects.get(groups__name="Staff")

    overdue = FollowUp.objects.overdue(on).of(staff).count()
    quiet = Contact.objects.of_lead(staff).quiet(staff, on).count()

    assert (overdue, quiet > 0) == (2, True)


@pytest.mark.parametrize("day", ["2026-03-08 09:00", "2028-02-29 23:30"])
def test_demo_passes_its_own_checks_on_any_day(day: str) -> None:
    with time_machine.travel(datetime.fromisoformat(day).replace(tzinfo=ZONE)):
        load_demo()

        promised = (Commitment, Membership, Relationship)
        models = (Challenge, Contact, ContactMethod, Note, FollowUp, Event, Journalist, Outlet)
        voice = (Consent, Inquiry, Post, SocialChannel, Statement)
        for model in (*models, *promised, Rsvp, Speaker, SpeakingTurn, *voice):
            for row in model.objects.all():
                row.full_clean()


def test_demo_is_about_nobody() -> None:
    load_demo()
    values = list(ContactMethod.objects.values_list("channel", "value"))

    phones = [value for channel, value in values if channel in {"phone", "mobile", "signal"}]
    addresses = [value for channel, value in values if channel in {"email", "website"}]

    assert [value for value in phones if not re.search(r"555-01\d\d$", value)] == []
    outside = re.compile(r"(example\.org|\.example/?)$")
    assert [value for value in addresses if not outside.search(value)] == []
