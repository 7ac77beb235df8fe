"""Outlets from a list."""

import pytest

from contacts.imports.importer import IMPORTERS, importers_for
from contacts.models import Contact
from media_liaison.imports import domain_of, medium_of
from media_liaison.models import Outlet
from tests.contacts.imports.conftest import bring_in, preview, take_back  # noqa: F401 - fixtures

HEAD = "name,state,website,domain,twitter,owner,medium\n"
KWHE = "KWHE,HI,http://www.kwhe.com/,kwhe.com,KWHEtv,LeSea,TV station\n"


@pytest.fixture
def outlets(bring_in, lior):  # noqa: F811
    """Import a list of outlets."""
    return lambda rows: bring_in(HEAD + rows, kind="outlets", author=lior)


def test_row_becomes_an_outlet_with_its_contact(outlets):
    outlets(KWHE)

    outlet = Outlet.objects.get()
    assert (outlet.contact.name, outlet.contact.kind) == ("KWHE", "organization")
    assert (outlet.medium, outlet.area, outlet.owner, outlet.domain) == (
        *("tv", "HI", "LeSea", "kwhe.com"),
    )
    assert set(outlet.contact.methods.values_list("value", flat=True)) == {
        *("http://www.kwhe.com/", "https://twitter.com/KWHEtv"),
    }


def test_same_list_twice_adds_nothing(outlets):
    outlets(KWHE + "KTUU,AK,,,,,\n")

    again = outlets(KWHE + "KTUU,AK,,,,,\n")

    assert again.rows.counts() == {"skip": 2}
    assert Outlet.objects.count() == 2


def test_same_name_elsewhere_is_another_outlet(outlets):
    outlets("Daily News,TX,,,,,\nDaily News,OH,,,,,\nDaily News,TX,,a.example,,,\n")

    assert Outlet.objects.count() == 2


def test_same_name_with_other_domain_is_another_outlet(outlets):
    outlets("Tribune,TX,,a.example,,,\nTribune,TX,,b.example,,,\n")

    assert Outlet.objects.count() == 2


def test_organization_here_gets_its_profile(outlets, make_contact):
    make_contact("KWHE", "organization")

    outlets(KWHE)

    assert Outlet.objects.get().contact == Contact.objects.get()


def test_owner_is_filled_and_never_overwritten(outlets):
    outlets("KWHE,HI,,kwhe.com,,,TV\n")
    outlets("KWHE,HI,,kwhe.com,,LeSea,\n")
    outlets("KWHE,HI,,kwhe.com,,Other,\n")

    outlet = Outlet.objects.get()
    assert (outlet.owner, outlet.medium, outlet.version) == ("LeSea", "tv", 2)


def test_a_newer_list_does_not_double_and_says_what_it_has_otherwise(outlets):
    outlets(KWHE)

    run = outlets("KWHE,HI,,kwhe.com,,Gray,Radio\n")

    assert Outlet.objects.get().owner == "LeSea"
    row = run.rows.get(number=2)
    assert row.action == "skip"
    assert row.reason == (
        "Already here; the file adds nothing. "
        "Here stays medium “tv”, not “radio”; owner “LeSea”, not “Gray”."
    )


@pytest.mark.parametrize(
    ("name", "count"), [("The Herald", 1), ("Herald Online", 1), ("Sunday Herald", 2), ("Sun", 2)]
)
def test_a_domain_tells_one_outlet_of_two_spellings(outlets, name, count):
    outlets("Herald,TX,,herald.example,,,\n")

    outlets(f"{name},,,www.herald.example,,Gray,\n")

    assert Outlet.objects.count() == count
    assert Outlet.objects.filter(owner="Gray").count() == 1


def test_papers_of_one_house_share_a_domain_and_stay_apart(outlets):
    outlets("Abington Mariner,MA,,wl.example,,Gate,\nActon Beacon,MA,,wl.example,,Gate,\n")

    assert Outlet.objects.count() == 2


def test_how_many_it_reaches_comes_with_the_list(bring_in, lior):  # noqa: F811
    bring_in("name,circulation\nHerald,4000 copies\n", kind="outlets", author=lior)

    assert Outlet.objects.get().reach == "4000 copies"


def test_a_text_too_long_for_its_place_is_not_imported(outlets):
    run = outlets(f"Herald,TX,,,,{'x' * 201},\n")

    assert run.rows.get(number=2).reason.endswith("is longer than 200 letters.")


def test_undo_takes_outlets_back(outlets, take_back, make_contact):  # noqa: F811
    make_contact("KTUU", "organization")
    run = outlets(KWHE + "KTUU,AK,,,,,\n")

    take_back(run)

    assert Outlet.objects.count() == 0
    assert Contact.objects.get().name == "KTUU"


def test_undo_keeps_an_outlet_somebody_edited(outlets, take_back):  # noqa: F811
    run = outlets(KWHE)
    outlet = Outlet.objects.get()
    outlet.audience = "12,000"
    outlet.save()

    take_back(run)

    assert Outlet.objects.get() == outlet


def test_outlets_are_offered_to_the_liaison(dana, lior):
    assert importers_for(lior) == [IMPORTERS["contacts"], IMPORTERS["outlets"]]
    assert importers_for(dana) == [IMPORTERS["contacts"]]


@pytest.mark.parametrize(
    ("words", "medium"),
    [("TV station", "tv"), ("College Newspapers", "newspaper"), ("Radio", "radio"), ("", "other")],
)
def test_medium(words, medium):
    assert medium_of(words) == medium


def test_domain():
    assert domain_of("HTTPS://www.Kwhe.com:80/a?b#c") == "kwhe.com"


def test_8720_outlets(shared_data, preview, lior):  # noqa: F811
    content = (shared_data / "media" / "local_news_dataset_2018.csv").read_bytes()

    run = preview(content, kind="outlets", author=lior)

    assert run.rows.counts() == {"create": 8588, "skip": 46, "update": 86}


def test_a_real_list_brought_in_twice_doubles_nothing(shared_data, outlets, bring_in, lior):  # noqa: F811
    lines = (shared_data / "media" / "local_news_dataset_2018.csv").read_bytes().splitlines(True)
    content = lines[0] + b"".join(lines[5200:5500])  # 128 of these share wickedlocal.com

    first = bring_in(content, kind="outlets", author=lior)
    made = Outlet.objects.count()
    second = bring_in(content, kind="outlets", author=lior)

    assert first.rows.counts()["create"] == made
    assert second.rows.counts() == {"skip": 300}
