"""How a journalist or an outlet has dealt with us, as counts with the pieces behind them."""

import pytest

from media_liaison.models import Inquiry
from media_liaison.track_record import record_of

ASKED = {"correction": "Ten.", "correction_asked_on": "2026-11-04"}


@pytest.fixture
def pieces(make_coverage, make_outlet, ana):
    """Six pieces of a journalist's, and one of somebody else's elsewhere."""
    for number in range(4):
        make_coverage(f"Right {number}", journalist=ana, accuracy="right", depth="quoted")
    make_coverage("Slip", journalist=ana, accuracy="small-slips", wording="person-first", **ASKED)
    made = {**ASKED, "correction_made_on": "2026-11-05"}
    make_coverage("Wrong", journalist=ana, accuracy="wrong", wording="hurtful", **made)
    make_coverage("Unchecked", outlet=make_outlet("Channel 6"), journalist=ana, depth="feature")


def words_of(record):
    return [line.words for line in record.lines]


def test_a_journalist_has_a_track_record(pieces, ana, dana):
    assert words_of(record_of(ana, dana)) == [
        "7 pieces",
        "1 about us",
        "4 quoted us",
        "4 of 6 right",
        "1 with small slips",
        "1 wrong in what matters",
        "1 of 2 in person-first words",
        "asked 2 corrections, 1 made",
    ]


def test_an_outlet_counts_only_what_it_printed(pieces, herald, dana):
    assert words_of(record_of(herald, dana))[:2] == ["6 pieces", "4 quoted us"]


def test_a_line_for_the_desk_says_the_most_important(pieces, ana, dana):
    record = record_of(ana, dana)

    assert record.brief == "7 pieces · 4 of 6 right · asked 2 corrections, 1 made"


def test_inquiries_are_counted_without_multiplying_pieces(pieces, ana, dana, today):
    asked = {"journalist": ana, "taken_by": dana, "question": "Why?"}
    for status in ("new", "answered", "answered", "declined"):
        closed = None if status == "new" else f"{today}T10:00Z"
        Inquiry.objects.create(status=status, closed_at=closed, **asked)

    record = record_of(ana, dana)

    assert (record.pieces, record.inquiries, record.answered) == (7, 4, 2)


def test_every_count_leads_to_as_many_pieces(pieces, ana, dana, browser_of):
    client = browser_of(dana)
    lines = record_of(ana, dana).lines

    shown = [len(client.get(line.address).context["page"].rows) for line in lines]

    assert shown == [7, 1, 4, 4, 1, 1, 1, 2]


@pytest.mark.parametrize("name", ["journalist", "outlet"])
def test_the_count_of_inquiries_leads_to_as_many(
    browser_of, dana, ana, herald, make_journalist, make_outlet, make_inquiry, name
):
    make_inquiry(journalist=ana, outlet=herald)
    make_inquiry(journalist=ana, outlet=herald, status="answered")
    make_inquiry(journalist=make_journalist("Ana Ruiz Ortega"), caller="Ana Ruiz")
    make_inquiry(caller="Ana Ruiz #1", outlet=make_outlet("The Harlow Herald on Sunday"))
    record, client = record_of({"journalist": ana, "outlet": herald}[name], dana), browser_of(dana)

    pages = [f"/media/inquiries/?{record.query}{more}" for more in ("", "&status=answered")]
    found = [len(client.get(page).context["page"].rows) for page in pages]

    assert found == [record.inquiries, record.answered] == [2, 1]


@pytest.mark.parametrize("name", ["ana", "herald"])
def test_a_record_costs_one_query(pieces, request, dana, name, django_assert_num_queries):
    profile = request.getfixturevalue(name)
    profile.contact, dana.has_perm("media_liaison.view_coverage")

    with django_assert_num_queries(1):
        assert record_of(profile, dana).brief


def test_a_record_of_nothing_says_nothing(ana, dana, vera):
    record = record_of(ana, dana)

    assert (record.lines, record.brief, record.inquiries) == ([], "", 0)
    assert record_of(ana, vera) is None


@pytest.mark.parametrize("name", ["ana", "herald"])
def test_the_record_stands_on_the_page(browser_of, dana, pieces, request, name):
    page = browser_of(dana).get(request.getfixturevalue(name).get_absolute_url())

    assert "4 of 6 right</a>" in page.content.decode()
