"""Repeating an event, and which events of its series an edit or a cancellation is about."""

from datetime import date, timedelta
from itertools import islice
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ssp_crm.forms import DateInput, HousePlainForm
from ssp_crm.time_words import day_words

from ..models import Event
from ..recurrence import (
    MOST,
    NTH,
    UNITS,
    WEEKDAYS,
    build_rule,
    dates,
    last_of,
    nth_of_month,
    ordinal,
    sentence,
)
from ..services.series import ALL, FOLLOWING, ONE, TOO_MANY
from .event import EventCancelForm, EventForm

ISO_WEEKDAYS = [(n, name) for n, name in enumerate(WEEKDAYS, start=1)]
SUNDAY_FIRST = [ISO_WEEKDAYS[-1], *ISO_WEEKDAYS[:-1]]
SHOWN = 10  # dates of the preview
MOST_YEARS = 20
A_WEEK = timedelta(days=7)


class RepeatForm(HousePlainForm):
    """How often an event repeats, and until when."""

    every = forms.IntegerField(label="Every", min_value=1, max_value=99, initial=1)
    freq = forms.ChoiceField(
        label="Days, weeks, months or years",
        choices=[(key, f"{unit}s") for key, unit in UNITS.items()],
        initial="WEEKLY",
    )
    weekdays = forms.TypedMultipleChoiceField(
        label="On these days",
        choices=SUNDAY_FIRST,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    monthly = forms.ChoiceField(label="On this day", widget=forms.RadioSelect, required=False)
    ends = forms.ChoiceField(
        label="It ends",
        choices=[
            ("never", "Not yet: it goes on"),
            ("on", "On a day"),
            ("after", "After a number of times"),
        ],
        widget=forms.RadioSelect,
        initial="never",
    )
    until = forms.DateField(label="Last day", required=False, widget=DateInput())
    times = forms.IntegerField(
        label="How many times", required=False, min_value=2, max_value=MOST, help_text="In all."
    )
    skip_holidays = forms.BooleanField(
        label="Leave out federal holidays",
        required=False,
        help_text="Also the days on which one is observed.",
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = event.first_day
        self.fields["weekdays"].initial = [self.first.isoweekday()]
        self.fields["monthly"].choices = self._monthly_choices()
        self.fields["monthly"].initial = "date"

    def _monthly_choices(self) -> list[tuple[str, str]]:
        weekday, nth = WEEKDAYS[self.first.weekday()], nth_of_month(self.first)
        choices = [
            ("date", f"The {ordinal(self.first.day)}"),
            ("nth", f"The {NTH[str(nth)]} {weekday}"),
        ]
        is_last = (self.first + A_WEEK).month != self.first.month
        return [*choices, ("last", f"The last {weekday}")] if is_last else choices

    def clean_weekdays(self) -> list[int]:
        days: list[int] = self.cleaned_data["weekdays"]
        own = self.first.isoweekday()
        if self.data.get("freq") == "WEEKLY" and days and own not in days:
            name = WEEKDAYS[own - 1]
            raise ValidationError(f"The event itself is on a {name}. Tick {name}, or move it.")
        return days

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors:
            data["rule"] = build_rule(
                data["freq"],
                self.first,
                every=data["every"],
                weekdays=data["weekdays"],
                monthly=data["monthly"] or "date",
            )
            data["last_day"] = self._last_day(data)
        return data

    def _last_day(self, data: dict[str, Any]) -> date | None:
        if data["ends"] == "never":
            return None
        name = "until" if data["ends"] == "on" else "times"
        value = data.get(name)
        if not value:
            self.add_error(name, "Say which day." if name == "until" else "Say how many times.")
            return None
        skip, rule = data["skip_holidays"], data["rule"]
        last: date = (
            value if name == "until" else last_of(rule, self.first, times=value, skip_holidays=skip)
        )
        if last <= self.first:
            self.add_error(name, f"Choose a day after {day_words(self.first)}.")
        elif last.year - self.first.year > MOST_YEARS:
            self.add_error(name, f"Plan {MOST_YEARS} years ahead at most.")
        elif len(list(islice(dates(rule, self.first, until=last), MOST + 1))) > MOST:
            self.add_error(name, TOO_MANY)
        return last

    @property
    def chosen(self) -> dict[str, Any]:
        """The rule as the service takes it; before anything is typed, every week."""
        if not self.is_bound:
            return {"rule": build_rule("WEEKLY", self.first), "until": None, "skip_holidays": False}
        data = self.cleaned_data
        return {
            "rule": data["rule"],
            "until": data["last_day"],
            "skip_holidays": data["skip_holidays"],
        }

    @property
    def sentence(self) -> str:
        """The rule said back."""
        return sentence(**self._preview())

    @property
    def next_dates(self) -> list[date]:
        """The first dates, the event's own included."""
        chosen = self._preview()
        return list(islice(dates(chosen.pop("rule"), self.first, **chosen), SHOWN))

    def _preview(self) -> dict[str, Any]:
        if self.is_bound and "last_day" not in self.cleaned_data:
            return {"rule": build_rule("WEEKLY", self.first)}
        return self.chosen


class SeriesEventForm(EventForm):
    """An event; if it is one of a series, the others may change alike."""

    scope = forms.ChoiceField(
        label="Which ones do you change?",
        choices=[
            (ONE, "This one only"),
            (FOLLOWING, "This one and all that follow"),
            (ALL, "All that are not over yet"),
        ],
        widget=forms.RadioSelect,
        initial=ONE,
        required=False,
        help_text="What someone changed on a single one before stays as it is there.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.series_id:
            del self.fields["scope"]

    @property
    def chosen_scope(self) -> str:
        """Which ones change; one alone unless said otherwise."""
        return self.cleaned_data.get("scope") or ONE

    def save(self, commit: bool = True) -> Event:
        event: Event = super().save(commit=False)
        if (
            event.series_id
            and self.chosen_scope == ONE
            and set(self.changed_data) - {"scope", "version"}
        ):
            changed = set(self.changed_data) - {"scope", "version", "form_id"}
            event.is_apart = event.is_apart or bool(changed)
        if commit:
            event.save()
        return event


class SeriesCancelForm(EventCancelForm):
    """Why one or several events of a series do not take place."""

    scope = forms.ChoiceField(
        label="Which ones are cancelled?",
        choices=[(ONE, "This one only"), (FOLLOWING, "This one and all that follow")],
        widget=forms.RadioSelect,
        initial=ONE,
        required=False,
        help_text="Those that follow stay on the calendar, struck through; the series ends.",
    )
