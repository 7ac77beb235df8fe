"""People in the Django admin."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from tests.ssp_crm.test_kept import fields_of


def save(client, user, **changed):
    """Send a person's form in the admin as it was shown, with more put into it by hand."""
    address = reverse("admin:accounts_user_change", args=[user.pk])
    return client.post(address, {**fields_of(client.get(address)), **changed})


def test_details_are_kept_in_the_admin(browser_of, ada, dana):
    response = save(browser_of(ada), dana, phone="555 0100")

    dana.refresh_from_db()
    assert (response.status_code, dana.phone) == (302, "555 0100")


@pytest.mark.parametrize(
    "changed", [{"email": "x@example.org"}, {"groups": []}, {"groups": "1"}, {"is_active": ""}]
)
def test_address_roles_and_leaving_cannot_be_changed_in_the_admin(browser_of, ada, changed):
    save(browser_of(ada), ada, **changed)

    ada.refresh_from_db()
    assert (ada.email, ada.is_active) == ("ada@example.org", True)
    assert [role.name for role in ada.groups.all()] == ["Admin"]
    assert not EmailAddress.objects.filter(email="x@example.org").exists()


def test_admin_links_to_the_page_that_can(browser_of, ada, dana):
    page = browser_of(ada).get(reverse("admin:accounts_user_change", args=[dana.pk]))

    link = f'<a href="/accounts/people/{dana.pk}/edit/">on their page</a>'
    assert link in page.content.decode()
