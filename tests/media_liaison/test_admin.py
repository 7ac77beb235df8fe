"""The admin of press profiles."""

import pytest

from media_liaison.models import DutyShift

from .rota import turn
from .voice import make_consent


@pytest.mark.parametrize("model", ["journalist", "outlet"])
def test_lists_are_searched_plainly(browser_of, ada, ana, make_outlet, model):
    make_outlet("Radio Nine")
    query = {"journalist": "HÉALTH", "outlet": "harlow"}[model]

    response = browser_of(ada).get(f"/admin/media_liaison/{model}/", {"q": query})

    assert response.context["cl"].result_count == 1


def test_journalists_are_found_by_e_mail(browser_of, ada, ana):
    ana.contact.methods.create(channel="email", value="Ana.Ruiz@Harlow-Herald.org")

    page = browser_of(ada).get("/admin/media_liaison/journalist/", {"q": "ana.ruiz@HARLOW-herald"})

    assert page.context["cl"].result_count == 1


@pytest.mark.parametrize("model", ["journalist", "outlet"])
def test_a_profile_opens_with_its_history_and_cannot_be_deleted(
    browser_of, ada, ana, herald, model
):
    pk = {"journalist": ana, "outlet": herald}[model].pk
    pages = ["change", "history", "delete"]

    answers = [
        browser_of(ada).get(f"/admin/media_liaison/{model}/{pk}/{page}/").status_code
        for page in pages
    ]

    assert answers == [200, 200, 403]


@pytest.mark.parametrize("model", ["pressroom", "dutyshift"])
def test_what_is_published_is_changed_on_the_site_alone(browser_of, ada, room, model):
    turn(ada, number="555-0191")
    pk = {"pressroom": room, "dutyshift": DutyShift.objects.get()}[model].pk
    browser, place = browser_of(ada), f"/admin/media_liaison/{model}"

    answers = [browser.post(f"{place}/{page}/") for page in ("add", f"{pk}/change", f"{pk}/delete")]

    assert [answer.status_code for answer in answers] == [403] * 3
    assert browser.get(f"{place}/{pk}/change/").status_code == 200


def test_consents_are_read_and_change_on_the_site_alone(browser_of, ada):
    address = f"/admin/media_liaison/consent/{make_consent().pk}/change/"
    browser = browser_of(ada)

    read, changed = browser.get(address), browser.post(address, {"withdrawn_on": "2026-01-01"})

    assert (read.status_code, changed.status_code) == (200, 403)
    assert browser.get("/admin/media_liaison/consent/add/").status_code == 403


def test_the_admin_is_closed_to_liaisons(browser_of, lior):
    response = browser_of(lior).get("/admin/media_liaison/journalist/", follow=True)

    assert response.status_code == 403
