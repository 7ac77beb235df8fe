"""Logging a challenge, working on it, closing it, and finding it again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contacts.models import Challenge, ChallengeStep

LIST = "/contacts/challenges/"


def challenge_fields(*contacts, **changes):
    """What the browser sends for a challenge."""
    fields = {
        "title": "Boxes on the path",
        "kind": "complaint",
        "source": "phone",
        "received_at": "2026-11-02T10:00",
        "facts": "Two boxes lay by the gate on Monday.",
        "sensitivity": "shared",
    }
    return {**fields, "contacts": [contact.pk for contact in contacts], **changes}


def verb(challenge, name):
    """The address of a verb."""
    return f"{challenge.get_absolute_url()}{name}/"


def test_challenge_is_logged_with_its_clock(browser_of, dana, maria):
    fields = challenge_fields(maria, owner=dana.pk)

    response = browser_of(dana).post(reverse("contacts:challenge_new"), fields)

    challenge = Challenge.objects.get()
    due = timezone.localtime(challenge.first_response_due)
    assert response.url == challenge.get_absolute_url()
    assert (challenge.author, challenge.owner, list(challenge.contacts.all())) == (
        dana,
        dana,
        [maria],
    )
    assert f"{due:%Y-%m-%d %H:%M}" == "2026-11-04 17:00"


def test_form_opened_from_a_contact_has_it_ticked(browser_of, dana, maria):
    response = browser_of(dana).get(f"{LIST}new/?contact={maria.pk}")

    assert f'value="{maria.pk}" checked' in response.text
    assert "or a court, read this?" in response.text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"facts": ""}, "This field is required."),
        ({"contacts": ["Nobody Known"]}, "Nobody here is called “Nobody Known”"),
        ({"received_at": "2099-01-01T10:00"}, "the clock runs from then"),
        ({"first_response_at": "2026-11-01T10:00"}, "This is before it reached us."),
    ],
)
def test_invalid_challenge_comes_back_with_everything_typed(
    browser_of, dana, maria, changes, sentence
):
    fields = challenge_fields(maria, **{"concern": "Two\nlines & more", **changes})

    response = browser_of(dana).post(reverse("contacts:challenge_new"), fields)

    assert response.status_code == 422
    assert sentence in response.text
    assert "Two\nlines &amp; more" in response.text
    assert Challenge.objects.count() == 0


def test_same_form_sent_twice_makes_one_challenge(browser_of, dana, maria):
    browser = browser_of(dana)
    fields = challenge_fields(maria, form_id="5a3f4d7e-0000-4000-8000-000000000001")

    answers = [browser.post(f"{LIST}new/", fields).url for _ in range(2)]

    assert answers[0] == answers[1]
    assert Challenge.objects.count() == 1


def test_mended_day_sets_the_clock_again(browser_of, dana, make_challenge):
    challenge = make_challenge(author=dana)
    fields = challenge_fields(received_at="2026-11-03T10:00", version=1)

    response = browser_of(dana).post(verb(challenge, "edit"), fields)

    challenge.refresh_from_db()
    assert response.status_code == 302
    assert f"{timezone.localtime(challenge.first_response_due):%d %H}" == "05 17"


def test_time_nobody_changed_keeps_its_seconds_and_its_clock(browser_of, dana, make_challenge):
    challenge = make_challenge(author=dana, days_ago=3, first_response_due=timezone.now())
    minute = f"{timezone.localtime(challenge.received_at):%Y-%m-%dT%H:%M}"
    times = (challenge.received_at, challenge.first_response_due)

    browser_of(dana).post(verb(challenge, "edit"), challenge_fields(received_at=minute, version=1))

    challenge.refresh_from_db()
    assert (challenge.received_at, challenge.first_response_due) == times
    assert challenge.version == 2


def test_stale_edit_is_compared(browser_of, dana, make_challenge):
    challenge = make_challenge(author=dana)
    challenge.save()

    response = browser_of(dana).post(verb(challenge, "edit"), challenge_fields(version=1))

    assert response.status_code == 409


@pytest.mark.parametrize("name", ["", "edit/", "close/", "steps/new/", "notes/", "answer/"])
def test_restricted_challenge_does_not_exist_for_others(
    browser_of, dana, grace, make_challenge, name
):
    challenge = make_challenge(author=grace, sensitivity="restricted")
    path = challenge.get_absolute_url() + name

    assert browser_of(dana).get(path).status_code == 404
    assert browser_of(grace).get(path).status_code == (404 if name == "answer/" else 200)


def test_only_who_stands_on_it_or_leadership_restricts_a_challenge(
    browser_of, dana, lior, make_challenge
):
    challenge = make_challenge(author=dana)
    fields = challenge_fields(sensitivity="restricted", version=1)

    browser_of(lior).post(verb(challenge, "edit"), fields)

    challenge.refresh_from_db()
    assert (challenge.facts, challenge.sensitivity) == (fields["facts"], "shared")


# History


def test_history_tells_who_changed_what_and_whom_it_is_about(browser_of, dana, maria):
    browser = browser_of(dana)
    browser.post(reverse("contacts:challenge_new"), challenge_fields(maria))
    challenge = Challenge.objects.get()
    browser.post(verb(challenge, "edit"), challenge_fields(title="Crates", version=1))

    page = browser.get(challenge.get_absolute_url()).text

    assert "Dana changed the in a few words" in page
    assert "Dana removed this contact: Maria Lopez" in page


def test_late_clock_says_so(browser_of, dana, make_challenge):
    make_challenge(days_ago=9)

    page = browser_of(dana).get(LIST).text

    assert "answer was due" in page
    assert "tone-overdue" in page


def test_not_solved_wears_no_color_of_success(browser_of, dana, make_challenge):
    make_challenge(status="unresolved", lesson="They moved away.", worked="")

    page = browser_of(dana).get(f"{LIST}?view=playbook").text

    assert "Closed, not solved" in page
    assert "tone-kept" not in page


# As many questions for three as for one


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("query", "number"), [("", 5), ("?view=playbook", 5), ("?view=playbook&q=boxes", 5)]
)
def test_lists_ask_as_often_for_one_as_for_three(
    browser_of, dana, maria, make_challenge, django_assert_num_queries, rows, query, number
):
    status = "resolved" if query else "open"
    for _ in range(rows):
        make_challenge("Boxes", maria, status=status, owner=dana)
    browser = browser_of(dana)

    with django_assert_num_queries(number):
        assert browser.get(LIST + query).text.count("challenge-row") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_as_often_for_one_as_for_three(
    browser_of, dana, make_contact, make_note, make_challenge, django_assert_num_queries, rows
):
    contacts = [make_contact(f"Neighbor {n}") for n in range(rows)]
    challenge = make_challenge("Boxes", *contacts, author=dana, owner=dana)
    challenge.notes.set([make_note(dana, *contacts) for _ in range(rows)])
    for _ in range(rows):
        ChallengeStep.objects.create(challenge=challenge, what="We went by.", author=dana)
        make_challenge("Boxes", *contacts, status="resolved")
    browser = browser_of(dana)

    with django_assert_num_queries(12):
        page = browser.get(challenge.get_absolute_url()).text

    assert (page.count("challenge-before"), page.count('class="moment"')) == (rows, rows)


def test_open_list_shows_what_waits_longest_first(browser_of, dana, make_challenge):
    make_challenge("Answered", days_ago=9, first_response_at=timezone.now())
    make_challenge("Fresh")
    make_challenge("Late", days_ago=5)

    page = browser_of(dana).get(LIST).text

    found = [page.index(f">{title}</a>") for title in ("Late", "Fresh", "Answered")]
    assert found == sorted(found)


def test_list_pages_by_clock_without_losing_one(browser_of, dana, make_challenge):
    for number in range(30):
        is_answered = number % 2
        answered = timezone.now() - timedelta(days=1) if is_answered else None
        make_challenge(f"C{number}.", days_ago=number, first_response_at=answered)
    browser = browser_of(dana)

    first = browser.get(LIST)
    following = browser.get(f"{LIST}?page={first.context['page'].following}")

    titles = {row.title for page in (first, following) for row in page.context["page"].rows}
    assert len(titles) == 30
