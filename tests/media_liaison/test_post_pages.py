"""The plan of posts, one post, and its form."""

import pytest

from media_liaison.models import Post
from media_liaison.post_length import length_words, post_length

from .voice import make_channel, make_consent, make_event, make_post

LIST = "/media/posts/"
pytestmark = pytest.mark.django_db


def names(response):
    return [row.title for row in response.context["page"].rows]


def typed_for(post, **changes):
    """What the form of a post sends."""
    fields = {"channel": post.channel_id, "title": post.title, "text": post.text}
    return {**fields, "planned_on": post.planned_on, "version": post.version, **changes}


@pytest.mark.parametrize("count", [1, 3])
def test_list_and_page_ask_the_same_for_one_and_three(
    browser_of, lior, django_assert_num_queries, count
):
    for _ in range(count):
        post = make_post(lior, shows_people=True)
        post.consents.set([make_consent(), make_consent()])
    browser = browser_of(lior)

    with django_assert_num_queries(6):
        assert len(names(browser.get(LIST))) == count
    with django_assert_num_queries(8):
        browser.get(post.get_absolute_url())


def test_what_is_coming_stands_before_what_is_out(browser_of, dana, lior):
    rows = [("Soon", 2, "draft"), ("Late", -1, "approved"), ("Later", 9, "draft")]
    rows += [("Out long", -30, "posted"), ("Out", -2, "posted"), ("Dropped", -5, "dropped")]
    for title, days, status in rows:
        make_post(lior, title, days, status=status)

    page = browser_of(dana).get(LIST)

    assert names(page) == ["Late", "Soon", "Later", "Out", "Dropped", "Out long"]
    assert "not out yet" in page.text


def test_long_plan_is_paged(browser_of, dana, lior):
    channel = make_channel()
    for n in range(30):
        make_post(lior, f"{n}", 10 - n, channel=channel, status="draft" if n < 12 else "posted")
    browser = browser_of(dana)

    first = browser.get(LIST)
    second = browser.get(LIST, {"page": first.context["page"].following})

    found = names(first) + names(second)
    assert found == [*[f"{n}" for n in range(11, -1, -1)], *[f"{n}" for n in range(12, 30)]]


def test_filters(browser_of, dana, lior):
    site = make_channel("Our site")
    make_post(lior, "Soup", channel=site, text="Come at six.")
    make_post(lior, "Walk", status="approved")
    browser = browser_of(dana)

    asked = [{"channel": site.pk}, {"status": "approved"}, {"q": "SIX come"}, {"channel": "x"}]

    found = [names(browser.get(LIST, query)) for query in asked]
    assert found == [["Soup"], ["Walk"], ["Soup"], ["Soup", "Walk"]]


def test_post_is_planned_once_for_an_event(browser_of, lior, today):
    channel, event, browser = make_channel(), make_event(), browser_of(lior)
    page = browser.get(f"{LIST}new/?channel={channel.pk}&event={event.pk}")
    typed = {"title": "Come", "text": "At six.", "planned_on": today}
    typed |= {name: page.context["form"][name].value() for name in ("channel", "event", "form_id")}
    typed = {key: getattr(value, "pk", value) for key, value in typed.items()}

    answers = [browser.post(f"{LIST}new/?event={event.pk}", typed) for _ in "ab"]

    post = Post.objects.get()
    assert {answer.url for answer in answers} == {post.get_absolute_url()}
    assert (post.event, post.channel, post.author, post.status) == (event, channel, lior, "draft")


def test_refused_post_keeps_what_was_typed(browser_of, lior):
    closed = make_channel("@old", closed_on="2026-01-01")
    typed = {"title": "Soup", "text": "Come at six.", "planned_on": "soon"}

    answers = [
        browser_of(lior).post(f"{LIST}new/", {**typed, "channel": pk})
        for pk in (closed.pk, 999_999)
    ]

    assert [(a.status_code, "Come at six." in a.text) for a in answers] == [(422, True)] * 2
    assert answers[0].context["form"].errors == answers[1].context["form"].errors


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"title": "Thank you"}, "approved"), ({"text": "Other words."}, "draft")],
)
def test_other_words_take_the_approval_back(browser_of, lior, changes, status):
    post = make_post(lior, status="approved")

    answer = browser_of(lior).post(f"{post.get_absolute_url()}edit/", typed_for(post, **changes))

    post.refresh_from_db()
    assert (answer.status_code, post.status) == (302, status)
    assert (post.approved_by is None) == (status == "draft")


def test_day_after_a_consent_ends_takes_the_approval_back(browser_of, lior, today):
    post = make_post(lior, days=1, status="approved", shows_people=True)
    consent = make_consent(left=2)
    post.consents.set([consent])
    chosen = {"shows_people": "on", "consents": [consent.pk]}
    later = typed_for(post, planned_on=today.replace(year=today.year + 1), **chosen)

    browser_of(lior).post(f"{post.get_absolute_url()}edit/", later)

    post.refresh_from_db()
    assert (post.status, list(post.consents.all())) == ("draft", [consent])


def test_edit_of_an_old_copy_is_refused(browser_of, lior):
    post = make_post(lior)
    address, browser = f"{post.get_absolute_url()}edit/", browser_of(lior)
    typed = [typed_for(post, text=text, form_id="") for text in ("First.", "Second.")]

    first = browser.post(address, typed[0])
    second = browser.post(address, typed[1])

    assert (first.status_code, second.status_code) == (302, 409)
    assert Post.objects.get().text == "First."


def test_text_of_a_post_that_is_out_stays(browser_of, lior):
    post = make_post(lior, days=-1, status="posted")
    typed = typed_for(post, text="Something else.", link="https://site.example/1")

    browser_of(lior).post(f"{post.get_absolute_url()}edit/", typed)

    post.refresh_from_db()
    assert (post.text, post.link) == ("Thank you all.", "https://site.example/1")
    assert post.status == "posted"


@pytest.mark.parametrize(
    ("text", "platform", "length"),
    [("añ", "bluesky", 2), ("a\r\nb", "bluesky", 3), ("see https://a.example/b/c", "mastodon", 27)],
)
def test_length_is_what_the_platform_counts(text, platform, length):
    assert post_length(text, platform) == length


def test_length_is_a_hint():
    assert [length_words("x" * n, "bluesky", "Bluesky") for n in (1, 310)] == [
        "1 character; Bluesky takes 300",
        "310 characters: 10 more than Bluesky takes",
    ]
    assert length_words("Hello", "website", "Website") == "5 characters"


def test_page_offers_the_text_to_copy(browser_of, dana, lior):
    post = make_post(lior, text="Café & <soup>\nat six")

    page = browser_of(dana).get(post.get_absolute_url()).text

    assert 'id="post-text">Café &amp; &lt;soup&gt;\nat six</p>' in page
    assert 'data-copy-from="post-text" hidden' in page
