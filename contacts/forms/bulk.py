"""Changing many contacts at once."""

from typing import Any

from django import forms

from accounts.models import User
from ssp_crm.forms import HousePlainForm

from ..models import BulkChange
from ..services.bulk import NOBODY, Wish

Action = BulkChange.Action
FIELDS = {Action.TAG: ["tag"], Action.UNTAG: ["tag"], Action.ASSIGN: ["lead", "backup"]}
LONGEST = 30_000  # characters: a thousand keys with their versions


class RowsField(forms.CharField):
    """Contacts as "12:3 15:1": key and the version that was shown; cleans to a dictionary."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.HiddenInput, max_length=LONGEST, **kwargs)

    def to_python(self, value: Any) -> Any:
        if len(str(value or "")) > LONGEST:
            raise forms.ValidationError("These are too many at once: choose the contacts again.")
        pairs = [pair.partition(":") for pair in str(value or "").split()]
        if not all(k.isascii() and v.isascii() and (k + v).isdigit() for k, _, v in pairs):
            raise forms.ValidationError("Choose the contacts again.")
        return {int(k[:18] or 0): int(v[:9] or 0) for k, _, v in pairs}

    def prepare_value(self, value: Any) -> Any:
        is_read = isinstance(value, dict)
        return " ".join(f"{pk}:{version}" for pk, version in value.items()) if is_read else value

    def run_validators(self, value: Any) -> None:
        """What is no contact is not found."""


class BulkForm(HousePlainForm):
    """What shall become of the chosen contacts."""

    action = forms.ChoiceField(choices=Action.choices, widget=forms.HiddenInput)
    rows = RowsField()
    tag = forms.CharField(max_length=60, label="Tag")
    lead = forms.ChoiceField(required=False, label="Relationship lead")
    backup = forms.ChoiceField(required=False, label="Backup")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = FIELDS.get(self.data.get("action") or self.initial.get("action"), [])
        for name in {"tag", "lead", "backup"} - set(wanted):
            del self.fields[name]
        if "lead" in self.fields:
            self.people = {str(user.pk): user for user in User.objects.active()}
            choices = [("", "As it is"), (NOBODY, "Nobody")]
            for name in ("lead", "backup"):
                self.fields[name].choices = [*choices, *self.people.items()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        lead, backup = data.get("lead"), data.get("backup")
        if data.get("action") == Action.ASSIGN and not lead and not backup:
            self.add_error("lead", "Choose a lead or a backup.")
        if lead and lead == backup != NOBODY:
            self.add_error("backup", "Lead and backup are two people.")
        return data

    def wish(self) -> Wish:
        """What was asked for."""
        data = self.cleaned_data
        asked = {name: data.get(name) for name in ("lead", "backup") if data.get(name)}
        people = {name: self.people.get(value) for name, value in asked.items()}
        return Wish(data["action"], " ".join(data.get("tag", "").split()), people)
