"""The demo's message bank is one a program could use."""

import pytest
from django.utils import timezone

from library.models import Message, Resource
from library.overview import messages_with_words
from ssp_crm.demo import load_demo

pytestmark = pytest.mark.django_db


def test_demo_shows_messages_and_resources_in_every_state():
    load_demo()
    today = timezone.localdate()

    messages, shelf = Message.objects.all(), Resource.objects.all()
    assert (messages.count(), messages.drafts().count()) == (11, 1)
    assert messages.to_review(today).count() == 1
    assert messages.exclude(short_es="").count() >= 4
    assert set(messages.values_list("audience", flat=True)) == set(Message.Audience)
    assert (shelf.accepted().count(), shelf.suggested().count()) == (8, 1)
    assert shelf.exclude(dead_on=None).count() == 1


def test_demo_answers_pass_our_own_checks():
    load_demo()

    for row in [*Message.objects.all(), *Resource.objects.all()]:
        row.full_clean()
    (voiced,) = messages_with_words(Message.objects.all())
    assert (voiced.ours, [word.found for word in voiced.theirs]) == ([], ["addicts"])
