"""An approval of one's own words, from before a second person was asked for."""

import pytest
from django.utils import timezone

from library.models import Message
from media_liaison.models import PressRoom


@pytest.fixture
def own(lior):
    """A public message Lior wrote and approved himself."""
    told = {"author": lior, "approved_by": lior, "approved_at": timezone.now(), "source": "Log"}
    return Message.objects.create(concern="It is loud.", short="It is not.", is_public=True, **told)


@pytest.fixture
def two_people(db):
    """From now on a second person reads everything."""
    return PressRoom.objects.create(pk=1, two_people=True)


def test_it_is_used_while_one_person_is_enough(own):
    assert list(Message.objects.all().public()) == [own]


def test_it_is_used_no_longer_once_two_are_wanted(own, two_people, browser_of, lior):
    page = browser_of(lior).get(own.get_absolute_url()).text

    assert not Message.objects.all().public().exists()
    assert "Whoever wrote it approved it" in page


def test_somebody_else_approves_it_then(own, two_people, browser_of, grace):
    address = f"{own.get_absolute_url()}approve/"

    browser_of(grace).post(address, {"version": own.version})

    own.refresh_from_db()
    assert own.approved_by == grace
    assert list(Message.objects.all().public()) == [own]


def test_the_writer_cannot_approve_it_again(own, two_people, browser_of, lior):
    browser_of(lior).post(f"{own.get_absolute_url()}approve/", {"version": own.version})

    assert not Message.objects.all().public().exists()
