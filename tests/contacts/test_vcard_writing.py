"""Contacts as vCards: as the standards want them, and read back as nothing new."""

import io
import re

import pytest

from contacts.models import Affiliation, Contact, ContactMethod, Tag
from contacts.vcard import HEADERS, read_vcards
from contacts.vcard_writing import folded, write_vcards

METHODS = [
    ("phone", "+1 (315) 555-0100 x12", "desk"),
    ("mobile", "315 555 0101", "home"),
    ("signal", "+13155550102", ""),
    ("email", "maria@oak.example", "work"),
    ("website", "https://oak.example/a;b", ""),
    ("social", "@oakschool", ""),
    ("address", "1 Oak St, Salem, OR 97301", "home"),
]

CARD_3 = [
    "FN:María Lopez-Ruiz",
    "N:Lopez-Ruiz;María;;;",
    "ORG:Oak School\\; the new\\, one",
    "TITLE:Head\\, upper school",
    "TEL;TYPE=work,voice:+1 (315) 555-0100 x12",
    "TEL;TYPE=home,cell:315 555 0101",
    "IMPP;X-SERVICE-TYPE=Signal:tel:+13155550102",
    "EMAIL;TYPE=work,internet:maria@oak.example",
    "ADR;TYPE=home:;;1 Oak St;Salem;OR;97301;",
    "CATEGORIES:first ring,second\\; ring",
]


@pytest.fixture
def full(make_contact):
    """A person with everything a card can hold."""
    oak = make_contact("Oak School; the new, one", kind="organization", category="school")
    maria = make_contact("María Lopez-Ruiz", pronouns="she/her", works="Never to leave.")
    Affiliation.objects.create(person=maria, organization=oak, role="Head, upper school")
    for channel, value, label in METHODS:
        ContactMethod.objects.create(contact=maria, channel=channel, value=value, label=label)
    maria.tags.add(Tag.objects.create(name="first ring"), Tag.objects.create(name="second; ring"))
    return maria


def card_of(contact, version="3.0"):
    """Return one contact's card."""
    return "".join(write_vcards(Contact.objects.for_cards().filter(pk=contact.pk), version))


def lines_of(card):
    """Return a card's lines, unfolded."""
    return card.replace("\r\n ", "").split("\r\n")


def cells_of(card):
    """Return what our reader makes of a card."""
    rows = list(read_vcards(io.BytesIO(card.encode())).rows)
    return {head: cell for head, cell in zip(HEADERS, rows[1][1], strict=False) if cell}


def test_card_3_says_everything_but_what_we_wrote(full):
    lines = lines_of(card_of(full))

    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert [line for line in CARD_3 if line not in lines] == []
    assert "Never to leave" not in card_of(full)


def test_card_4_has_its_own_forms(full):
    lines = lines_of(card_of(full, "4.0"))

    for line in (
        "VERSION:4.0",
        "KIND:individual",
        "PRONOUNS:she/her",
        'TEL;VALUE=uri;TYPE="work,voice":tel:+13155550100;ext=12',
        "EMAIL;TYPE=work:maria@oak.example",
    ):
        assert line in lines
    assert re.fullmatch(r"REV:\d{8}T\d{6}Z", lines[-3])


def test_no_note_leaves(full):
    assert "NOTE" not in card_of(full) + card_of(full, "4.0")


def test_organization_is_one_when_it_comes_back(make_contact):
    oak = make_contact("Oak School", kind="organization")

    cells = [cells_of(card_of(oak, version)) for version in ("3.0", "4.0")]

    assert [(c["Kind"], c["Full name"], c["Organization"]) for c in cells] == [
        ("organization", "Oak School", "Oak School")
    ] * 2


def test_who_must_be_left_in_peace_is_marked(make_contact):
    reason = {"do_not_contact": True, "do_not_contact_reason": "Asked us, in May."}

    card = card_of(make_contact("Carl Brandt", **reason))

    assert "CATEGORIES:Please do not contact" in lines_of(card)
    assert cells_of(card)["Please do not contact"] == "Asked us, in May."


def test_preferred_way_is_marked(full):
    full.methods.filter(channel="email").update(is_preferred=True)

    assert "EMAIL;TYPE=work,internet,pref:maria@oak.example" in lines_of(card_of(full))
    assert "EMAIL;TYPE=work;PREF=1:maria@oak.example" in lines_of(card_of(full, "4.0"))


def test_uid_stays_and_is_each_one_s_own(full, maria):
    before = re.findall("UID:.*", card_of(full))
    full.name = "Maria L."
    full.save()

    assert re.findall("UID:.*", card_of(full)) == before
    assert re.findall("UID:.*", card_of(maria)) != before


def test_past_job_is_left_out(full, today):
    full.affiliations.update(ended_on=today)

    assert "ORG:" not in card_of(full)


@pytest.mark.parametrize("text", ["FN:" + "x" * 300, "FN:" + "ß" * 300, "FN:" + "🙂" * 60, "FN:a"])
def test_lines_are_folded_at_75_octets_between_letters(text):
    line = folded(text)

    assert max(len(part.encode()) for part in line.split("\r\n")) <= 75
    assert line.replace("\r\n ", "") == text + "\r\n"


def test_line_ends_and_controls_break_no_line(make_contact):
    lines = lines_of(card_of(make_contact("Eve\r\nEND:VCARD\x07")))

    assert lines.count("END:VCARD") == 1
    assert "FN:Eve\\nEND:VCARD" in lines
