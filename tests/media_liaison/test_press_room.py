"""Who our liaison is and what is public; and our ground rules."""

import pytest

from accounts.models import User
from media_liaison.models import GroundRule, PressRoom

ROOM, RULES = "/media/room/", "/media/rules/"


def typed(**fields):
    known = {"letter_subject": "Whom to call", "letter": "Dear {journalist}", "version": 1}
    return {**known, "number": "555-0190", "facts": "Free for all.", **fields}


def test_the_first_save_makes_the_one_row(browser_of, lior):
    response = browser_of(lior).post(ROOM, typed(liaison=lior.pk, is_open="on"), follow=True)

    room = PressRoom.objects.get()
    assert (room.pk, room.liaison, room.is_open) == (1, lior, True)
    assert "Reporters do not know that yet" in response.text
    assert 'href="/press/"' in response.text


def test_an_unchanged_liaison_needs_no_letter(browser_of, lior):
    PressRoom.objects.create(pk=1, liaison=lior, number="555-0190")

    response = browser_of(lior).post(ROOM, typed(liaison=lior.pk), follow=True)

    assert "Saved: this is how we meet the press." in response.text


def test_a_private_number_is_refused_and_what_was_typed_stays(browser_of, lior):
    User.objects.filter(pk=lior.pk).update(phone="+1 (555) 010-7777")

    response = browser_of(lior).post(ROOM, typed(number="555.010.7777"))

    assert response.status_code == 422
    assert "private number of somebody here" in response.text
    assert "Free for all." in response.text
    assert not PressRoom.objects.exists()


def test_a_sign_in_address_is_refused_and_what_was_typed_stays(browser_of, lior):
    response = browser_of(lior).post(ROOM, typed(email="LIOR@example.org", confirm_email="on"))

    assert response.status_code == 422
    assert "Somebody here signs in with this address" in response.text
    assert "Free for all." in response.text
    assert not PressRoom.objects.exists()


@pytest.mark.parametrize("number", ["Max: 555-0190", "(315) 555-0110 or (315) 555-0188"])
def test_more_than_one_number_is_refused(browser_of, lior, number):
    response = browser_of(lior).post(ROOM, typed(number=number))

    assert (response.status_code, "Write one number only" in response.text) == (422, True)


@pytest.mark.parametrize(("number", "is_told"), [("555-0191", True), ("555 0190", False)])
def test_a_new_number_is_for_reporters_to_know(browser_of, lior, number, is_told):
    PressRoom.objects.create(pk=1, liaison=lior, number="555-0190")

    text = browser_of(lior).post(ROOM, typed(liaison=lior.pk, number=number), follow=True).text

    assert ("555-0191 is the number we publish now." in text) is is_told
    assert ('href="/media/introductions/">tell them' in text) is is_told


@pytest.mark.parametrize(("who", "sets"), [("lior", False), ("grace", True), ("ada", True)])
def test_whom_the_second_person_binds_does_not_switch_it_off(browser_of, request, who, sets):
    browser = browser_of(request.getfixturevalue(who))
    PressRoom.objects.create(pk=1, two_people=True)

    page = browser.get(ROOM).text
    browser.post(ROOM, typed())

    assert ('name="two_people"' in page, "Leadership or an Admin decides" in page) == (
        sets,
        not sets,
    )
    assert PressRoom.objects.get().two_people is not sets


def test_an_old_page_does_not_undo_a_newer_save(browser_of, lior):
    PressRoom.objects.create(pk=1)
    browser = browser_of(lior)

    assert [browser.post(ROOM, typed()).status_code for _ in range(2)] == [302, 409]


def test_staff_read_the_rules_and_change_nothing(browser_of, dana):
    rule = GroundRule.objects.create(words="Nobody is recorded.")
    browser = browser_of(dana)

    answers = [browser.get(RULES), browser.get(ROOM), browser.post(f"{RULES}{rule.pk}/use/")]

    assert [answer.status_code for answer in answers] == [200, 403, 403]
    assert "Nobody is recorded." in answers[0].text


def test_rules_stand_in_their_order_those_in_use_first(browser_of, dana):
    for words, place, is_active in (("Late", 30, True), ("Off", 1, False), ("Early", 10, True)):
        GroundRule.objects.create(words=words, place=place, is_active=is_active)

    rules = browser_of(dana).get(RULES).context["rules"]

    assert [rule.words for rule in rules] == ["Early", "Late", "Off"]


def test_rules_ask_the_same_for_one_and_three(browser_of, dana, django_assert_num_queries):
    browser = browser_of(dana)
    GroundRule.objects.create(words="One")
    browser.get(RULES)
    with django_assert_num_queries(4):
        browser.get(RULES)
    for words in ("Two", "Three"):
        GroundRule.objects.create(words=words)

    with django_assert_num_queries(4):
        browser.get(RULES)


def test_a_rule_is_written_edited_and_kept_when_wrong(browser_of, lior):
    browser, form = browser_of(lior), {"words": "Ask first.", "place": 10, "is_active": "on"}

    wrong = browser.post(f"{RULES}new/", {**form, "place": "x"})
    browser.post(f"{RULES}new/", form)
    rule = GroundRule.objects.get()
    browser.post(f"{RULES}{rule.pk}/edit/", {**form, "words": "Ask twice.", "version": 1})

    rule.refresh_from_db()
    assert (wrong.status_code, "Ask first." in wrong.text) == (422, True)
    assert (rule.words, rule.version) == ("Ask twice.", 2)


@pytest.mark.parametrize(("data", "is_active"), [({}, False), ({"again": "yes"}, True)])
def test_a_rule_is_taken_out_of_use_and_back(browser_of, lior, data, is_active):
    rule = GroundRule.objects.create(words="Ask first.", is_active=not is_active)

    for _ in range(2):
        browser_of(lior).post(f"{RULES}{rule.pk}/use/", data)

    rule.refresh_from_db()
    assert (rule.is_active, rule.version) == (is_active, 2)


def test_a_rule_nobody_wrote_is_nowhere(browser_of, lior):
    answers = [browser_of(lior).post(f"{RULES}999999/{verb}/") for verb in ("edit", "use")]

    assert [answer.status_code for answer in answers] == [404, 404]
