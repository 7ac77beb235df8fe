"""The pages about contacts."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize(
    "name",
    [
        "home",
        "search",
        "contacts:contact_list",
        "contacts:contact_new",
        "contacts:note_new",
        "contacts:followup_list",
        "contacts:followup_new",
        "accounts:profile",
    ],
)
def test_page_opens_for_staff(browser_of, dana, name):
    response = browser_of(dana).get(reverse(name))

    assert response.status_code == 200


def test_detail(browser_of, dana, maria, make_note):
    make_note(dana, maria)
    c = browser_of(dana)
    for n in [
        "contact_detail",
        "contact_edit",
        "contact_history",
        "stance_new",
        "contact_note_new",
        "contact_followup_new",
    ]:
        assert c.get(reverse("contacts:" + n, args=[maria.pk])).status_code == 200, n
    assert c.get("/search/?q=maria").status_code == 200
    assert c.get("/contacts/?q=maria").status_code == 200
    n = maria.notes.get()
    assert c.get(n.get_absolute_url()).status_code == 200
    assert c.get(n.get_absolute_url() + "edit/").status_code == 200
    r = c.post(
        reverse("contacts:contact_note_new", args=[maria.pk]),
        {
            "contacts": maria.pk,
            "kind": "call",
            "happened_at": "2026-01-01T10:00",
            "happened": "hi",
            "sensitivity": "shared",
            "follow_up_what": "call",
            "follow_up_due": "2026-12-01",
        },
    )
    assert r.status_code == 302, r.content
    assert c.get("/").status_code == 200
    assert c.get(maria.get_absolute_url()).status_code == 200
