"""Who may open the press desk: Volunteers read none of it, Liaisons and up write it."""

import pytest
from django.urls import reverse

READ = ["desk", "journalist_list", "outlet_list", "journalist_detail", "outlet_detail"]
WRITE = ["journalist_new", "outlet_new", "journalist_edit", "outlet_edit"]
EXPORT = ["journalist_export", "outlet_export"]


@pytest.fixture
def address(ana, herald):
    """Return the address of a page by its name."""

    def find(name):
        row = {"journalist": ana, "outlet": herald}.get(name.split("_")[0])
        is_one = name.endswith(("_detail", "_edit"))
        return reverse(f"media_liaison:{name}", args=[row.pk] if is_one else [])

    return find


@pytest.mark.parametrize("name", [*READ, *WRITE, *EXPORT])
def test_volunteers_and_people_without_a_role_are_kept_out(browser_of, vera, olu, address, name):
    answers = [
        getattr(browser_of(user), method)(address(name)).status_code
        for user in (vera, olu)
        for method in ("get", "post")
    ]

    assert answers == [403, 403, 403, 403]


@pytest.mark.parametrize("name", READ)
def test_staff_read(browser_of, dana, address, name):
    assert browser_of(dana).get(address(name)).status_code == 200


@pytest.mark.parametrize("name", [*WRITE, *EXPORT])
def test_staff_do_not_write_or_export(browser_of, dana, address, name):
    answers = [getattr(browser_of(dana), way)(address(name)).status_code for way in ("get", "post")]

    assert answers == [403, 403]


@pytest.mark.parametrize("name", [*READ, *WRITE])
def test_liaisons_read_and_write(browser_of, lior, address, name):
    assert browser_of(lior).get(address(name)).status_code == 200


@pytest.mark.parametrize("name", EXPORT)
def test_only_leadership_exports(browser_of, lior, ada, grace, address, name):
    answers = [browser_of(user).get(address(name)).status_code for user in (lior, ada, grace)]

    assert answers == [403, 403, 200]


@pytest.mark.parametrize(
    "name", ["journalist_detail", "journalist_edit", "outlet_detail", "outlet_edit"]
)
def test_a_profile_that_is_not_there_is_404(browser_of, lior, name):
    assert browser_of(lior).get(reverse(f"media_liaison:{name}", args=[999])).status_code == 404


PLACES = ["/contacts/?q=ana", "/contacts/?q=harlow", "/search/?q=ana", "/search/?q=harlow"]


def test_nothing_of_the_press_profile_shows_to_volunteers(browser_of, vera, dana, ana, herald):
    places = [*PLACES, ana.contact.get_absolute_url(), herald.contact.get_absolute_url()]

    seen = {
        user: [
            words in browser_of(user).get(place).content.decode()
            for place in places
            for words in ("/media/journalists/", "/media/outlets/", "city hall", "Journalist")
        ]
        for user in (vera, dana)
    }

    assert (any(seen[vera]), any(seen[dana])) == (False, True)
