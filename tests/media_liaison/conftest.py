"""The press of a small town."""

from collections.abc import Callable
from typing import Any

import pytest

from contacts.models import Affiliation, Contact, ContactMethod
from media_liaison.models import Journalist, Outlet


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
