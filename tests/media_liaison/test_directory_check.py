"""Details that were not looked over for half a year, and the tap that says they are right."""

from datetime import timedelta

import pytest

from media_liaison.models import Journalist

LIST = "/media/journalists/"


@pytest.fixture
def checked(make_journalist, today):
    """Journalists whose details were checked so many days ago, or never (None)."""

    def make(*days):
        for ago in days:
            row = make_journalist(f"Bo {ago}")
            row.contact.verified_on = None if ago is None else today - timedelta(days=ago)
            row.contact.save()

    return make


def test_those_unchecked_for_half_a_year_are_listed(browser_of, dana, checked):
    checked(None, 0, 183, 184)

    rows = browser_of(dana).get(LIST, {"check": "yes"}).context["page"].rows

    assert {str(row) for row in rows} == {"Bo None", "Bo 184"}


def test_the_list_to_check_costs_the_same_for_one_and_many(
    browser_of, dana, checked, django_assert_num_queries
):
    client = browser_of(dana)
    checked(None)
    client.get(LIST)
    for more in ([], [None, 400]):
        checked(*more)
        with django_assert_num_queries(4):
            client.get(LIST, {"check": "yes"})


def test_a_tap_says_still_right_and_is_taken_back(browser_of, dana, checked, today):
    checked(400)
    client, row = browser_of(dana), Journalist.objects.get()
    page = row.get_absolute_url()

    client.post(f"{page}verify/")
    row.contact.refresh_from_db()
    tapped = (row.contact.verified_on, row.contact.verified_by)
    client.post(f"{page}unverify/")

    row.contact.refresh_from_db()
    assert tapped == (today, dana)
    assert (row.contact.verified_on, row.contact.verified_by) == (today - timedelta(400), None)


def test_a_second_tap_changes_nothing(browser_of, dana, lior, ana):
    verify = f"{ana.get_absolute_url()}verify/"

    for user in (dana, lior):
        response = browser_of(user).post(verify, {"list": "yes"})

    ana.contact.refresh_from_db()
    assert (ana.contact.verified_by, ana.contact.version) == (dana, 2)
    assert response.url == f"{LIST}?check=yes"


def test_nobody_takes_anothers_tap_back(browser_of, dana, lior, ana, today):
    browser_of(dana).post(f"{ana.get_absolute_url()}verify/")

    browser_of(lior).post(f"{ana.get_absolute_url()}unverify/")

    ana.contact.refresh_from_db()
    assert ana.contact.verified_on == today


@pytest.mark.parametrize("verb", ["verify", "unverify"])
def test_volunteers_tap_nothing(browser_of, vera, dana, ana, verb):
    assert browser_of(vera).post(f"{ana.get_absolute_url()}{verb}/").status_code == 403
    assert browser_of(dana).post(f"{LIST}999999/{verb}/").status_code == 404


def test_an_outlet_shows_its_line_first_and_who_left(browser_of, dana, herald, ana, maria, today):
    for value, label in (("555-1", "advertising"), ("555-2", "newsroom")):
        herald.contact.methods.create(channel="phone", value=value, label=label)
    ana.contact.affiliations.update(ended_on=today)

    context = browser_of(dana).get(herald.get_absolute_url()).context

    assert (context["newsroom"].value, [m.value for m in context["methods"]]) == (
        "555-2",
        ["555-1"],
    )
    assert (context["journalists"], context["past_journalists"]) == ([], [ana])


def test_local_outlets_are_marked_and_filtered(browser_of, lior, herald, make_outlet):
    make_outlet("Far Away")
    words = {"medium": "newspaper", "is_local": "on", "reach": "4,000 copies", "version": 1}

    browser_of(lior).post(f"{herald.get_absolute_url()}edit/", words)
    rows = browser_of(lior).get("/media/outlets/", {"press": "local"}).context["page"].rows

    assert [(row.is_local, row.reach) for row in rows] == [(True, "4,000 copies")]
