"""What was published: the list, one piece, and writing it down."""

import uuid

import pytest
from django.urls import reverse

from media_liaison.models import Coverage, Inquiry

LIST, NEW = "/media/coverage/", "/media/coverage/new/"


@pytest.fixture
def typed(herald, ana):
    """What somebody types into the form for a piece."""
    return {
        "form_id": str(uuid.uuid4()),
        "headline": "Addicts crowd Elm Street, neighbors say",
        "link": "https://herald.example/elm",
        "published_on": "2026-11-02",
        "outlet": f"The Harlow Herald #{herald.contact_id}",
        "journalist": f"Ana Ruiz #{ana.contact_id}",
        "depth": "quoted",
        "tone": "critical",
        "accuracy": "small-slips",
        "wording": "hurtful",
        "words_used": "addicts",
        "topic": "Elm Street",
        "gist": "Two neighbors, then us.",
    }


def page(client, question=""):
    return client.get(f"{LIST}{question}").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_many(
    browser_of, dana, make_coverage, ana, count, django_assert_num_queries
):
    for number in range(count):
        make_coverage(f"Piece {number}", journalist=ana)
    client = browser_of(dana)

    with django_assert_num_queries(5):
        assert client.get(LIST).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_one_piece_costs_the_same_however_many(
    browser_of, dana, make_coverage, ana, count, django_assert_num_queries
):
    pieces = [make_coverage(f"Piece {number}", journalist=ana) for number in range(count)]
    client = browser_of(dana)

    with django_assert_num_queries(8):
        assert client.get(pieces[0].get_absolute_url()).status_code == 200


def test_the_newest_piece_stands_first(browser_of, dana, make_coverage):
    make_coverage("Older piece", published_on="2026-01-02")
    make_coverage("Newer piece", published_on="2026-10-02")

    text = page(browser_of(dana))

    assert text.index("Newer piece") < text.index("Older piece")


def test_words_are_found_and_marked(browser_of, dana, make_coverage):
    make_coverage("Open house", gist="Forty neighbors walked through our rooms.")
    make_coverage("Budget vote")

    text = page(browser_of(dana), "?q=neighbor")

    assert "Forty <mark>neighbors</mark> walked" in text
    assert "Budget vote" not in text


@pytest.mark.parametrize(
    "question",
    [
        "topic=elm",
        "journalist=ruiz",
        "outlet=harlow",
        "depth=feature",
        "tone=warm",
        "accuracy=right",
        "wording=person-first",
        "correction=open",
        "since=2026-11-05",
        "until=2026-11-06&since=2026-11-06",
    ],
)
def test_each_filter_leaves_what_fits(browser_of, dana, make_coverage, make_outlet, ana, question):
    fits = {"depth": "feature", "tone": "warm", "accuracy": "right", "wording": "person-first"}
    asked = {"correction": "Ten, not a hundred.", "correction_asked_on": "2026-11-07"}
    make_coverage(
        "Fits", topic="Elm Street", published_on="2026-11-06", journalist=ana, **fits, **asked
    )
    make_coverage("Another", outlet=make_outlet("Channel 6"))

    text = page(browser_of(dana), f"?{question}")

    assert ("Fits</a>" in text, "Another</a>" in text) == (True, False)


@pytest.mark.parametrize("question", ["since=0001-01-01", "until=9999-12-31", "tone=loud"])
def test_a_filter_that_says_nothing_shows_everything(browser_of, dana, make_coverage, question):
    make_coverage("Boxes on Elm")

    assert "Boxes on Elm</a>" in page(browser_of(dana), f"?{question}")


def test_a_piece_is_written_down_once(browser_of, lior, typed, ana, herald):
    client = browser_of(lior)

    addresses = {client.post(NEW, typed).url for _ in range(2)}

    piece = Coverage.objects.get()
    assert addresses == {piece.get_absolute_url()}
    assert (piece.outlet, piece.journalist, piece.author) == (herald, ana, lior)


def test_saving_a_piece_stays_cheap(browser_of, lior, typed, django_assert_num_queries):
    client = browser_of(lior)

    with django_assert_num_queries(19):  # six of them savepoints, one the message to show
        assert client.post(NEW, typed).status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"headline": ""}, {"outlet": "Unheard Of"}, {"published_on": "2999-01-01"}]
)
def test_what_was_typed_stays_when_something_is_wrong(browser_of, lior, typed, wrong):
    response = browser_of(lior).post(NEW, {**typed, **wrong})

    assert response.status_code == 422
    assert "Two neighbors, then us." in response.content.decode()
    assert not Coverage.objects.exists()


@pytest.mark.parametrize(
    "again", [{"headline": "Another", "outlet": "Channel 6"}, {"link": "https://else.example/"}]
)
def test_a_likely_duplicate_is_asked_about_and_then_saved(
    browser_of, lior, typed, make_coverage, make_outlet, again
):
    make_outlet("Channel 6")
    piece = make_coverage(typed["headline"].upper(), link=typed["link"])
    client, typed = browser_of(lior), {**typed, **again}

    asked = client.post(NEW, typed)
    saved = client.post(NEW, {**typed, "confirm_duplicate": "yes"})

    assert (asked.status_code, saved.status_code) == (422, 302)
    assert f'href="{piece.get_absolute_url()}"' in asked.content.decode()


def test_quoted_words_are_not_marked_but_ours_are(browser_of, lior):
    text = browser_of(lior).get(NEW).content.decode()

    marked = [part.split('name="')[1].split('"')[0] for part in fields_of(text)]
    assert marked == ["gist"]


def fields_of(text):
    """Return the tags of fields the language check looks through."""
    tags = text.replace("<textarea", "<input").split("<input")[1:]
    return [tag for tag in tags if "data-words" in tag.split(">")[0]]


def test_an_inquiry_fills_in_who_and_what(browser_of, lior, ana, herald):
    asked = {"question": "Why Elm?", "topic": "Elm Street", "taken_by": lior}
    inquiry = Inquiry.objects.create(journalist=ana, outlet=herald, **asked)

    form = browser_of(lior).get(f"{NEW}?inquiry={inquiry.pk}").context["form"]

    assert form.initial == {
        "inquiry": inquiry.pk,
        "topic": "Elm Street",
        "journalist": ana.contact,
        "outlet": herald.contact,
    }


def test_a_journalist_brings_the_outlet(browser_of, lior, ana, herald):
    form = browser_of(lior).get(f"{NEW}?journalist={ana.pk}").context["form"]

    assert form.initial == {"journalist": ana.contact, "outlet": herald.contact}


@pytest.mark.parametrize("question", ["journalist=0", "outlet=²", "inquiry=none"])
def test_beginning_with_nobody_is_not_found(browser_of, lior, question):
    assert browser_of(lior).get(f"{NEW}?{question}").status_code == 404


def test_a_piece_is_mended_with_its_newest_version(browser_of, lior, make_coverage, typed):
    piece = make_coverage()
    address = reverse("media_liaison:coverage_edit", args=[piece.pk])
    client = browser_of(lior)

    saved = client.post(address, {**typed, "version": piece.version})
    stale = client.post(address, {**typed, "form_id": uuid.uuid4(), "version": piece.version})

    assert (saved.status_code, stale.status_code) == (302, 409)


def test_the_months_are_drawn_with_their_table(browser_of, dana, make_coverage, today):
    make_coverage(published_on=today, tone="warm", wording="person-first")

    text = page(browser_of(dana))

    assert 'class="tone-bar tone-warm"' in text
    assert "1 of 1 that speak of people who use drugs in person-first words (100%)" in text


def test_links_lead_out_without_telling_from_where(browser_of, dana, make_coverage):
    piece = make_coverage(link="https://herald.example/elm")

    text = browser_of(dana).get(piece.get_absolute_url()).content.decode()

    assert 'href="https://herald.example/elm" rel="noreferrer noopener"' in text


def test_the_list_leaves_as_a_table(browser_of, grace, make_coverage):
    make_coverage("Boxes on Elm", words_used="addicts")

    response = browser_of(grace).get("/media/coverage/export.csv?q=boxes")

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert (len(lines), "Boxes on Elm,The Harlow Herald" in lines[1]) == (2, True)


def test_a_month_keeps_what_else_is_chosen(browser_of, dana, make_coverage, today):
    make_coverage(published_on=today, tone="warm")

    page = browser_of(dana).get(f"{LIST}?tone=warm&page=x").content.decode()

    first = f"{today:%Y-%m}-01"
    assert f'href="?tone=warm&amp;since={first}&amp;until={today:%Y-%m}-' in page
