"""vCards of several programs and versions."""

import io

import pytest

from contacts.vcard import HEADERS, is_vcard, parse_line, read_vcards
from ssp_crm.tables import TableError

CARD = "BEGIN:VCARD\nVERSION:3.0\n{}\nEND:VCARD\n"


def cards(content: bytes) -> list[dict[str, str]]:
    table = list(read_vcards(io.BytesIO(content)).rows)[1:]
    return [{h: c for h, c in zip(HEADERS, cells, strict=False) if c} for _, cells in table]


def card(*lines: str) -> dict[str, str]:
    return cards(CARD.format("\n".join(lines)).encode())[0]


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("FN:Maria Lopez", "Full name", "Maria Lopez"),
        ("N:Lopez;Maria;;;Jr.", "Suffix", "Jr."),
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB", "Full name", "Zoë"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Zo=\n=C3=AB", "Full name", "Zoë"),
        ("FN:Lopez\\, Maria\\; dr.", "Full name", "Lopez, Maria; dr."),
        ("FN:Maria\n  Lopez", "Full name", "Maria Lopez"),
        ("item1.EMAIL;type=WORK:m@x.org", "Work email", "m@x.org"),
        ("TEL;CELL:555 0100", "Mobile", "555 0100"),
        ('TEL;VALUE=uri;TYPE="work,voice":tel:+1-555-0100;ext=12', "Work phone", "+1-555-0100 x12"),
        ("ORG:Oak School;Office", "Department", "Office"),
        ("ADR;TYPE=home:;;1 Oak St;Salem;OR;97301;", "Home address", "1 Oak St, Salem, OR 97301"),
        ("KIND:org", "Kind", "organization"),
        ("item1.TEL:555 0100\nitem1.X-ABLabel:Front desk", "Phone", "555 0100 [Front desk]"),
        ("item1.TEL:555 0100\nitem1.X-ABLabel:_$!<Home>!$_", "Home phone", "555 0100"),
        ("item1.TEL:555 0100\nitem1.X-ABLabel:_$!<Main>!$_", "Phone", "555 0100"),
        ("TEL;TYPE=work,cell:555 0100", "Mobile", "555 0100 [work]"),
        ("item2.URL:http\\://a.org\nitem2.X-ABLabel:Blog", "Website", "http://a.org [Blog]"),
        ("IMPP;X-SERVICE-TYPE=Signal:tel:+15550100", "Signal", "+15550100"),
        ("X-PRONOUNS:they/them", "Pronouns", "they/them"),
        ("X-DO-NOT-CONTACT:Asked us.", "Please do not contact", "Asked us."),
        ("NOTE:They told me a secret.", "Left out", "its note"),
        ("EMAIL:nobody", "Left out", "an e-mail address without @"),
    ],
)
def test_property_lands_in_its_column(line, column, value):
    assert card(line)[column] == value


@pytest.mark.parametrize("line", ["TEL;TYPE=FAX:555 0100", "PHOTO;ENCODING=b:////", "no colon"])
def test_unused_lines_are_left_out(line):
    assert card("FN:Maria", line) == {"Full name": "Maria"}


def test_several_values_share_a_cell():
    assert card("EMAIL:a@x.org", "EMAIL:b@x.org")["Email"] == "a@x.org ::: b@x.org"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["NICKNAME:Gman", "EMAIL:g@x.org"], "Gman"),
        (["EMAIL;TYPE=work:g@x.org"], "g@x.org"),
        (["ORG:Oak School", "EMAIL:g@x.org"], None),
        (["N:Lopez;Maria;;;", "EMAIL:g@x.org"], None),
    ],
)
def test_card_without_a_name_is_called_by_what_is_left(lines, name):
    assert card(*lines).get("Full name") == name


def test_card_without_end_is_refused():
    with pytest.raises(TableError, match="Card 2 has no end"):
        cards(b"BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\n")


def test_line_with_many_quotes_is_quick():
    assert parse_line('TEL;X="' + '";"' * 20_000) is None


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\r\n\n"])
def test_vcards_are_told_by_their_content(mark):
    assert is_vcard(mark + b"begin:vcard\nFN:A")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("basic_vcard_addressbook", [("John Doe", "john.doe@genericemail.invalid")] * 1),
        ("emptylines_vcard_addressbook", [("John Doe", "john.doe@genericemail.invalid")]),
        ("dos_vcard_addressbook", [("Name Surname", "example@gmail.com")]),
    ],
)
def test_thunderbird_vcards(shared_data, name, expected):
    found = cards((shared_data / "contacts" / "thunderbird" / f"{name}.vcf").read_bytes())

    first = [(found[0]["Full name"], found[0].get("Email") or found[0].get("Home email"))]
    assert first == expected


@pytest.mark.parametrize(
    ("name", "count", "full_name"),
    [
        ("John_Doe_ANDROID", 6, "john.doe@company.com"),
        ("John_Doe_BLACK_BERRY", 1, "John Doe"),
        ("John_Doe_EVOLUTION", 1, "Mr. John Richter, James Doe Sr."),
        ("John_Doe_GMAIL", 1, "Mr. John Richter, James Doe Sr."),
        ("John_Doe_MS_OUTLOOK", 1, "Mr. John Richter James Doe Sr."),
        ("gmail-single", 1, "Greg Dartmouth"),
        ("rfc2426-example", 2, "Frank Dawson"),
        ("rfc6350-example", 1, "Simon Perreault"),
    ],
)
def test_exports_of_real_programs(shared_data, name, count, full_name):
    found = cards((shared_data / "contacts" / "vcard_ezvcard" / f"{name}.vcf").read_bytes())

    assert (len(found), found[0].get("Full name", "")) == (count, full_name)
