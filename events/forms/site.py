"""Sites, their weekly service hours, and the days on which these do not hold."""

from itertools import combinations
from typing import Any

from django import forms
from django.utils import timezone

from ssp_crm.forms import DateInput, HouseModelForm

from ..models import ServiceException, ServiceHours, Site
from ..service_days import SiteHours
from ..services.visits import newly_touched
from .fields import ClockField, choose, zone_choices


class SiteForm(HouseModelForm):
    """A place where the program serves participants."""

    class Meta:
        model = Site
        fields = ["name", "address", "time_zone", "buffer_minutes"]
        fields += ["radius", "latitude", "longitude"]
        help_texts = {
            "time_zone": "Service hours, and events here, are on this clock.",
            "radius": "How far around the door we look after the street, as told to neighbors.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial["time_zone"] = timezone.get_current_timezone_name()
        choices = zone_choices(self.initial["time_zone"])
        self.fields["time_zone"].widget = forms.Select(choices=choices)

    def doubt_visits(self, hours: Any, exceptions: Any) -> None:
        """Name the coming visits that the typed hours would touch."""
        if not self.instance.pk:
            return
        buffer_minutes = self.cleaned_data["buffer_minutes"]
        typed = SiteHours(kept_rows(hours), kept_rows(exceptions), buffer_minutes)
        site = Site.objects.with_hours().get(pk=self.instance.pk)
        if visits := newly_touched(site=site, hours=typed, zone=self.instance.zone):
            names = "; ".join(f"“{visit}” ({visit.when})" for visit in visits)
            self.doubt(
                "visits",
                f"Planned visits would then meet people who come for care: {names}. Keep these "
                "hours free, or save and move the visits.",
            )


def kept_rows(formset: Any) -> list[Any]:
    """Return the rows of a valid formset as they will stand, removed and empty ones left out."""
    return [
        form.instance
        for form in formset.forms
        if (form.has_changed() or form.instance.pk) and not form.cleaned_data.get("DELETE")
    ]


class ServiceHoursForm(forms.ModelForm):
    """One stretch of services in the week."""

    opens, closes = ClockField(label="Opens"), ClockField(label="Closes")

    class Meta:
        model = ServiceHours
        fields = ["weekday", "opens", "closes", "valid_from", "valid_until"]
        labels = {"valid_from": "First day", "valid_until": "Last day"}
        widgets = {"valid_from": DateInput(), "valid_until": DateInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["weekday"], "Choose")


class BaseServiceHoursFormSet(forms.BaseInlineFormSet):
    """A site's week; no two stretches of it overlap."""

    def clean(self) -> None:
        super().clean()
        kept = [
            form
            for form in self.forms
            if form.has_changed() or form.instance.pk
            if not form.errors and not form.cleaned_data.get("DELETE")
        ]
        for one, other in combinations(kept, 2):
            if one.instance.overlaps(other.instance):
                other.add_error("opens", f"This overlaps with {one.instance}.")

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Remove these hours"


ServiceHoursFormSet = forms.inlineformset_factory(
    Site,
    ServiceHours,
    form=ServiceHoursForm,
    formset=BaseServiceHoursFormSet,
    extra=3,
    can_delete=True,
    max_num=50,
    absolute_max=100,  # a made-up number of rows would draw up to 2,000
)


class ServiceExceptionForm(forms.ModelForm):
    """A day on which the week does not hold."""

    opens = ClockField(label="Opens", required=False)
    closes = ClockField(label="Closes", required=False)

    class Meta:
        model = ServiceException
        fields = ["day", "kind", "opens", "closes", "why"]
        widgets = {"day": DateInput()}
        labels = {"kind": "That day"}


class BaseServiceExceptionFormSet(forms.BaseInlineFormSet):
    """A site's coming days that differ; none is closed twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        coming = ServiceException.objects.coming(timezone.localdate())
        super().__init__(*args, queryset=coming, **kwargs)

    def clean(self) -> None:
        super().clean()
        closed = set()
        for form in self.forms:
            data = getattr(form, "cleaned_data", {})
            if data.get("kind") != ServiceException.Kind.CLOSED or data.get("DELETE"):
                continue
            if (day := data.get("day")) in closed:
                form.add_error("day", "This day is closed already.")
            closed.add(day)

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Remove this day"


ServiceExceptionFormSet = forms.inlineformset_factory(
    Site,
    ServiceException,
    form=ServiceExceptionForm,
    formset=BaseServiceExceptionFormSet,
    extra=2,
    can_delete=True,
    max_num=100,
    absolute_max=200,
)
