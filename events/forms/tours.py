"""The template of checklists, and what came of an event."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ssp_crm.forms import HouseModelForm, HousePlainForm

from ..models import ChecklistItem, Event

LAST = 999  # a new line without a place stands at the end
MOST_LINES = 100


class ChecklistForm(HousePlainForm):
    """The page around the template's lines: it is saved once."""


class ChecklistItemForm(forms.ModelForm):
    """One line, and where it stands in its stage."""

    place = forms.IntegerField(
        required=False, min_value=1, max_value=LAST, error_messages={"invalid": "Write 1, 2, 3 …"}
    )

    class Meta:
        model = ChecklistItem
        fields = ["stage", "words", "place"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial["place"] = None

    def clean_place(self) -> int:
        return self.cleaned_data["place"] or LAST


class BaseChecklistFormSet(forms.BaseModelFormSet):
    """The template's lines."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Remove this line"

    @property
    def moved(self) -> set[int]:
        """The rows somebody gave another place."""
        return {f.instance.pk for f in self.forms if f.instance.pk and "place" in f.changed_data}


ChecklistFormSet = forms.modelformset_factory(
    ChecklistItem,
    form=ChecklistItemForm,
    formset=BaseChecklistFormSet,
    extra=3,
    can_delete=True,
    max_num=MOST_LINES,
    absolute_max=2 * MOST_LINES,
    validate_max=True,
)


class EventOutcomeForm(HouseModelForm):
    """What came of an event: numbers, and what we learned."""

    class Meta:
        model = Event
        fields = ["attended", "new_contacts", "raised", "went_well", "differently", "press"]
        help_texts = {
            "attended": "A guess is fine.",
            "new_contacts": "People we did not know before.",
            "raised": "Only money that was given or promised there.",
            "press": "Who came, what they wrote, and a link.",
        }
        widgets = {
            "went_well": forms.Textarea(attrs={"rows": 3}),
            "differently": forms.Textarea(attrs={"rows": 3}),
            "press": forms.Textarea(attrs={"rows": 2}),
        }
        whole = "Write a whole number, such as 12."
        error_messages = {
            "attended": {"invalid": whole, "min_value": "How many came is 0 or more."},
            "new_contacts": {"invalid": whole, "min_value": "New contacts are 0 or more."},
            "raised": {
                "invalid": "Write dollars and cents, such as 240 or 240.50.",
                "min_value": "What was raised is 0 or more.",
                "max_decimal_places": "Write cents with two digits, such as 240.50.",
            },
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and all(data.get(name) in {None, ""} for name in self.Meta.fields):
            raise ValidationError("Write at least one thing: how many came is a good beginning.")
        came, new = data.get("attended"), data.get("new_contacts")
        if came is not None and new is not None and new > came:
            self.doubt("more_new", f"{new} new contacts, but {came} came: are both right?")
        return data
