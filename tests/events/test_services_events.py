"""What people do with events."""

import pytest
from django.core.exceptions import ValidationError

from events.models import Event
from events.services.events import cancel_event, restore_event, save_event


def test_save_event_refuses_what_ends_before_it_starts(tour):
    tour.ends_at = tour.starts_at

    with pytest.raises(ValidationError) as refused:
        save_event(event=tour)

    assert refused.value.messages == ["An event ends after it starts."]


def test_cancel_event_keeps_it_with_its_reason(tour):
    cancelled = cancel_event(event=tour, because=" The boiler broke. ")

    assert cancelled.is_cancelled
    assert Event.objects.get().cancelled_because == "The boiler broke."


def test_cancel_event_asks_for_a_reason(tour):
    with pytest.raises(ValidationError) as refused:
        cancel_event(event=tour, because="  ")

    assert refused.value.message_dict == {"because": ["Say why, for those who wonder later."]}
    assert not Event.objects.get().is_cancelled


def test_cancel_event_twice_keeps_the_first_reason(tour):
    first = cancel_event(event=tour, because="The boiler broke.")

    second = cancel_event(event=tour, because="Snow.")

    assert (second.cancelled_because, second.version) == ("The boiler broke.", first.version)


def test_restore_event_takes_the_cancellation_back(tour):
    cancel_event(event=tour, because="The boiler broke.")

    restored = restore_event(event=tour)

    assert (restored.is_cancelled, restored.cancelled_because) == (False, "")
    assert restore_event(event=tour).version == restored.version
