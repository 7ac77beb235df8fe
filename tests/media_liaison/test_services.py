"""Giving a contact its press profile."""

import pytest
from django.core.exceptions import ValidationError

from contacts.models import Affiliation, Contact, ContactMethod
from media_liaison.models import Journalist, Outlet
from media_liaison.services.directory import add_profile


def test_a_new_contact_is_saved_with_all_that_belongs_to_it(herald):
    profile = add_profile(
        profile=Journalist(beats="health"),
        contact=Contact(kind="person", name="Ana Ruiz"),
        methods=[ContactMethod(channel="mobile", value="(555) 010-2030")],
        job=Affiliation(organization=herald.contact, role="Reporter"),
    )

    contact = Contact.objects.get(name="Ana Ruiz")
    assert profile.contact == contact
    assert contact.methods.get().value == "(555) 010-2030"
    assert contact.affiliations.get().organization == herald.contact


def test_a_second_profile_is_refused_in_a_sentence(ana):
    with pytest.raises(ValidationError, match="Ana Ruiz has a press profile already"):
        add_profile(profile=Journalist(), contact=ana.contact)


def test_an_outlet_is_an_organization(maria):
    with pytest.raises(ValidationError):
        add_profile(profile=Outlet(), contact=maria)

    assert not Outlet.objects.exists()


def test_nothing_is_saved_when_a_part_is_refused(db):
    with pytest.raises(ValidationError):
        add_profile(
            profile=Journalist(),
            contact=Contact(kind="person", name="Ana Ruiz"),
            methods=[ContactMethod(channel="smoke", value="from the hill")],
        )

    assert not Contact.objects.exists()
