"""What an approval of a post is worth: by whom, of what, and with whose word."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from media_liaison.models import PressRoom
from media_liaison.services.posts import approve_post, mark_posted, restore_post, save_post

from .test_post_pages import typed_for
from .voice import days_ago, make_consent, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_people(db):
    """The program asks for a second person."""
    return PressRoom.objects.create(pk=1, two_people=True)


@pytest.fixture
def shown(lior, grace):
    """A post approved by a second person, with somebody's word."""
    post = make_post(lior, status="approved", approved_by=grace, shows_people=True)
    post.consents.set([make_consent()])
    return post


def test_whoever_rewrites_a_post_does_not_approve_it(browser_of, lior, grace, two_people):
    post, browser = make_post(lior), browser_of(grace)

    browser.post(f"{post.get_absolute_url()}edit/", typed_for(post, text="Other words."))
    post.refresh_from_db()
    told = browser.post(f"{post.get_absolute_url()}approve/", {"version": 2}, follow=True).text

    assert (post.author, post.version) == (grace, 2)
    assert "a second person approves it" in told


def test_a_new_title_leaves_the_author(lior, grace):
    post = make_post(lior)
    post.title = "Thank you"

    assert save_post(post=post, by=grace).author == lior


@pytest.mark.parametrize("people", [{"shows_people": "on", "consents": []}, {}])
def test_people_and_consents_unticked_take_the_approval_back(browser_of, lior, shown, people):
    consent = shown.consents.get()
    kept = people or {"consents": [consent.pk]}

    browser_of(lior).post(f"{shown.get_absolute_url()}edit/", typed_for(shown, **kept))

    shown.refresh_from_db()
    assert (shown.status, shown.approved_by, shown.author) == ("draft", None, lior)


def test_one_of_two_consents_unticked_takes_the_approval_back(browser_of, lior, shown):
    kept = {"shows_people": "on", "consents": [shown.consents.get().pk]}
    shown.consents.add(make_consent("Sam"))

    browser_of(lior).post(f"{shown.get_absolute_url()}edit/", typed_for(shown, **kept))

    shown.refresh_from_db()
    assert (shown.status, shown.consents.count()) == ("draft", 1)


def test_same_people_and_consents_keep_the_approval(browser_of, grace, lior, shown):
    kept = {"shows_people": "on", "consents": [shown.consents.get().pk]}

    browser_of(grace).post(f"{shown.get_absolute_url()}edit/", typed_for(shown, **kept))

    shown.refresh_from_db()
    assert (shown.status, shown.author, shown.version) == ("approved", lior, 2)


def test_what_is_out_keeps_its_author(lior, grace):
    post = make_post(lior, days=-1, status="posted")
    post.shows_people = True

    assert save_post(post=post, by=grace, consents=[make_consent()]).author == lior


@pytest.mark.parametrize("sent", [{}, {"version": ""}, {"version": 7}])
def test_a_yes_without_the_version_that_was_read_is_none(browser_of, grace, lior, sent):
    post = make_post(lior)

    told = browser_of(grace).post(f"{post.get_absolute_url()}approve/", sent, follow=True).text

    post.refresh_from_db()
    assert (post.status, "Please look once more" in told) == ("draft", True)


def test_own_yes_is_told_of_on_the_page(browser_of, lior, two_people):
    page = browser_of(lior).get(make_post(lior, status="approved").get_absolute_url()).text

    assert "Whoever wrote this one approved it too" in page


def test_own_yes_from_before_two_were_asked_for_does_not_go_out(lior, grace, today, two_people):
    own, other = make_post(lior, status="approved"), make_post(lior)
    approve_post(post=other, user=grace, version=1)

    assert mark_posted(post=other, on=today).status == "posted"
    with pytest.raises(ValidationError, match="here a second person approves every post"):
        mark_posted(post=own, on=today)


def test_consent_that_ended_meanwhile_is_asked_about_before_it_is_out(browser_of, lior, today):
    post = make_post(lior, days=-3, status="approved", shows_people=True)
    post.consents.set([make_consent("Robin", -1)])
    address, typed = f"{post.get_absolute_url()}posted/", {"posted_on": today}
    browser = browser_of(lior)

    asked = browser.post(address, typed)

    post.refresh_from_db()
    assert (asked.status_code, post.status, "Photo of Robin" in asked.text) == (422, "approved", 1)
    assert "Save anyway" in asked.text
    assert browser.post(address, {**typed, "confirm_consent": "yes"}).status_code == 302


def test_service_lets_nothing_out_without_the_consent_either(lior, today):
    post = make_post(lior, days=-3, status="approved", shows_people=True)

    with pytest.raises(ValidationError, match="consent is missing"):
        mark_posted(post=post, on=today)


def test_consent_that_holds_today_is_enough_for_what_is_out_before_its_day(lior, today):
    post = make_post(lior, days=30, status="approved", shows_people=True)
    post.consents.set([make_consent(left=2)])

    assert mark_posted(post=post, on=days_ago(0)).status == "posted"


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        (lambda post, by: approve_post(post=post, user=by, version=1), "draft"),
        (lambda post, by: save_post(post=post, by=by, consents=post.consents.all()), "draft"),
        (lambda post, by: mark_posted(post=post, on=days_ago(0)), "approved"),
        (lambda post, by: restore_post(post=post), "posted"),
    ],
)
def test_consents_are_locked_before_the_post(lior, grace, verb, status):
    # The order of taking one back: whatever is read of consents holds until the end.
    post = make_post(lior, days=0, status=status, shows_people=True)
    post.consents.set([make_consent()])

    with CaptureQueriesContext(connection) as caught:
        verb(post, grace)

    locks = [query["sql"] for query in caught if "FOR UPDATE" in query["sql"]]
    tables = [sql.split('FROM "')[1].split('"')[0] for sql in locks]
    assert tables == ["media_liaison_consent", "media_liaison_post"]


def test_what_is_not_out_after_all_is_approved_anew_where_two_read(two_people, lior, grace):
    post = make_post(lior, status="posted", approved_by=grace)

    assert restore_post(post=post).status == "draft"
