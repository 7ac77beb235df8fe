"""Planning, changing and cancelling events, and filtering the calendar."""

from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from contacts.forms.picker import ContactField
from contacts.forms.users import active_users
from ssp_crm.forms import DateInput, FilterForm, HousePlainForm
from ssp_crm.instants import instant

from ..models import Event, Site
from ..month import YEARS
from .fields import ClockField, choose
from .visit import VisitForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..layers import Layer
    from ..querysets import EventQuerySet

BIGGEST_KEY = 2**63 - 1


class EventForm(VisitForm):
    """An event, its times typed on the clock of the place.

    That is the site's clock if a site is chosen, else the event's own, else the program's.
    """

    day = forms.DateField(widget=DateInput())
    starts = ClockField(label="From")
    ends = ClockField(label="Until")
    last_day = forms.DateField(
        required=False, widget=DateInput(), help_text="Only if it ends on another day."
    )
    host = ContactField(
        required=False, label="Hosted by", help_text="Leave empty if we are the hosts."
    )

    class Meta:
        model = Event
        fields = ["kind", "title", "site", "place", "confidential"]
        fields += ["host", "organiser", "description", "capacity"]
        fields += ["public", "public_text", "public_text_es"]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 4}),
            "public_text": forms.Textarea(attrs={"rows": 3}),
            "public_text_es": forms.Textarea(attrs={"rows": 3, "lang": "es"}),
        }
        labels = {"organiser": "Organized by"}
        help_texts = {
            "title": "As it should stand on the calendar.",
            "description": "What will happen, and what to bring or prepare.",
            "confidential": "Stays out of service hours, so that nobody who comes for care meets "
            "it. Tours, open houses and media events at a site always do.",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event = self.instance
        self.fields["host"].for_user(user, keep=[event.host_id])
        self.fields["site"].queryset = Site.objects.visible_to(user)
        self.fields["site"].empty_label = "Somewhere else"
        self.fields["organiser"].empty_label = "Nobody yet"
        choose(self.fields["kind"], "Choose a kind")
        # An organiser who left still stands on what they organised.
        self.fields["organiser"].queryset = active_users(event.organiser_id)
        self.for_visits(user)
        if event.pk:
            self._show_times()
        else:
            self.fields["organiser"].initial = user

    def _show_times(self) -> None:
        start, end = self.instance.starts_here, self.instance.ends_here
        self.initial.update(day=start.date(), starts=start.time(), ends=end.time())
        if end.date() != start.date():
            self.initial["last_day"] = end.date()

    @property
    def zone_name(self) -> str:
        """Whose clock the typed times are on."""
        site, event = self.cleaned_data.get("site"), self.instance
        if site:
            return str(site.time_zone)
        if event.pk and "site" not in self.changed_data:
            return str(event.time_zone)
        return timezone.get_current_timezone_name()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not {"day", "starts", "ends", "last_day"} & set(self.errors):
            self._clean_times(data)
        self.clean_visit(data)
        return data

    def _clean_times(self, data: dict[str, Any]) -> None:
        last_day = data.get("last_day") or data["day"]
        data["time_zone"] = self.zone_name
        if not {data["day"].year, last_day.year} <= set(YEARS):
            self.add_error("day", "Choose a day from 1990 to 2099.")
            return
        start = self._instant("starts", data["day"], data["starts"])
        end = self._instant("ends", last_day, data["ends"])
        if not start or not end:
            return
        if end <= start:
            where = "last_day" if last_day < data["day"] else "ends"
            self.add_error(where, "An event ends after it starts. Past midnight? Give a last day.")
            return
        data["starts_at"], data["ends_at"] = start, end

    def _instant(self, name: str, day: date, at: time) -> datetime | None:
        stored = getattr(self.instance, f"{name}_at")
        zone: tzinfo = Event(time_zone=self.cleaned_data["time_zone"]).zone
        # An untouched time keeps its instant: it may be the second of two in autumn.
        if stored and stored.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, at):
            return stored
        try:
            return instant(day, at, zone)
        except ValidationError as error:
            self.add_error(name, error)
            return None

    def _post_clean(self) -> None:
        for name in ("starts_at", "ends_at", "time_zone", "despite_hours"):
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])
        super()._post_clean()


class EventCancelForm(HousePlainForm):
    """Why an event does not take place."""

    because = forms.CharField(
        label="Why is it cancelled?",
        max_length=300,
        help_text="It stays on the calendar, struck through, with this reason.",
    )


class EventFilterForm(FilterForm):
    """Which events to show. The page gives the sites, which it has fetched already."""

    kind = forms.ChoiceField(
        required=False, label="Kind", choices=[("", "Every kind"), *Event.Kind.choices]
    )
    site = forms.TypedChoiceField(required=False, label="Site", coerce=int)
    host = forms.IntegerField(
        required=False, label="Host", min_value=1, max_value=BIGGEST_KEY, widget=forms.Select
    )
    also = forms.MultipleChoiceField(required=False, label="Also show")

    def __init__(
        self, *args: Any, sites: "Iterable[Site]", layers: "Iterable[Layer]" = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        names = [(site.pk, site.name) for site in sites]
        self.fields["site"].choices = [("", "Everywhere"), *names]
        self.fields["also"].choices = [(layer.slug, layer.label) for layer in layers]

    @property
    def narrowing(self) -> dict[str, Any]:
        """What leaves events out; what is shown besides them does not."""
        return {name: value for name, value in self.chosen.items() if name != "also"}

    def name_hosts(self, hosts: "Iterable[tuple[int, str]]") -> None:
        """Offer hosts to choose from, once the page has fetched them."""
        known = dict(hosts)
        if chosen := self.narrowing.get("host"):
            known.setdefault(chosen, "This host")
        self.fields["host"].widget.choices = [("", "Any host"), *known.items()]

    def apply(self, queryset: "EventQuerySet") -> "EventQuerySet":  # type: ignore[override]
        """Narrow by kind, site and host."""
        return queryset.filter(**self.narrowing)
