"""Every address says who may open it."""

from django.http import HttpResponse
from django.urls import path

from ssp_crm.access import needs
from tests.addresses import PUBLIC, addresses, undeclared


def test_every_address_declares_who_may_open_it():
    found = addresses()

    assert undeclared(found) == []


def test_public_list_names_only_addresses_that_exist():
    names = {address.name for address in addresses()}

    assert names & PUBLIC == PUBLIC


def test_every_address_but_the_admin_s_has_its_own_name():
    names = [address.name for address in addresses() if not address.is_admin]

    assert sorted(names) == sorted(set(names) - {""})


def test_a_bare_view_is_caught():
    bare = addresses([path("open/", lambda request: HttpResponse(), name="open")])

    assert undeclared(bare) == ["open: no permission: put @needs(…) or NeedsMixin on its view"]


def test_a_misspelt_permission_is_caught():
    view = needs("contacts.veiw_contact")(lambda request: HttpResponse())
    typo = addresses([path("typo/", view, name="typo")])

    assert undeclared(typo) == ["typo: no model makes the permission contacts.veiw_contact"]
