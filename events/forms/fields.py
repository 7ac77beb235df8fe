"""Fields that events and sites share: a time of day, and a clock to choose."""

import zoneinfo
from datetime import time
from typing import Any

from django import forms

from ssp_crm.time_words import city

# The zones of the United States' clocks first (IANA names); the rest of the world follows.
COMMON_ZONES = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
]


class ClockInput(forms.TimeInput):
    """The browser's own time picker."""

    input_type = "time"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%H:%M", **kwargs)


class ClockField(forms.TimeField):
    """A time of day, shown to the minute."""

    widget = ClockInput

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value


def choose(field: Any, words: str) -> None:
    """Say what to do in place of the dashes of an empty choice."""
    field.choices = [("", words), *[choice for choice in field.choices if choice[0]]]


def zone_choices(current: str) -> list[Any]:
    """Return time zones to choose from, the one in use and the common ones first."""
    common = list(dict.fromkeys([current, *COMMON_ZONES]))
    others = sorted(zoneinfo.available_timezones() - set(common))
    first = [(name, f"{city(name)} ({name})") for name in common]
    return [("Often chosen", first), ("Everywhere", [(name, name) for name in others])]
