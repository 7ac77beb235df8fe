"""Sites and their weekly service hours."""

from itertools import combinations
from typing import Any

from django import forms
from django.utils import timezone

from ssp_crm.forms import DateInput, HouseModelForm

from ..models import ServiceHours, Site
from .fields import ClockField, choose, zone_choices


class SiteForm(HouseModelForm):
    """A place where the program serves participants."""

    class Meta:
        model = Site
        fields = ["name", "address", "time_zone", "radius", "latitude", "longitude"]
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
