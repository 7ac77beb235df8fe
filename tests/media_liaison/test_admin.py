"""The admin of press profiles."""

import pytest


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


def test_the_admin_is_closed_to_liaisons(browser_of, lior):
    response = browser_of(lior).get("/admin/media_liaison/journalist/", follow=True)

    assert response.status_code == 403
