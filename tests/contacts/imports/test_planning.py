"""What the preview says of each row; nothing is written by it."""

import pytest

from contacts.imports.matching import names_alike
from contacts.models import Contact


def told(run) -> list[tuple[str, str]]:
    rows = run.rows.data(run.header_number).order_by("number")
    return [(row.action, row.reason) for row in rows]


def test_new_rows_are_new(preview):
    assert told(preview("Name\nMaria Lopez\nJo Day\n")) == [("create", ""), ("create", "")]


def test_new_row_says_what_it_brings(preview):
    run = preview("Name,E-mail,Organization,Title\nJo,jo@x.org,Oak School,Head\nAl,,,Cook\n")

    assert [reason for _, reason in told(run)] == [
        "With e-mail jo@x.org, Head at Oak School.",
        "The role “Cook” needs an organization; left out.",
    ]


def test_preview_writes_no_contact(preview):
    preview("Name,E-mail,Organization,Tags\nMaria,m@x.org,Oak School,vip\n")

    assert Contact.objects.count() == 0


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",m@x.org,", "There is no name in this row."),
        ("Jo,jo@@x,", "“jo@@x” is not an e-mail address."),
        ("Jo,,ab", "“ab” is not a phone number."),
        (
            "Jo,,1,extra",
            "This row has 4 cells and the header 3. Look for a missing quotation mark.",
        ),
        ("x" * 201 + ",,", f"“{'x' * 40}…” is longer than 200 letters."),
    ],
)
def test_row_with_a_fault_is_skipped_with_its_reason(preview, row, reason):
    assert told(preview(f"Name,E-mail,Phone\n{row}\n")) == [("skip", reason)]


def test_row_said_twice_is_the_same(preview):
    rows = told(preview("Name,E-mail\nJo,jo@x.org\nJO,Jo@X.org\n"))

    assert rows[1] == ("skip", "Same as row 2.")


def test_second_row_of_somebody_adds_to_the_first(preview):
    rows = told(preview("Name,E-mail,Phone\nJo,jo@x.org,\nJo,,555 0100\n"))

    assert rows[1] == ("update", "Adds phone 555 0100 to row 2.")


def test_same_name_with_other_e_mail_is_somebody_else(preview):
    rows = told(preview("Name,E-mail\nJo,jo@x.org\nJo,other@x.org\n"))

    assert [action for action, _ in rows] == ["create", "create"]


def test_rows_of_different_batches_are_compared(preview, monkeypatch):
    monkeypatch.setattr("contacts.imports.planning.BATCH", 1)

    rows = told(preview("Name,Phone\nJo,\nAl,\nJo,555 0100\nJo,555 0100\n"))

    assert rows[2:] == [("update", "Adds phone 555 0100 to row 2."), ("skip", "Same as row 2.")]


def test_contact_here_is_skipped_or_added_to(preview, maria):
    maria.methods.create(channel="email", value="maria@school.example")

    rows = told(preview("Name,E-mail,Tags\nMARÍA LOPEZ,Maria@school.example,\nMaria Lopez,,vip\n"))

    assert rows == [("skip", "Already here; the file adds nothing."), ("update", "Adds tag vip.")]


def test_contact_of_the_same_e_mail_and_a_like_name_is_the_same(preview, maria):
    maria.methods.create(channel="email", value="maria@school.example")

    rows = told(preview("Name,E-mail\nM Lopez,maria@school.example\nAl Day,maria@school.example\n"))

    assert [action for action, _ in rows] == ["skip", "create"]


def test_organization_of_the_same_name_is_another(preview, maria):
    rows = told(preview("Name\nMaria Lopez\n", kind="contacts"))
    other = told(preview("Organization\nMaria Lopez\n"))

    assert (rows[0][0], other[0][0]) == ("skip", "create")


def test_two_of_that_name_cannot_be_told_apart(preview, make_contact):
    make_contact("Jo Day")
    make_contact("Jo Day")

    assert told(preview("Name\nJo Day\n"))[0][1].startswith("Several contacts here have this name.")


def test_archived_contact_is_not_added_to(preview, make_contact, today):
    make_contact("Jo Day", archived_at=f"{today}T12:00Z")

    assert told(preview("Name,Phone\nJo Day,555 0100\n"))[0][1].startswith("Already here, but put")


def test_mailing_list_takes_its_names_from_addresses(bring_in):
    bring_in("E-mail\njo@x.org\n")

    assert Contact.objects.get().name == "jo@x.org"


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("john doe", "mr john h doe", True),
        ("j doe", "john doe", True),
        ("john smith", "john doe", False),
        ("", "john", False),
    ],
)
def test_names_alike(one, other, answer):
    assert names_alike(one, other) is answer


@pytest.mark.parametrize("count", [1, 300])
def test_planning_costs_the_same_for_many_rows(dana, count, django_assert_num_queries):
    import io

    from contacts.imports.planning import plan_batch
    from contacts.imports.services import start_import

    lines = "".join(f"Person {i},p{i}@x.org,Place {i}\n" for i in range(count))
    file = io.BytesIO(f"Name,E-mail,Organization\n{lines}".encode())
    run = start_import(author=dana, kind="contacts", file=file, name="x.csv")

    with django_assert_num_queries(6):
        plan_batch(run)
