"""A caller new to us is put into the directory, and is known where they asked."""

import uuid

import pytest

from media_liaison.models import Inquiry, Journalist
from media_liaison.services.inquiries import name_caller

NEW = "/media/journalists/new/"


@pytest.fixture
def typed(herald):
    """What is typed of Kit, who called."""
    outlet = f"The Harlow Herald #{herald.contact_id}"
    return {"form_id": str(uuid.uuid4()), "name": "Kit Moss", "outlet": outlet, "role": "Reporter"}


def test_the_caller_is_known_where_they_asked(browser_of, lior, make_inquiry, typed, herald):
    client, inquiry = browser_of(lior), make_inquiry()
    address = f"{NEW}?name=Kit&inquiry={inquiry.pk}"

    assert f"&amp;inquiry={inquiry.pk}" in client.get(inquiry.get_absolute_url()).content.decode()
    places = [client.post(address, typed).url for _ in "ab"]

    inquiry.refresh_from_db()
    assert places == [inquiry.get_absolute_url()] * 2
    assert (inquiry.who, inquiry.outlet, Journalist.objects.count()) == ("Kit Moss", herald, 1)


def test_who_was_chosen_meanwhile_stays(make_inquiry, ana, make_journalist):
    inquiry = make_inquiry(journalist=ana)

    name_caller(inquiry=inquiry, journalist=make_journalist("Bo Quill"))

    assert (Inquiry.objects.get().journalist, Inquiry.objects.get().version) == (ana, 1)


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_takes_the_right_to_see_to_inquiries(browser_of, dana, make_inquiry, typed, method):
    client, inquiry = browser_of(dana), make_inquiry()

    answer = client.generic(method, f"{NEW}?inquiry={inquiry.pk}")

    assert answer.status_code == 403
    assert not Journalist.objects.exists()


@pytest.mark.parametrize("number", ["999999", "x", "²"])
def test_an_inquiry_that_is_none_is_not_found(browser_of, lior, typed, number):
    assert browser_of(lior).post(f"{NEW}?inquiry={number}", typed).status_code == 404
    assert not Journalist.objects.exists()


def test_naming_the_caller_takes_an_approval_back(make_inquiry, ana):
    inquiry = make_inquiry(status="approved", draft="We open at ten.")

    name_caller(inquiry=inquiry, journalist=ana)

    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.approved_by, inquiry.journalist) == ("drafted", None, ana)


def test_a_likely_duplicate_leads_back_to_the_inquiry(browser_of, lior, make_inquiry, maria, typed):
    inquiry = make_inquiry()

    page = browser_of(lior).post(f"{NEW}?inquiry={inquiry.pk}", {**typed, "name": maria.name})

    assert f"?contact={maria.pk}&amp;inquiry={inquiry.pk}" in page.text


def test_somebody_known_already_is_chosen_on_the_inquiry(browser_of, lior, make_inquiry, ana):
    inquiry = make_inquiry()

    answer = browser_of(lior).get(f"{NEW}?contact={ana.contact_id}&inquiry={inquiry.pk}")

    assert answer.url == f"/media/inquiries/{inquiry.pk}/edit/"
