"""Approving, posting and dropping posts, each of them once and back."""

import pytest
from django.core.exceptions import ValidationError

from media_liaison.models import Post, PressRoom
from media_liaison.services.posts import approve_post, restore_post

from .voice import days_ago, make_consent, make_post

pytestmark = pytest.mark.django_db


def follow(browser, post, *verbs):
    """Send verbs one after another; return the status after each."""
    seen = []
    for verb in verbs:
        browser.post(f"{post.get_absolute_url()}{verb}/", {"version": post.version})
        post.refresh_from_db()
        seen.append(post.status)
    return seen


def test_approved_and_taken_back_twice_is_once(browser_of, lior):
    post, verbs = make_post(lior), ("approve", "approve", "unapprove", "unapprove")

    seen = follow(browser_of(lior), post, *verbs)

    assert seen == ["approved", "approved", "draft", "draft"]
    assert (post.approved_by, post.approved_at) == (None, None)


def test_dropped_and_planned_again_needs_a_new_yes(browser_of, lior):
    post = make_post(lior, status="approved")

    assert follow(browser_of(lior), post, "drop", "drop", "restore", "restore") == [
        "dropped",
        "dropped",
        "draft",
        "draft",
    ]


def test_posted_with_day_and_link_and_not_out_after_all(browser_of, lior, today):
    post, browser = make_post(lior, status="approved"), browser_of(lior)
    address = f"{post.get_absolute_url()}posted/"
    form_id = browser.get(address).context["form"]["form_id"].value()
    typed = {"posted_on": today, "link": "https://site.example/1", "form_id": form_id}

    answers = [browser.post(address, typed).status_code for _ in "ab"]
    post.refresh_from_db()

    assert (answers, post.status, post.posted_on) == ([302, 302], "posted", today)
    assert post.link == "https://site.example/1"
    assert follow(browser, post, "drop", "unapprove", "restore") == ["posted", "posted", "approved"]


@pytest.mark.parametrize(
    ("status", "day", "words"),
    [
        ("draft", 0, "A post is approved before it goes out."),
        ("approved", -1, "Choose today or a day before."),
        ("dropped", 0, "This post is dropped already."),
    ],
)
def test_posting_is_refused_in_words_and_keeps_what_was_typed(browser_of, lior, status, day, words):
    post = make_post(lior, status=status)
    typed = {"posted_on": days_ago(day), "link": "https://site.example/1"}

    answer = browser_of(lior).post(f"{post.get_absolute_url()}posted/", typed)

    post.refresh_from_db()
    assert (answer.status_code, post.status) == (422, status)
    assert [words in answer.text, "https://site.example/1" in answer.text] == [True, True]


def test_second_person_approves_if_the_program_asks_for_one(browser_of, lior, grace):
    PressRoom.objects.create(pk=1, two_people=True)
    post = make_post(lior)

    own = browser_of(lior).post(f"{post.get_absolute_url()}approve/", {"version": 1}, follow=True)

    assert "a second person approves it" in own.text
    assert follow(browser_of(grace), post, "approve") == ["approved"]
    assert post.approved_by == grace


def test_what_changed_while_it_was_read_is_not_approved(browser_of, lior, grace):
    post = make_post(lior)
    read = browser_of(grace).get(post.get_absolute_url()).context["approve"]["version"].value()
    post.text = "Other words."
    post.save()

    answer = browser_of(grace).post(
        f"{post.get_absolute_url()}approve/", {"version": read}, follow=True
    )

    assert "changed this post while you read it" in answer.text
    assert Post.objects.get().status == "draft"


def test_missing_consent_is_asked_about_and_never_passed_over(browser_of, lior):
    post, browser = make_post(lior, shows_people=True), browser_of(lior)
    address = f"{post.get_absolute_url()}approve/"

    asked = browser.post(address, {"version": 1})

    assert (asked.status_code, Post.objects.get().status) == (422, "draft")
    assert "no consent is chosen" in asked.text
    assert "Approve anyway" in asked.text
    assert browser.post(address, {"version": 1, "confirm_consent": "yes"}).status_code == 302
    assert Post.objects.get().status == "approved"


def test_service_passes_over_no_missing_consent_either(lior):
    post = make_post(lior, shows_people=True)

    with pytest.raises(ValidationError, match="consent is missing"):
        approve_post(post=post, user=lior, version=1)


def test_not_out_after_all_without_consent_is_a_draft(lior):
    post = make_post(lior, days=-1, status="posted", shows_people=True)
    post.consents.set([make_consent(left=-1)])

    assert restore_post(post=post).status == "draft"


@pytest.mark.parametrize("verb", ["approve", "unapprove", "posted", "drop", "restore"])
def test_verbs_are_for_those_who_write_posts(browser_of, dana, lior, verb):
    post = make_post(lior)

    assert browser_of(dana).post(f"{post.get_absolute_url()}{verb}/").status_code == 403
    assert browser_of(lior).post(f"/media/posts/999999/{verb}/").status_code == 404
