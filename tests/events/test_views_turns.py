"""Chances at an event: offered to whom they suit, answered in one tap, taken back."""

import pytest

from events.models import Event, Speaker, SpeakingTurn


@pytest.fixture
def talk(make_event):
    return make_event("Housing first, at the library", kind="talk")


@pytest.fixture
def robin(db):
    return Speaker.objects.create(chosen_name="Robin", readiness="ready")


@pytest.fixture
def turn(talk, robin, today):
    return SpeakingTurn.objects.create(event=talk, speaker=robin, offered_on=today)


def offer_to(event):
    return f"/events/{event.pk}/offer/"


def answer(turn, verb="answer"):
    return f"/events/turns/{turn.pk}/{verb}/"


def add(name, **fields):
    return Speaker.objects.create(chosen_name=name, **{"readiness": "ready", **fields})


def asked(response):
    return [candidate.speaker.chosen_name for candidate in response.context["form"].candidates]


def test_best_matches_come_first_then_fewest_chances(browser_of, dana, talk, make_event, today):
    often, seldom = add("Often"), add("Seldom")
    add("Match", topics="houses, housing")
    for speaker, times in ((often, 2), (seldom, 1)):
        for _ in range(times):
            SpeakingTurn.objects.create(event=make_event(), speaker=speaker, offered_on=today)

    assert asked(browser_of(dana).get(offer_to(talk))) == ["Match", "Seldom", "Often"]


def test_everybody_is_asked_to_practice_and_the_ready_to_talk(browser_of, dana, talk, make_event):
    add("Ready")
    add("Curious", readiness="curious")
    add("Gone", archived_at="2026-01-01T12:00Z")
    practice = make_event("Practice", kind="speaking-practice")

    found = [asked(browser_of(dana).get(offer_to(event))) for event in (talk, practice)]

    assert found == [["Ready"], ["Curious", "Ready"]]


def test_chance_is_offered_once(browser_of, dana, talk, robin):
    browser = browser_of(dana)
    form_id = browser.get(offer_to(talk)).context["form"]["form_id"].value()
    typed = {"speaker": robin.pk, "talk": "A door", "offered_on": "2026-11-19", "form_id": form_id}

    answers = [browser.post(offer_to(talk), typed) for _ in "ab"]
    again = browser.post(offer_to(talk), {**typed, "form_id": ""})

    turn = SpeakingTurn.objects.get()
    assert [each.url for each in answers] == [talk.get_absolute_url()] * 2
    assert (turn.talk, turn.status, str(turn.offered_on)) == ("A door", "offered", "2026-11-19")
    assert (again.status_code, "They were offered this one already." in again.text) == (422, True)


def test_refused_offer_keeps_what_was_typed(browser_of, dana, talk, robin):
    typed = {"speaker": robin.pk, "talk": "A door & a key", "offered_on": "2026-11-21"}

    response = browser_of(dana).post(offer_to(talk), typed)

    assert (response.status_code, "A door &amp; a key" in response.text) == (422, True)
    assert "Write it down once they were asked." in response.text


def test_somebody_not_ready_cannot_be_offered_a_talk(browser_of, dana, talk):
    shy = add("Shy", readiness="practising")

    response = browser_of(dana).post(
        offer_to(talk), {"speaker": shy.pk, "offered_on": "2026-11-20"}
    )

    assert (response.status_code, SpeakingTurn.objects.count()) == (422, 0)


def test_nobody_is_asked_for_a_cancelled_event(browser_of, dana, turn):
    Event.objects.update(status="cancelled")
    browser, page = browser_of(dana), turn.event.get_absolute_url()
    other = add("Other")

    sent = browser.post(offer_to(turn.event), {"speaker": other.pk, "offered_on": "2026-11-20"})
    told = browser.post(answer(turn), {"status": "accepted"})

    turn.refresh_from_db()
    assert (sent.url, told.status_code, turn.status) == (page, 422, "offered")
    assert "Offer it to a speaker" not in browser.get(page).text
    assert SpeakingTurn.objects.count() == 1


@pytest.mark.parametrize("status", ["accepted", "declined", "practised", "delivered"])
def test_answer_is_one_tap_and_taken_back(browser_of, dana, turn, today, status):
    browser = browser_of(dana)

    sent = [browser.post(answer(turn), {"status": status}) for _ in "ab"]
    turn.refresh_from_db()
    told = (turn.status, turn.answered_on, turn.version)
    for _ in "abc":
        browser.post(answer(turn, "undo"))

    turn.refresh_from_db()
    assert [each.url for each in sent] == [turn.event.get_absolute_url()] * 2
    assert told == (status, today, 2)
    assert (turn.status, turn.answered_on) == ("offered", None)


def test_words_stay_until_they_are_changed(browser_of, dana, turn):
    browser, words = browser_of(dana), []

    for typed in ({"feedback": "Strong start"}, {}, {"feedback": ""}):
        browser.post(answer(turn), {"status": "delivered", **typed})
        turn.refresh_from_db()
        words.append(turn.feedback)

    assert words == ["Strong start", "Strong start", ""]


def test_refused_answer_keeps_the_words(browser_of, dana, turn):
    typed = {"status": "offered", "feedback": "Slow & clear"}

    response = browser_of(dana).post(answer(turn), typed)

    assert (response.status_code, "Slow &amp; clear" in response.text) == (422, True)


def test_taps_fit_how_far_it_is(browser_of, dana, turn):
    browser, page = browser_of(dana), turn.event.get_absolute_url()
    shown = {}

    for status in ("offered", "accepted", "declined"):
        SpeakingTurn.objects.update(status=status)
        text = browser.get(page).text
        shown[status] = [word for word in SpeakingTurn.Status if f'value="{word}"' in text]

    assert shown == {
        "offered": ["accepted", "declined"],
        "accepted": ["practised", "delivered"],
        "declined": [],
    }


def test_only_those_who_ask_speakers_offer_and_answer(browser_of, vera, dana, turn):
    posts = [offer_to(turn.event), answer(turn), answer(turn, "undo")]
    missing = ["/events/999999/offer/", *(f"/events/turns/999999/{v}/" for v in ("answer", "undo"))]

    assert [browser_of(vera).post(address).status_code for address in posts] == [403] * 3
    assert [browser_of(dana).post(address).status_code for address in missing] == [404] * 3


@pytest.mark.parametrize("rows", [1, 3])
def test_event_and_offer_cost_the_same_however_many_speak(
    browser_of, dana, talk, django_assert_num_queries, today, rows
):
    for number in range(rows):
        SpeakingTurn.objects.create(event=talk, speaker=add(f"R {number}"), offered_on=today)
        add(f"S {number}")
    browser = browser_of(dana)

    with django_assert_num_queries(7):
        browser.get(talk.get_absolute_url())
    with django_assert_num_queries(6):
        browser.get(offer_to(talk))
