"""What is public is limited in the database, by a hash of who asks."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.test import RequestFactory
from django.utils import timezone

from ssp_crm.models import RateWindow
from ssp_crm.rate_limit import count_one, may_go_on


def asks(address="203.0.113.7", each=2, together=100, **headers):
    """Ask once from an address."""
    request = RequestFactory().post("/concerns/", REMOTE_ADDR=address, headers=headers)
    return may_go_on(request, "test", each=each, together=together)


@pytest.mark.django_db
def test_tries_past_the_limit_are_refused():
    assert [asks() for _ in range(4)] == [True, True, False, False]


@pytest.mark.django_db
def test_each_address_has_its_own_limit():
    assert [asks(f"203.0.113.{n}") for n in (1, 1, 1, 2)] == [True, True, False, True]


@pytest.mark.django_db
def test_all_addresses_share_one_limit():
    assert [asks(f"203.0.113.{n}", together=2) for n in range(4)] == [True, True, False, False]


@pytest.mark.django_db
def test_forwarded_address_changes_nothing():
    found = [asks(**{"X-Forwarded-For": f"198.51.100.{n}"}) for n in range(3)]

    assert found == [True, True, False]


@pytest.mark.django_db
def test_addresses_of_one_household_count_as_one():
    found = [asks(f"2001:db8::{n}") for n in range(3)] + [asks("2001:db8:0:1::1")]
    mapped = [asks(f"::ffff:203.0.113.{n}") for n in (1, 1, 2)]

    assert (found, mapped) == ([True, True, False, True], [True, True, True])


@pytest.mark.django_db
def test_an_hour_later_the_count_begins_again():
    now = timezone.now()

    found = [
        count_one("test", "someone", most=1, now=now + timedelta(minutes=m)) for m in (0, 59, 60)
    ]

    assert found == [True, False, True]


@pytest.mark.django_db
def test_windows_that_are_over_are_forgotten():
    count_one("test", "old", most=1, now=timezone.now() - timedelta(hours=2))

    count_one("test", "new", most=1)

    assert RateWindow.objects.count() == 1


@pytest.mark.django_db
def test_no_address_is_stored(settings):
    asks()
    keys = set(RateWindow.objects.values_list("key", flat=True))
    RateWindow.objects.all().delete()

    settings.SECRET_KEY = "another"
    asks()

    others = set(RateWindow.objects.values_list("key", flat=True))
    assert (len(keys), keys & others) == (2, set())
    assert not any(
        "203" in row for row in map(str, RateWindow.objects.values_list()) if "113" in row
    )


@pytest.mark.django_db(transaction=True)
def test_parallel_tries_never_let_more_through():
    start = Barrier(20)

    def ask(_):
        start.wait()
        try:
            return asks(each=5)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(ask, range(20)))

    assert (sum(found), len(found)) == (5, 20)
