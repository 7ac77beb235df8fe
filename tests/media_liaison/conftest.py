"""The press of a small town."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from contacts.models import Affiliation, Contact, ContactMethod
from media_liaison.models import Coverage, Inquiry, Journalist, Outlet, PressRoom, Statement


@pytest.fixture
def make_outlet(make_contact: Callable[..., Contact]) -> Callable[..., Outlet]:
    """Make outlets: `make_outlet("The Harlow Herald", area="Harlow County")`."""

    def make(name: str = "The Harlow Herald", **fields: Any) -> Outlet:
        return Outlet.objects.create(contact=make_contact(name, "organization"), **fields)

    return make


@pytest.fixture
def make_journalist(make_contact: Callable[..., Contact]) -> Callable[..., Journalist]:
    """Make journalists: `make_journalist("Ana Ruiz", at=herald, phone="(555) 010-2030")`."""

    def make(
        name: str = "Ana Ruiz", at: Outlet | None = None, phone: str = "", **fields: Any
    ) -> Journalist:
        person = make_contact(name)
        if at:
            Affiliation.objects.create(person=person, organization=at.contact, role="Reporter")
        if phone:
            ContactMethod.objects.create(contact=person, channel="mobile", value=phone)
        return Journalist.objects.create(contact=person, **fields)

    return make


@pytest.fixture
def herald(make_outlet: Callable[..., Outlet]) -> Outlet:
    """The paper in the corner shop."""
    return make_outlet("The Harlow Herald", medium="newspaper", area="Harlow County")


@pytest.fixture
def ana(make_journalist: Callable[..., Journalist], herald: Outlet) -> Journalist:
    """A journalist who writes about health for the Herald."""
    return make_journalist(
        "Ana Ruiz",
        at=herald,
        phone="(555) 010-2030",
        beats="Health, city hall",
        languages="English, Spanish",
        approach="Text first, then call.",
    )


@pytest.fixture
def make_inquiry(lior: User) -> Callable[..., Inquiry]:
    """Make inquiries: `make_inquiry("How many boxes?", journalist=ana)`."""

    def make(question: str = "How many boxes do you collect?", **fields: Any) -> Inquiry:
        fields = {"caller": "Kit, 555-0100", "taken_by": lior, **fields}
        if fields.get("status") == "approved":
            fields = {"approved_by": lior, "approved_at": timezone.now(), **fields}
        if fields.get("status", "new") not in Inquiry.Status.open():
            fields["closed_at"] = timezone.now()
        return Inquiry.objects.create(question=question, **fields)

    return make


@pytest.fixture
def make_coverage(herald: Outlet, lior: User) -> Callable[..., Coverage]:
    """Make pieces of the Herald: `make_coverage("Boxes on Elm", tone="warm")`."""

    def make(headline: str = "Boxes on Elm", **fields: Any) -> Coverage:
        fields = {"outlet": herald, "author": lior, "published_on": date(2026, 11, 2), **fields}
        return Coverage.objects.create(headline=headline, **fields)

    return make


@pytest.fixture
def make_statement(lior: User) -> Callable[..., Statement]:
    """Make statements: `make_statement("We open at ten.", journalist=ana)`."""

    def make(said: str = "We open at ten.", **fields: Any) -> Statement:
        fields.setdefault("said_at", datetime(2026, 11, 3, 15, tzinfo=UTC))
        return Statement.objects.create(said=said, **{"author": lior, **fields})

    return make


@pytest.fixture
def room(lior: User) -> PressRoom:
    """Lior answers the press."""
    return PressRoom.objects.create(
        pk=1, liaison=lior, number="555-0190", email="press@ssp.example"
    )
