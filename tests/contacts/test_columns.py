"""Recognising what columns hold."""

import pytest

from contacts.columns import (
    CONTACT_TARGETS,
    are_organizations,
    column_letter,
    looks_like_headers,
    place_of,
    recognise,
)


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Display Name", "name"),
        ("Given Name", "first_name"),
        ("Primary Email", "email"),
        ("E-mail 1 - Value", "email"),
        ("E-mail Address", "email"),
        ("Business Phone", "phone"),
        ("Mobile Number", "mobile"),
        ("Home ZipCode", "postcode"),
        ("Business Country/Region", "country"),
        ("Organization 1 - Title", "role"),
        ("Web Page 1", "website"),
        ("Group Membership", "tags"),
    ],
)
def test_header_of_a_program_is_recognised(header, key):
    assert recognise([header], CONTACT_TARGETS) == {0: key}


@pytest.mark.parametrize("header", ["Fax Number", "Notes", "Birth Day", "E-mail 1 - Type", "id"])
def test_header_we_have_no_place_for_is_left_out(header):
    assert recognise([header], CONTACT_TARGETS) == {}


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        (["name", "title", "email"], True),
        (["Wer", "Wo"], True),
        (["John Doe", "John", "Doe", "john@doe.invalid"], False),
        (["John Doe", "555 0100"], False),
        (["x", "x", "x"], False),
    ],
)
def test_headers_are_told_from_data(cells, answer):
    assert looks_like_headers(cells, CONTACT_TARGETS) is answer


def test_list_of_organizations_is_told_by_its_headers():
    assert are_organizations(["name", "Tax ID"])
    assert not are_organizations(["name", "title"])


@pytest.mark.parametrize(
    ("header", "place"), [("Home City", "home"), ("Business Fax", "work"), ("Phone", "")]
)
def test_place_of_a_header(header, place):
    assert place_of(header) == place


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")])
def test_column_letter(index, letter):
    assert column_letter(index) == letter
