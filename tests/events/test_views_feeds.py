"""Calendar addresses: who may read one, when it closes, and the page they are made on."""

import logging
import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from events.models import CalendarFeed
from events.services.feeds import make_feed, stop_feed
from events.tokens import hash_of
from ssp_crm.logs import PrivateFormatter

LIST = reverse("events:feed_list")


def path(token):
    return reverse("public_feed", args=[token])


@pytest.fixture
def token(vera):
    return make_feed(user=vera, label="Phone")


def test_feed_opens_without_signing_in_and_is_kept_by_nobody(client, token, tour):
    response = client.get(path(token))

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Disposition"] == 'inline; filename="calendar.ics"'
    assert response["Referrer-Policy"] == "same-origin"
    assert f"UID:event-{tour.pk}@testserver" in response.content.decode()


def test_feed_that_has_not_changed_is_not_sent_again(client, token, tour):
    tag = client.get(path(token))["ETag"]

    same = client.get(path(token), headers={"if-none-match": tag})
    tour.save()
    other = client.get(path(token), headers={"if-none-match": tag})

    assert (same.status_code, same.content, other.status_code) == (304, b"", 200)


def test_feed_reaches_from_ninety_days_back_to_four_hundred_ahead(client, token, make_event):
    for days in (-91, -89, 399, 401):
        day = timezone.now() + timedelta(days=days)
        make_event(f"Day {days}", f"{day:%Y-%m-%d %H:%M}", time_zone="UTC")

    body = client.get(path(token)).content.decode()

    assert re.findall(r"SUMMARY:(.*)\r", body) == ["Day -89", "Day 399"]


def test_feed_asks_the_same_for_one_and_three(
    client, token, elm, make_event, django_assert_num_queries
):
    make_event(site=elm)

    with django_assert_num_queries(4):
        client.get(path(token))
    for zone in ("America/Denver", "Europe/London"):
        make_event(site=elm, time_zone=zone)
    with django_assert_num_queries(4):
        client.get(path(token))


@pytest.mark.parametrize("why", ["unknown", "stopped", "left", "no role"])
def test_closed_feeds_all_look_as_if_they_never_were(client, vera, token, tour, why):
    if why == "stopped":
        stop_feed(feed=CalendarFeed.objects.get())
    if why == "left":
        User.objects.filter(pk=vera.pk).update(is_active=False)
    if why == "no role":
        vera.groups.clear()

    response = client.get(path("unknown" if why == "unknown" else token))

    nowhere = client.get("/nowhere/")
    assert (response.status_code, response.content) == (404, nowhere.content)


def test_an_admin_who_lets_someone_go_closes_their_feed(browser_of, ada, client, vera, token):
    before = client.get(path(token)).status_code
    form = browser_of(ada).get(reverse("accounts:user_edit", args=[vera.pk])).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}

    browser_of(ada).post(
        reverse("accounts:user_edit", args=[vera.pk]),
        {name: value for name, value in typed.items() if name != "is_active"},
    )

    assert not User.objects.get(pk=vera.pk).is_active
    assert (before, client.get(path(token)).status_code) == (200, 404)


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_log_tells_a_token(client, token, caplog, method):
    stop_feed(feed=CalendarFeed.objects.get())

    with caplog.at_level(logging.DEBUG, logger="django.request"):
        getattr(client, method)(path(token))

    lines = [PrivateFormatter().format(record) for record in caplog.records]
    assert [token in line for line in lines] == [False]
    assert "/feeds/[left out]" in lines[0]


def test_address_is_shown_once_and_kept_as_a_hash(browser_of, client, vera):
    browser = browser_of(vera)

    page = browser.post(LIST, {"label": "My phone"})

    token = re.search(r"http://testserver/feeds/([\w-]{43})\.ics<", page.content.decode())[1]
    feed = CalendarFeed.objects.get()
    assert (feed.user, feed.label, feed.token_hash) == (vera, "My phone", hash_of(token))
    assert page["Cache-Control"] == "no-store"
    assert client.get(path(token)).status_code == 200
    assert token not in browser.get(LIST).content.decode()


def test_second_submit_makes_no_second_address(browser_of, vera):
    browser, typed = browser_of(vera), {"label": "My phone", "form_id": uuid.uuid4()}
    browser.post(LIST, typed)

    again = browser.post(LIST, typed, follow=True)

    assert CalendarFeed.objects.count() == 1
    assert again.redirect_chain == [(LIST, 302)]
    assert "shown only once" in again.content.decode()


@pytest.mark.parametrize("label", ["", "   ", "x" * 101])
def test_refused_label_is_shown_again(browser_of, vera, label):
    page = browser_of(vera).post(LIST, {"label": label})

    assert page.status_code == 422
    assert page.context["form"]["label"].value() == label
    assert not CalendarFeed.objects.exists()


def test_list_asks_the_same_for_one_and_three(
    browser_of, vera, dana, token, django_assert_num_queries
):
    browser = browser_of(vera)
    make_feed(user=dana, label="Not Vera's")
    browser.get(LIST)

    with django_assert_num_queries(4):
        browser.get(LIST)
    for label in ("Laptop", "Tablet"):
        make_feed(user=vera, label=label)
    with django_assert_num_queries(4):
        page = browser.get(LIST)

    assert [feed.label for feed in page.context["feeds"]] == ["Tablet", "Laptop", "Phone"]


def test_stopping_closes_one_address_and_twice_is_once(browser_of, client, vera, token):
    other, feed = make_feed(user=vera, label="Laptop"), CalendarFeed.objects.get(label="Phone")
    stop = reverse("events:feed_stop", args=[feed.pk])

    browser_of(vera).post(stop)
    first = CalendarFeed.objects.get(pk=feed.pk).revoked_at
    again = browser_of(vera).post(stop)

    assert again.url == LIST
    assert CalendarFeed.objects.get(pk=feed.pk).revoked_at == first
    assert [client.get(path(t)).status_code for t in (token, other)] == [404, 200]


@pytest.mark.parametrize(("who", "status"), [("dana", 404), ("olu", 403)])
def test_nobody_stops_somebody_else_s_address(browser_of, request, token, who, status):
    browser = browser_of(request.getfixturevalue(who))

    response = browser.post(reverse("events:feed_stop", args=[CalendarFeed.objects.get().pk]))

    assert response.status_code == status
    assert CalendarFeed.objects.get().revoked_at is None


def test_calendar_and_profile_lead_to_the_page(browser_of, vera, olu):
    pages = [reverse("events:calendar"), reverse("accounts:profile")]

    assert [f'href="{LIST}"' in browser_of(vera).get(p).content.decode() for p in pages] == [
        True
    ] * 2
    assert f'href="{LIST}"' not in browser_of(olu).get(pages[1]).content.decode()
