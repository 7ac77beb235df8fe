"""Writing down what reporters ask, and finding it again."""

from datetime import date, datetime, time, tzinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from contacts.forms.picker import NUMBERED
from contacts.forms.users import active_users
from events.forms.fields import COMMON_ZONES, ClockField
from events.month import YEARS
from ssp_crm.forms import DateInput, FilterForm, HouseModelForm, WallMomentField
from ssp_crm.instants import instant
from ssp_crm.time_words import city

from ..models import GroundRule, Inquiry
from ..querysets import InquiryQuerySet
from .profiles import JournalistField, Kind, OutletField, contacts_named, offer_profiles
from .shared import kept_moment, speakers_for

Status = Inquiry.Status


class InquiryForm(HouseModelForm):
    """A question, its deadline typed on the clock of whoever asks."""

    journalist = JournalistField(required=False, label="Journalist we know")
    outlet = OutletField(required=False, help_text="Empty: the one the journalist works for.")
    received_at = WallMomentField(label="Asked", required=False, help_text="Empty: now.")
    day = forms.DateField(required=False, widget=DateInput(), label="Deadline")
    clock = ClockField(required=False, label="At")
    time_zone = forms.ChoiceField(label="Whose clock", required=False)
    rules = forms.ModelMultipleChoiceField(
        GroundRule.objects.none(),
        required=False,
        label="Ground rules",
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Inquiry
        fields = ["journalist", "caller", "outlet", "question", "format", "attribution"]
        fields += ["angle", "topic", "airs", "received_at", "assigned_to", "speaker", "rules"]
        widgets = {
            "question": forms.Textarea(attrs={"rows": 4}),
            "angle": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {"caller": "Or name and number, if new to us"}
        help_texts = {
            "question": "As they ask it. No name of anybody we serve.",
            "airs": "Such as “Friday's paper” or “the evening news at 6”.",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inquiry = self.instance
        offer_profiles(self, user)
        self.fields["assigned_to"].queryset = active_users(inquiry.assigned_to_id)
        self.fields["assigned_to"].empty_label = "Nobody yet"
        self.fields["speaker"].queryset = speakers_for(user, inquiry.speaker_id)
        self.fields["speaker"].empty_label = "Nobody yet"
        self._set_clock()
        self._set_rules(user)
        if not inquiry.pk:  # the phone rings: the first word goes where it belongs
            first = "question" if self.initial.get("journalist") else "journalist"
            self.fields[first].widget.attrs["autofocus"] = True

    def _set_clock(self) -> None:
        inquiry, ours = self.instance, timezone.get_current_timezone_name()
        first = inquiry.time_zone if inquiry.pk else ours
        names = dict.fromkeys([ours, first, *COMMON_ZONES])
        self.fields["time_zone"].choices = [(name, city(name)) for name in names]
        self.fields["time_zone"].initial = first
        if inquiry.deadline_at:
            there = inquiry.deadline_at.astimezone(inquiry.zone)
            self.initial.update(day=there.date(), clock=there.time())

    def _set_rules(self, user: User) -> None:
        if self.instance.pk:  # from now on they stand beside the answer
            del self.fields["rules"]
            return
        rules = GroundRule.objects.visible_to(user).in_use()
        self.fields["rules"].queryset = rules
        self.initial["rules"] = [rule.pk for rule in rules if rule.is_usual]

    def clean_received_at(self) -> datetime:
        """Now, if nothing was typed; a minute nobody changed stays as it is stored."""
        before: datetime = self.instance.received_at
        return kept_moment(before, self.cleaned_data["received_at"] or before)

    def clean_time_zone(self) -> str:
        return self.cleaned_data["time_zone"] or self.fields["time_zone"].initial

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not {"day", "clock", "time_zone"} & set(self.errors):
            self._clean_deadline(data)
        return data

    def _clean_deadline(self, data: dict[str, Any]) -> None:
        day, at = data.get("day"), data.get("clock")
        data["deadline_at"] = None
        if day and not at:
            self.add_error("clock", "At what hour? Ask them; noon is a safe guess.")
        elif day and day.year not in YEARS:
            self.add_error("day", "Choose a day from 1990 to 2099.")
        elif at:
            data["deadline_at"] = self._instant(day, at, Inquiry(time_zone=data["time_zone"]).zone)

    def _instant(self, day: date | None, at: time, zone: tzinfo) -> datetime | None:
        day, stored = day or timezone.localdate(timezone=zone), self.instance.deadline_at
        # An untouched deadline keeps its instant: it may be the second of two in autumn.
        if stored and stored.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, at):
            return stored
        try:
            deadline = instant(day, at, zone)
        except ValidationError as error:
            self.add_error("clock", error)
            return None
        if deadline < timezone.now():
            self.doubt("past", "This deadline is past already. Is it the right day and clock?")
        return deadline

    def _post_clean(self) -> None:
        for name in ("deadline_at", "time_zone"):
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])
        super()._post_clean()


class InquiryFilterForm(FilterForm):
    """Which inquiries to show."""

    q = forms.CharField(required=False, max_length=200, label="Words of the question or answer")
    status = forms.ChoiceField(
        required=False,
        label="How far",
        choices=[("", "Open and ended"), ("open", "Open"), *Status.choices],
    )
    journalist = forms.CharField(required=False, max_length=250, label="Who asked")
    outlet = forms.CharField(required=False, max_length=250, label="Outlet")
    who = forms.ModelChoiceField(User.objects.none(), required=False, label="Who sees to it")
    topic = forms.CharField(required=False, max_length=100, label="Topic")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = User.objects.active()
        self.fields["who"].empty_label = "Anyone sees to it"

    def apply(self, queryset: InquiryQuerySet) -> InquiryQuerySet:  # type: ignore[override]
        """Narrow by everything but `q`, which also sets the order."""
        chosen = self.chosen
        if "status" in chosen:
            wanted = Status.open() if chosen["status"] == "open" else [chosen["status"]]
            queryset = queryset.filter(status__in=wanted)
        if "journalist" in chosen:
            name = chosen["journalist"]
            caller = "" if NUMBERED.match(name) else name
            queryset = queryset.asked_by(contacts_named(name, Kind.PERSON), caller)
        if "outlet" in chosen:
            queryset = queryset.asked_for(contacts_named(chosen["outlet"], Kind.ORGANIZATION))
        if "who" in chosen:
            queryset = queryset.filter(assigned_to=chosen["who"])
        return queryset.filter(topic__icontains=chosen["topic"]) if "topic" in chosen else queryset
