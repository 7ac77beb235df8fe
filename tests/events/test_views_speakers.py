"""Speakers: the list, one of them, and who had which chances."""

from datetime import timedelta

import pytest

from events.models import Speaker, SpeakingTurn

LIST = "/events/speakers/"


@pytest.fixture
def make_speaker(db):
    """Make speakers: `make_speaker("Robin", topics="housing")`."""

    def make(name="Robin", **fields):
        fields.setdefault("readiness", "ready")
        return Speaker.objects.create(chosen_name=name, **fields)

    return make


@pytest.fixture
def offer(make_event, today):
    """Offer a chance at an event of its own: `offer(robin, 30, status="accepted")`."""

    def make(speaker, days_ago=0, *, kind="talk", cancelled=False, **fields):
        event = make_event(kind=kind, status="cancelled" if cancelled else "planned")
        on = today - timedelta(days=days_ago)
        return SpeakingTurn.objects.create(event=event, speaker=speaker, offered_on=on, **fields)

    return make


def names(response):
    return [row.chosen_name for row in response.context["page"].rows]


def test_those_not_offered_lately_come_first(browser_of, dana, make_speaker, offer):
    for name, days_ago in (("Ash", 3), ("Bo", 400), ("Cy", None)):
        speaker = make_speaker(name)
        if days_ago:
            offer(speaker, days_ago)
    browser = browser_of(dana)

    assert names(browser.get(LIST)) == ["Cy", "Bo", "Ash"]
    assert names(browser.get(LIST, {"sort": "name"})) == ["Ash", "Bo", "Cy"]


def test_chances_are_those_of_a_year_that_took_place(make_speaker, offer, today):
    robin = make_speaker()
    for status in ("delivered", "accepted", "practised", "declined"):
        offer(robin, 364, status=status)
    offer(robin, 365, status="delivered")
    offer(robin, 1, kind="speaking-practice", status="practised")
    offer(robin, 1, cancelled=True, status="accepted")

    row = Speaker.objects.all().with_chances(today).get()

    assert (row.offered, row.taken, row.last_offered) == (4, 3, today - timedelta(days=364))


def test_list_and_picture_say_the_chances(browser_of, dana, make_speaker, offer):
    robin = make_speaker()
    for status in ("delivered", "declined"):
        offer(robin, 5, status=status)

    texts = [browser_of(dana).get(LIST + page).text for page in ("", "fairness/")]

    assert ["offered 2, took 1" in text for text in texts] == [True, True]
    assert 'rect class="chance chance-taken" x="2"' in texts[1]
    assert 'rect class="chance" x="18"' in texts[1]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"readiness": "curious"}, ["Bo"]),
        ({"topic": "HOUSING"}, ["Ash"]),
        ({"language": "span"}, ["Bo"]),
        ({"state": "archived"}, ["Cy"]),
        ({"topic": "housing", "language": "span"}, []),
    ],
)
def test_filters(browser_of, dana, make_speaker, today, asked, found):
    make_speaker("Ash", topics="housing, work")
    make_speaker("Bo", readiness="curious", languages="Spanish")
    make_speaker("Cy", archived_at="2026-01-01T12:00Z")

    assert names(browser_of(dana).get(LIST, asked)) == found


def test_speaker_is_added_once_and_the_form_asks_for_no_reasons(browser_of, dana):
    browser = browser_of(dana)
    page = browser.get(f"{LIST}new/")
    form_id = page.context["form"]["form_id"].value()
    typed = {"chosen_name": "Robin", "readiness": "curious", "form_id": form_id}

    answers = [browser.post(f"{LIST}new/", typed) for _ in "ab"]

    assert "Write nothing about why someone has lived experience" in page.text
    assert {answer.url for answer in answers} == {Speaker.objects.get().get_absolute_url()}


def test_refused_speaker_keeps_what_was_typed(browser_of, dana, make_speaker, maria):
    make_speaker(contact=maria)
    typed = {"chosen_name": "M. L.", "readiness": "ready", "contact": maria.pk}

    response = browser_of(dana).post(f"{LIST}new/", typed)

    assert (response.status_code, "M. L." in response.text) == (422, True)
    assert "This contact is a speaker already." in response.text


def test_edit_of_an_old_copy_is_refused(browser_of, dana, make_speaker):
    robin = make_speaker()
    typed = {"chosen_name": "Robin G.", "readiness": "mentoring", "version": 1}

    answers = [
        browser_of(dana).post(f"{robin.get_absolute_url()}edit/", {**typed, "topics": topics})
        for topics in ("housing", "work")
    ]

    robin.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 409]
    assert (robin.readiness, robin.topics) == ("mentoring", "housing")


def test_archived_speaker_comes_back(browser_of, dana, make_speaker):
    robin, browser = make_speaker(), browser_of(dana)
    shown = []

    for verb in ("archive", "archive", "restore", "restore"):
        browser.post(f"{robin.get_absolute_url()}{verb}/")
        shown.append((len(names(browser.get(LIST))), robin in Speaker.objects.all().active()))

    assert shown == [(0, False), (0, False), (1, True), (1, True)]
    assert browser.post(f"{LIST}999999/archive/").status_code == 404


@pytest.mark.parametrize(("practices", "asks"), [(2, False), (3, True)])
def test_page_asks_softly_after_three_practices(
    browser_of, dana, make_speaker, offer, practices, asks
):
    robin = make_speaker(readiness="practising")
    for _ in range(practices):
        offer(robin, kind="speaking-practice", status="practised", feedback="A strong start")
    offer(robin, status="delivered", feedback="Well heard")

    response = browser_of(dana).get(robin.get_absolute_url())

    assert (f"practiced {practices} times" in response.text) == asks
    assert Speaker.objects.get().readiness == "practising"
    assert [turn.feedback for turn in response.context["talks"]] == ["Well heard"]


def test_volunteers_see_no_speakers(browser_of, vera, make_speaker, offer):
    turn, browser = offer(make_speaker("Robin Grey")), browser_of(vera)

    for address in (LIST, f"{LIST}fairness/", turn.get_absolute_url()):
        assert browser.get(address).status_code == 403
    assert "Robin Grey" not in browser.get(turn.event.get_absolute_url()).text
    assert not Speaker.objects.visible_to(vera).exists()


def test_export_is_the_list_as_shown_without_wishes(browser_of, grace, make_speaker, offer):
    offer(make_speaker("Ash", topics="=housing", wishes="A ride"), status="accepted")
    make_speaker("Bo", readiness="curious")

    response = browser_of(grace).get(f"{LIST}export.csv", {"readiness": "ready"})

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[1:] == ["Ash,Ready,'=housing,,,1,1,2026-11-20"]
    assert "wish" not in lines[0].lower()


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_cost_the_same_however_much_there_is(
    browser_of, dana, make_speaker, offer, django_assert_num_queries, rows
):
    for number in range(rows):
        robin = make_speaker(f"Robin {number}")
        for _ in range(rows):
            offer(robin, status="accepted")
            offer(robin, kind="speaking-practice")
    browser = browser_of(dana)

    for address in (LIST, f"{LIST}fairness/"):
        with django_assert_num_queries(4):
            browser.get(address)
    with django_assert_num_queries(6):
        browser.get(robin.get_absolute_url())
