"""Rings and communities, counted, and the gaps."""

from contacts.models import Contact
from contacts.spheres import gaps, spheres


def test_spheres_count_contacts_and_the_share_of_allies(make_contact):
    make_contact("Ann", reach="city", community="medicine", stance="ally")
    make_contact("Bob", reach="city", stance="challenging")
    make_contact("Cy")

    rings, communities, unplaced = spheres(Contact.objects.all())

    city = next(ring for ring in rings if ring.key == "city")
    medicine = next(sphere for sphere in communities if sphere.key == "medicine")
    assert (city.total, city.allies, city.share, city.challengers) == (2, 1, 50, 1)
    assert (medicine.total, medicine.share, unplaced) == (1, 100, 1)


def test_gaps_name_where_nobody_is_and_where_nobody_is_with_us(make_contact):
    make_contact("Ann", community="medicine", stance="ally")
    make_contact("Bob", community="law", stance="neutral")

    found = gaps(spheres(Contact.objects.all())[1])

    assert "No one in behavioral health." in found
    assert found[-1] == "No ally yet in law."
    assert not [words for words in found if "medicine" in words]


def test_bars_fill_their_length(make_contact):
    for stance in ("ally", "neutral", "challenging"):
        make_contact("Ann", reach="city", stance=stance)

    bar = spheres(Contact.objects.all())[0][1].bar

    assert [(part["name"], part["width"]) for part in bar] == [
        ("allies", "33.3"),
        ("neutral", "33.3"),
        ("unknown", "0.0"),
        ("challenging", "33.3"),
    ]
