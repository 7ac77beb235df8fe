"""The scan finds the duplicates a person would, and few others."""

import csv
import re
from collections import defaultdict

import pytest
from django.core.management import call_command

from contacts import duplicate_scoring
from contacts.duplicate_scan import find_duplicates
from contacts.duplicate_scoring import LIKELY, Card, Crowd, score
from contacts.models import Affiliation, Contact, ContactMethod, DuplicatePair

NAME = ("given_name", "surname")
ADDRESS = ("street_number", "address_1", "address_2", "suburb", "postcode", "state")


def scan():
    """Run the scan to its end and return its last word."""
    return list(find_duplicates())[-1]


def pairs():
    """The open pairs as sets of names."""
    return [{str(p.first), str(p.second)} for p in DuplicatePair.objects.for_list()]


@pytest.fixture
def reach():
    """Give a contact a way to be reached: `reach(maria, "phone", "555 0100")`."""
    return lambda contact, channel, value: ContactMethod.objects.create(
        contact=contact, channel=channel, value=value
    )


def load_febrl(folder):
    """Write the 1,000 records down and return the 500 true pairs."""
    with (folder / "search" / "febrl_dataset1.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))
    contacts = Contact.objects.bulk_create(
        Contact(kind="person", name=" ".join(row[part] for part in NAME if row[part]))
        for row in rows
    )
    known = list(zip(contacts, rows, strict=True))
    ContactMethod.objects.bulk_create(
        ContactMethod(
            contact=contact,
            channel="address",
            value=", ".join(row[part] for part in ADDRESS if row[part]),
        )
        for contact, row in known
    )
    truth = defaultdict(list)
    for contact, row in known:
        truth[re.sub(r"-(org|dup).*", "", row["rec_id"])].append(contact.pk)
    return {tuple(sorted(pair)) for pair in truth.values()}


def recall_and_precision(true):
    """Scan, and return the shares of true pairs found and of found pairs true."""
    scan()
    found = set(DuplicatePair.objects.values_list("first_id", "second_id"))
    return len(found & true) / len(true), len(found & true) / max(len(found), 1)


def test_of_five_hundred_true_pairs_95_in_100_are_found_and_95_in_100_found_are_true(
    db, shared_data, capsys
):
    true = load_febrl(shared_data)

    recall, precision = recall_and_precision(true)

    with capsys.disabled():
        print(f"\nfebrl: recall {recall:.1%}, precision {precision:.1%}", end=" ")
    assert (len(true), recall >= 0.95, precision >= 0.95) == (500, True, True)


@pytest.mark.parametrize(
    ("rule", "broken"),
    [("_addresses", lambda *cards: (0.0, "")), ("_words_in_common", lambda *names: 0)],
)
def test_figures_fall_when_a_rule_is_broken(db, shared_data, monkeypatch, rule, broken):
    true = load_febrl(shared_data)
    monkeypatch.setattr(duplicate_scoring, rule, broken)

    recall, _ = recall_and_precision(true)

    assert recall < 0.95


def test_same_name_and_number_is_proposed_with_why(make_contact, reach):
    for name, phone in [("Zoë Park", "+1 (315) 555-0101"), ("Zoe Park", "315 555 0101")]:
        reach(make_contact(name), "phone", phone)

    scan()

    assert DuplicatePair.objects.get().reasons == [
        "Same name, and a rare one.",
        "Same phone number.",
    ]


def test_short_form_at_the_same_organization_is_proposed(make_contact):
    school = make_contact("Oak School", kind="organization")
    for name in ("Robert Shaw", "Bob Shaw"):
        Affiliation.objects.create(person=make_contact(name), organization=school)

    scan()

    assert pairs() == [{"Robert Shaw", "Bob Shaw"}]


def test_common_name_alone_is_not_proposed(make_contact):
    for _ in range(4):
        make_contact("Maria Lopez")

    assert scan().found == 0


def test_same_name_with_other_numbers_and_a_common_surname_is_not_proposed(make_contact, reach):
    for number in range(2):
        reach(make_contact("Maria Lopez"), "phone", f"315 555 010{number}")
        make_contact(f"Ana Lopez {number}")
        make_contact(f"Maria Park {number}")

    scan()

    assert {"Maria Lopez"} not in pairs()


def test_newsroom_that_shares_a_number_is_no_crowd_of_duplicates(make_contact, reach):
    for name in ("Ana Berg", "Ben Cole", "Cy Drew", "Di Egan", "Ed Fox"):
        reach(make_contact(name), "phone", "315 555 0100")

    assert scan().found == 0


def test_person_and_organization_are_never_one(make_contact, reach):
    for kind in ("person", "organization"):
        reach(make_contact("Rosa Bell", kind=kind), "email", "rosa@example.org")

    assert scan().found == 0


def test_dismissed_pair_stays_dismissed_and_a_mended_one_goes(make_contact, reach, today):
    for name in ("Zoë Park", "Zoe Park", "Ann Lee", "Anne Lee"):
        reach(make_contact(name), "email", f"{name[-4:]}@example.org".replace(" ", ""))
    scan()
    DuplicatePair.objects.filter(first__name="Zoë Park").update(dismissed_at="2026-01-01T00:00Z")
    ContactMethod.objects.filter(contact__name="Anne Lee").delete()

    found = scan().found

    assert (found, pairs()) == (1, [{"Zoë Park", "Zoe Park"}])
    assert DuplicatePair.objects.get().dismissed_at is not None


def test_archived_contacts_are_left_out(make_contact, reach):
    for archived_at in (None, "2026-01-01T00:00Z"):
        contact = make_contact("Rosa Bell", archived_at=archived_at)
        reach(contact, "email", "rosa@example.org")

    assert scan().found == 0


def test_command_tells_how_far_it_is(make_contact, capsys):
    make_contact()

    call_command("find_duplicates")

    assert capsys.readouterr().out == "1 of 1 contacts: 0 pairs\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [("", ""), ("a", "b"), ("maria lopez", "lopez maria"), ("j shaw", "john shaw")],
)
def test_score_is_the_same_both_ways(one, other):
    cards = Card(1, "person", one), Card(2, "person", other)

    assert score(*cards, Crowd()) == score(*cards[::-1], Crowd())


def test_more_in_common_is_surer():
    shared = {"phones": ("3155550100",), "places": (7,)}
    bare = score(Card(1, "person", "ana lee"), Card(2, "person", "ana lee"), Crowd())[0]
    both = score(
        Card(1, "person", "ana lee", **shared), Card(2, "person", "ana lee", **shared), Crowd()
    )[0]

    assert 1 > both > bare > LIKELY
