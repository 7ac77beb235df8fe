"""Bulk data is the same every time, and as much as was asked for."""

from datetime import UTC, datetime

import pytest

from contacts.models import (
    Challenge,
    ChallengeStep,
    Commitment,
    Contact,
    ContactSearch,
    Membership,
    Note,
    Relationship,
)
from events.models import Event
from media_liaison.models import Coverage, Inquiry, Journalist, Outlet, Statement
from ssp_crm.bulk import Bulk
from ssp_crm.history import history_model

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def load(contacts: int) -> None:
    Bulk(contacts, NOW).load(lambda line: None)


def contents(first: int) -> list[tuple[object, ...]]:
    rows = Contact.objects.filter(pk__gt=first).order_by("pk")
    return list(rows.values_list("name", "category", "stance", "influence", "reach"))


def test_bulk_makes_the_same_rows_each_time() -> None:
    load(40)
    last = Contact.objects.latest("pk").pk
    notes = list(Note.objects.order_by("pk").values_list("happened", "happened_at"))

    load(40)

    assert contents(last) == contents(0)[:40]
    assert list(Note.objects.order_by("pk").values_list("happened", "happened_at")) == notes * 2


def test_bulk_makes_as_much_as_was_asked_for() -> None:
    load(100)

    counts = [model.objects.count() for model in (Contact, Note, Event, Journalist, Outlet)]
    assert counts == [100, 500, 100, 20, 5]
    assert [model.objects.count() for model in (Challenge, ChallengeStep)] == [2, 2]
    assert [model.objects.count() for model in (Coverage, Statement, Inquiry)] == [5, 5, 1]
    assert Contact.objects.filter(kind="person").count() == 70


def test_bulk_makes_promises_ties_and_memberships() -> None:
    load(500)

    assert Commitment.objects.count() == 300
    assert 1_490 <= Relationship.objects.count() <= 1_500  # none with oneself, none twice
    assert Membership.objects.count() == 1
    assert Contact.objects.filter(values__isnull=False).exists()


def test_bulk_makes_a_journalist_and_an_event_of_one_contact() -> None:
    load(1)

    assert [model.objects.count() for model in (Contact, Event, Journalist)] == [1, 1, 1]


def test_bulk_rows_are_found_and_have_history() -> None:
    load(20)

    assert ContactSearch.objects.exclude(words="").count() == 20
    for model in (Contact, Note, Event, Journalist):
        assert history_model(model)._default_manager.count() == model.objects.count()


def test_bulk_shows_nobody_outside() -> None:
    load(60)

    people = Contact.objects.prefetch_related("methods")
    values = [method.value for person in people for method in person.methods.all()]
    fictional = [v for v in values if "555-01" in v or v.endswith("@example.org")]
    assert values == fictional
