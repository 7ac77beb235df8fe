"""Files other people wrote: Thunderbird's and Ohana's, as lists of contacts."""

import pytest
from django.core.exceptions import ValidationError

from contacts.models import Affiliation, Contact, ContactMethod

DOES = [("Jane Doe", "jane@doe.invalid"), ("John Doe", "john@doe.invalid")]
# What addressbook.json beside the files expects of each.
THUNDERBIRD = {
    "utf16_addressbook.csv": [("John Doe", "johndoe@host.invalid")],
    "shiftjis_addressbook.csv": [("名無しの権兵衛", "名無しの権兵衛@host.invalid")],
    "basic_csv_addressbook.csv": [
        ("Jane Doe", "jane@doe.invalid"),
        ("John Doe", "john@doe.invalid"),
    ],
    "csv_semicolon.csv": [("Jane Doe", "jane@doe.invalid"), ("John Doe", "john@doe.invalid")],
    "basic_vcard_addressbook.vcf": [
        ("Jane Doe", "jane.doe@genericemail.invalid"),
        ("John Doe", "john.doe@genericemail.invalid"),
    ],
    "emptylines_vcard_addressbook.vcf": [
        ("Jane Doe", "jane.doe@genericemail.invalid"),
        ("John Doe", "john.doe@genericemail.invalid"),
    ],
    "dos_vcard_addressbook.vcf": [("Name Surname", "example@gmail.com")],
}


@pytest.mark.parametrize("name", THUNDERBIRD)
def test_thunderbird_file_gives_the_cards_it_should(shared_data, bring_in, name):
    bring_in((shared_data / "contacts" / "thunderbird" / name).read_bytes())

    emails = ContactMethod.objects.filter(channel="email").order_by("contact__name")
    assert list(emails.values_list("contact__name", "value")) == THUNDERBIRD[name]


def test_company_among_people_is_an_organization(shared_data, bring_in):
    bring_in((shared_data / "contacts" / "thunderbird" / "quote.csv").read_bytes())

    acer = Contact.objects.get()
    assert (acer.name, acer.kind) == ("Acer America", "organization")
    assert acer.methods.get().value == "(800) 000-0000"


def test_ohana_contact_works_at_its_department(shared_data, bring_in):
    bring_in((shared_data / "contacts" / "ohana_csv" / "valid_org_contact.csv").read_bytes())

    assert str(Affiliation.objects.get()) == "Food Pantry Manager, Food Pantry"


@pytest.mark.parametrize("name", ["valid_org", "valid_location"])
def test_ohana_organizations_are_organizations(shared_data, bring_in, name):
    bring_in((shared_data / "contacts" / "ohana_csv" / f"{name}.csv").read_bytes())

    assert Contact.objects.get().kind == "organization"


@pytest.mark.parametrize("name", ["invalid_contact", "invalid_org", "invalid_location"])
def test_ohana_row_without_a_name_is_told_by_its_number(shared_data, preview, name):
    run = preview((shared_data / "contacts" / "ohana_csv" / f"{name}.csv").read_bytes())

    skipped = run.rows.get(action="skip")
    assert (skipped.number, skipped.reason)[1] == "There is no name in this row."
    assert Contact.objects.count() == 0


@pytest.mark.parametrize(
    "name",
    ["missing_address", "invalid_address", "valid_address", "invalid_phone", "valid_org_phone"],
)
def test_ohana_file_without_names_is_refused(shared_data, preview, name):
    with pytest.raises(ValidationError, match="No column holds a name"):
        preview((shared_data / "contacts" / "ohana_csv" / f"{name}.csv").read_bytes())

    assert Contact.objects.count() == 0


@pytest.mark.parametrize("name", ["services", "taxonomy"])
def test_ohana_headers_without_rows_are_refused(shared_data, preview, name):
    with pytest.raises(ValidationError, match="headers and no rows"):
        preview((shared_data / "contacts" / "ohana_csv" / f"{name}.csv").read_bytes())


def said(preview, content: bytes) -> str:
    """How a file's import stands, or the one sentence it is refused with."""
    try:
        return preview(content).status
    except ValidationError as error:
        (sentence,) = error.messages
        return sentence


def test_every_outside_file_is_read_or_refused_with_a_sentence(shared_data, preview):
    files = sorted((shared_data / "contacts").glob("*/*.*"))

    answers = [said(preview, path.read_bytes()) for path in files]

    assert len(answers) == 77
    assert all(answer == "preview" or answer.endswith(".") for answer in answers)
