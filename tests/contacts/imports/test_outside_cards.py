"""Every vCard other people's programs wrote, field by field as the file says it."""

import pytest

from contacts.models import Contact

OUTLOOK_NAME = "Mr. John Richter James Doe Sr."
LONG_NAME = "Mr. John Richter, James Doe Sr."
USA = "United States of America"
# file: (name, works at, role, {channel: [(value, label)]}), in the order of names.
CARDS = {
    "John_Doe_MS_OUTLOOK": [
        (
            OUTLOOK_NAME,
            "IBM",
            "Money Counter, Accounting",
            [
                ("phone", "(905) 555-1234", "work"),
                ("phone", "(905) 666-1234", "home"),
                ("email", "john.doe@ibm.cm", ""),
                ("website", "http://www.ibm.com", ""),
                ("address", f"Cresent moon drive, Albaney, New York 12345, {USA}", "work"),
                ("address", f"Silicon Alley 5, New York, New York 12345, {USA}", "home"),
            ],
        )
    ],
    "John_Doe_GMAIL": [
        (
            LONG_NAME,
            "IBM",
            "Money Counter",
            [
                ("phone", "905-666-1234", "home"),
                ("mobile", "905-555-1234", ""),
                ("email", "john.doe@ibm.com", "home"),
                ("website", "http://www.ibm.com", ""),
                (
                    "address",
                    f"Crescent moon drive, 555-asd, Nice Area, Albaney, New York 12345, {USA}",
                    "home",
                ),
            ],
        )
    ],
    "John_Doe_EVOLUTION": [
        (
            LONG_NAME,
            "IBM",
            "Money Counter, Accounting, Dungeon",
            [
                ("phone", "905-555-1234", "work"),
                ("mobile", "905-666-1234", ""),
                ("email", "john.doe@ibm.com", "work"),
                ("website", "http://www.ibm.com", ""),
                (
                    "address",
                    f"ASB-123, 15 Crescent moon drive, Albaney, New York 12345, {USA}",
                    "home",
                ),
            ],
        )
    ],
    "John_Doe_BLACK_BERRY": [("John Doe", "Acme Solutions", "", [("mobile", "+96123456789", "")])],
    "John_Doe_ANDROID": [
        ("jane.doe@company.com", "", "", [("email", "jane.doe@company.com", "")]),
        ("john.doe@company.com", "", "", [("email", "john.doe@company.com", "")]),
        (
            "Ñ Ñ Ñ Ñ",
            "Ñ" * 12,
            "",
            [
                ("phone", "123456", "work"),
                ("email", "bob@company.com", "work"),
                ("website", "http://www.company.com", ""),
            ],
        ),
        ("Ñ Ñ Ñ Ñ Ñ", "", "", [("mobile", "123456789", "")]),
        (
            "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ",
            "",
            "",
            [
                ("phone", "234567", "home"),
                ("phone", "45678901", "home"),
                ("mobile", "123456", ""),
                ("mobile", "3456789", ""),
            ],
        ),
        ("ÑÑÑÑ", "Ñ" * 44, "", [("mobile", "55556666", ""), ("email", "henry@company.com", "")]),
    ],
    "gmail-single": [
        (
            "Greg Dartmouth",
            "TheCompany",
            "TheJobTitle",
            [
                ("phone", "555 555 2222", "GRAND_CENTRAL"),
                ("mobile", "555 555 1111", ""),
                ("email", "gdartmouth@hotmail.com", ""),
                ("website", "http://TheProfile.com", "PROFILE"),
                ("address", "123 Home St, Home City, HM 12345", "home"),
                ("address", "321 Custom St, Custom City, TX 98765, USA", "CustomAdrType"),
            ],
        )
    ],
    "rfc2426-example": [
        (
            "Frank Dawson",
            "Lotus Development Corporation",
            "",
            [
                ("phone", "+1-919-676-9515", "work"),
                ("email", "Frank_Dawson@Lotus.com", ""),
                ("email", "fdawson@earthlink.net", ""),
                ("website", "http://home.earthlink.net/~fdawson", ""),
                ("address", "6544 Battleford Drive, Raleigh, NC 27613-3502, U.S.A.", "work"),
            ],
        ),
        (
            "Tim Howes",
            "Netscape Communications Corp.",
            "",
            [
                ("phone", "+1-415-937-3419", "work"),
                ("email", "howes@netscape.com", ""),
                ("address", "501 E. Middlefield Rd., Mountain View, CA 94043, U.S.A.", "work"),
            ],
        ),
    ],
    "rfc6350-example": [
        (
            "Simon Perreault",
            "Viagenie",
            "",
            [
                ("phone", "+1-418-656-9254 x102", "work"),
                ("mobile", "+1-418-262-6501", "work"),
                ("email", "simon.perreault@viagenie.ca", "work"),
                ("website", "http://nomis80.org", ""),
                ("address", "Suite D2-630, 2875 Laurier, Quebec, QC G1V 2M2, Canada", "work"),
            ],
        )
    ],
}
# As an iPhone shares a card: grouped lines with labels of its own words, a folded photo, CRLF.
IPHONE = "\r\n".join(
    [
        *("BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 17.1//EN"),
        *("N:Osei;Nadia;;Dr.;", "FN:Dr. Nadia Osei", "NICKNAME:Nad", "ORG:Oak Clinic;Outreach;"),
        *("TITLE:Nurse", "EMAIL;type=INTERNET;type=WORK;type=pref:nadia@oak.example"),
        *("TEL;type=CELL;type=VOICE;type=pref:(315) 555-0101", "item1.TEL:(315) 555-0102"),
        *("item1.X-ABLabel:Front desk", "TEL;type=HOME;type=FAX:(315) 555-0103"),
        *("item2.TEL:(315) 555-0104", "item2.X-ABLabel:_$!<Work>!$_"),
        *("item3.ADR;type=HOME;type=pref:;;1 Oak St\\nApt 2;Salem;OR;97301;United States",),
        *("item3.X-ABADR:us", "item4.URL;type=pref:https\\://oak.example"),
        *("item4.X-ABLabel:_$!<HomePage>!$_", "BDAY:1980-03-22", "NOTE:Do not\\, ever"),
        *("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ", " SkZJRgAB", "CATEGORIES:Clinics,Friends"),
        *("END:VCARD", ""),
    ]
)

NADIA = (
    "Dr. Nadia Osei",
    "Oak Clinic",
    "Nurse, Outreach",
    [
        ("phone", "(315) 555-0102", "Front desk"),
        ("phone", "(315) 555-0104", "work"),
        ("mobile", "(315) 555-0101", ""),
        ("email", "nadia@oak.example", "work"),
        ("website", "https://oak.example", ""),
        ("address", "1 Oak St, Apt 2, Salem, OR 97301, United States", "home"),
    ],
)


def held(contact):
    """Return what we keep of a contact, as the tables above are written."""
    job = contact.affiliations.select_related("organization").first()
    methods = contact.methods.values_list("channel", "value", "label")
    order = ["phone", "mobile", "email", "website", "address"]
    known = sorted(methods, key=lambda one: (order.index(one[0]), one[1]))
    works = (job.organization.name, job.role) if job else ("", "")
    return (contact.name, *works, known)


@pytest.mark.parametrize("name", CARDS)
def test_card_is_brought_in_field_by_field(shared_data, bring_in, name):
    bring_in((shared_data / "contacts/vcard_ezvcard" / f"{name}.vcf").read_bytes())

    people = sorted(map(held, Contact.objects.filter(kind="person")))
    assert people == [
        (who, place, role, sorted(ways, key=lambda one: ORDER[one[0]] + one[1]))
        for who, place, role, ways in CARDS[name]
    ]


ORDER = {"phone": "1", "mobile": "2", "email": "3", "website": "4", "address": "5"}


def test_bringing_a_card_in_twice_adds_nothing(shared_data, bring_in):
    content = (shared_data / "contacts/vcard_ezvcard/gmail-single.vcf").read_bytes()
    bring_in(content)

    run = bring_in(content)

    assert {row.reason for row in run.rows.all()} == {"Already here; the file adds nothing."}


def test_card_of_an_iphone_is_brought_in_field_by_field(bring_in):
    bring_in(IPHONE)

    nadia = Contact.objects.get(kind="person")
    assert held(nadia) == NADIA
    assert sorted(tag.name for tag in nadia.tags.all()) == ["Clinics", "Friends"]


def test_note_and_birthday_stay_out_and_the_preview_says_so(preview):
    (row,) = preview(IPHONE).rows.all()

    assert row.reason.endswith("Left out: its note.")
    assert not any("ever" in cell or "1980" in cell for cell in row.cells)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("Asked us.", "Asked us."), ("yes", "An imported list says so."), ("no", ""), ("", "")],
)
def test_list_that_says_do_not_contact_is_believed(bring_in, cell, kept):
    bring_in(f"Name,Please do not contact\nCarl Brandt,{cell}\n")

    carl = Contact.objects.get()
    assert (carl.do_not_contact, carl.do_not_contact_reason) == (bool(kept), kept)


def test_do_not_contact_is_added_and_taken_back(bring_in, take_back, make_contact):
    carl = make_contact("Carl Brandt")
    run = bring_in("Name,Please do not contact\nCarl Brandt,Asked us.\n")
    carl.refresh_from_db()
    said = (carl.do_not_contact, carl.do_not_contact_reason)

    take_back(run)

    carl.refresh_from_db()
    assert said == (True, "Asked us.")
    assert (carl.do_not_contact, carl.do_not_contact_reason) == (False, "")
