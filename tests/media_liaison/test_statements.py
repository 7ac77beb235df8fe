"""What did we say last time: statements and coverage in one line of time."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from media_liaison.models import Coverage, Statement
from media_liaison.said_before import said_before

LIST, NEW = "/media/statements/", "/media/statements/new/"


@pytest.fixture
def typed(ana):
    """What somebody types into the form for a statement."""
    return {
        "form_id": str(uuid.uuid4()),
        "journalist": f"Ana Ruiz #{ana.contact_id}",
        "said": "We sweep the block at nine.",
        "topic": "Saturday hours",
        "said_at": "2026-11-03T10:30",
        "attribution": "on-record",
    }


def page(client, question=""):
    return client.get(f"{LIST}{question}").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_however_many(
    browser_of, dana, make_statement, make_coverage, ana, herald, count, django_assert_num_queries
):
    for number in range(count):
        row = make_statement(f"We said {number}.", journalist=ana, outlet=herald)
        make_coverage(f"They wrote {number}", journalist=ana)
    client = browser_of(dana)

    with django_assert_num_queries(6):
        assert client.get(f"{LIST}?journalist=ruiz").status_code == 200
    with django_assert_num_queries(9):
        assert client.get(row.get_absolute_url()).status_code == 200


def test_words_are_found_in_both_and_marked(browser_of, dana, make_statement, make_coverage):
    make_statement("We sweep the block at nine.")
    make_coverage("A clean block", gist="They sweep before opening.")
    make_coverage("Budget vote")

    text = page(browser_of(dana), "?q=sweeping")

    assert text.count("<mark>sweep</mark>") == 2
    assert "Budget vote" not in text


def test_a_passage_is_text_whatever_was_said(browser_of, dana, make_statement):
    make_statement("We sweep <b>every</b> «day».")

    text = page(browser_of(dana), "?q=sweep")

    assert "<b>" not in text
    assert "<mark>sweep</mark>" in text


@pytest.mark.parametrize(
    "question",
    [
        "topic=hours",
        "journalist=ruiz",
        "outlet=harlow",
        "since=2026-11-05",
        "until=2026-11-05&since=2026-11-05",
    ],
)
def test_each_filter_narrows_both(
    browser_of, dana, make_statement, make_coverage, make_outlet, ana, herald, question
):
    six, day = make_outlet("Channel 6"), datetime(2026, 11, 5, 20, tzinfo=UTC)
    make_statement("Ours fits", journalist=ana, outlet=herald, topic="Saturday hours", said_at=day)
    make_coverage("Theirs fits", journalist=ana, topic="hours", published_on="2026-11-05")
    make_statement("Ours does not", said_at=day - timedelta(days=2))
    make_coverage("Theirs does not", outlet=six, published_on="2026-11-03")

    text = page(browser_of(dana), f"?{question}")

    words = ("Ours fits", "Theirs fits", "Ours does not", "Theirs does not")
    assert [word in text for word in words] == [True, True, False, False]


def test_the_number_behind_a_name_chooses_one(browser_of, dana, make_statement, make_journalist):
    first, second = (make_journalist("Sam Lee") for _ in range(2))
    make_statement("To the first", journalist=first)
    make_statement("To the second", journalist=second)

    text = page(browser_of(dana), f"?journalist=Sam+Lee+%23{second.contact_id}")

    assert ("To the first" in text, "To the second" in text) == (False, True)


def test_pages_show_everything_once_and_in_order(make_statement, make_coverage):
    for number in range(40):
        day = date(2026, 1, 1) + timedelta(days=number // 2)
        make_statement(
            f"S{number}", said_at=datetime(2026, 1, 1, 18, tzinfo=UTC) + timedelta(days=number)
        )
        make_coverage(f"C{number}", published_on=day)

    shown, cursor = [], ""
    while not shown or cursor:
        found = said_before(Statement.objects.all(), Coverage.objects.all(), cursor)
        shown, cursor = shown + found.rows, found.following

    assert len({(entry.is_statement, entry.row.pk) for entry in shown}) == len(shown) == 80
    assert [entry.day for entry in shown] == sorted((e.day for e in shown), reverse=True)


def test_a_cursor_made_up_starts_at_the_newest(browser_of, dana, make_statement):
    make_statement("We said this")

    assert "We said this" in page(browser_of(dana), "?page=b~~x")


def test_a_statement_is_written_down_once(browser_of, lior, typed, ana):
    client = browser_of(lior)

    addresses = {client.post(NEW, typed).url for _ in range(2)}

    said = Statement.objects.get()
    assert addresses == {said.get_absolute_url()}
    assert (said.journalist, said.author, said.inquiry) == (ana, lior, None)


@pytest.mark.parametrize(
    "wrong", [{"said_at": "2999-01-01T10:00"}, {"said_at": ""}, {"journalist": "Maria Lopez"}]
)
def test_what_was_typed_stays_when_something_is_wrong(browser_of, lior, maria, typed, wrong):
    response = browser_of(lior).post(NEW, {**typed, **wrong})

    assert response.status_code == 422
    assert "We sweep the block at nine." in response.content.decode()
    assert not Statement.objects.exists()


def test_editing_keeps_the_second_it_was_said(browser_of, lior, make_statement, typed):
    said = make_statement(said_at=datetime(2026, 11, 3, 15, 30, 44, tzinfo=UTC))
    address = reverse("media_liaison:statement_edit", args=[said.pk])
    typed = {**typed, "version": said.version}

    assert browser_of(lior).post(address, typed).status_code == 302

    said.refresh_from_db()
    assert (said.said, said.said_at.second) == ("We sweep the block at nine.", 44)


def test_a_journalist_and_their_outlet_are_filled_in(browser_of, lior, ana, herald):
    form = browser_of(lior).get(f"{NEW}?journalist={ana.pk}").context["form"]

    assert form.initial == {"journalist": ana.contact, "outlet": herald.contact}


def test_statements_leave_as_a_table(browser_of, grace, make_statement, ana):
    make_statement("We sweep at nine.", journalist=ana)
    make_statement("We open at ten.")

    response = browser_of(grace).get("/media/statements/export.csv?q=sweep")

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert (len(lines), "We sweep at nine.,,Ana Ruiz" in lines[1]) == (2, True)


def test_a_volunteer_reads_neither(browser_of, vera, make_statement, make_coverage):
    client = browser_of(vera)
    rows = [make_statement(), make_coverage()]

    assert [client.get(row.get_absolute_url()).status_code for row in rows] == [403, 403]
