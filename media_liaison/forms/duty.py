"""Putting turns on the rota, and what one leaves for the next."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from contacts.forms.users import active_users
from ssp_crm.forms import HouseModelForm, WallMomentField

from ..models import DutyShift
from ..private_numbers import is_private
from ..public_numbers import ONE_NUMBER, one_number
from .shared import kept_moment

MOST_WEEKS = 52
PRIVATE = "This is the private number of somebody here. Publish one that belongs to the program."


class PublicNumberMixin:
    """A number that strangers may be given."""

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"]  # type: ignore[attr-defined]
        if is_private(number):
            raise ValidationError(PRIVATE)
        if number and not one_number(number):
            raise ValidationError(ONE_NUMBER)
        return one_number(number)


class DutyShiftForm(PublicNumberMixin, HouseModelForm):
    """Whose turn it is, from when to when."""

    starts_at = WallMomentField(label="From")
    ends_at = WallMomentField(label="Until")

    class Meta:
        model = DutyShift
        fields = ["user", "role", "starts_at", "ends_at", "number", "handover"]
        widgets = {"handover": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "handover": "What whoever comes next needs to know: who still waits for an answer, and "
            "what to look out for."
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = active_users(self.instance.user_id)
        self.fields["user"].empty_label = "Choose somebody"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name in ("starts_at", "ends_at"):
            stored = getattr(self.instance, name)
            # An untouched time keeps its instant: it may be the second of two in autumn.
            if data.get(name):
                data[name] = kept_moment(stored, data[name])
        return data

    def _get_validation_exclusions(self) -> set[str]:
        # Who else is on then is the service's question: it asks once for a form sent twice.
        return {*super()._get_validation_exclusions(), "starts_at", "ends_at"}


class NewDutyShiftForm(DutyShiftForm):
    """The same for a turn that comes again each week."""

    weeks = forms.IntegerField(
        label="For how many weeks",
        min_value=1,
        max_value=MOST_WEEKS,
        initial=1,
        help_text="1 is this once. More: the same day and time each week after, all or none.",
    )


class DutyNoteForm(HouseModelForm):
    """What one leaves for whoever comes next."""

    class Meta:
        model = DutyShift
        fields = ["handover"]
        widgets = {"handover": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "handover": "Who still waits for an answer, what was promised, what to look out for. "
            "Whoever is on duty next sees it first."
        }
