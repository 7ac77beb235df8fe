"""What a visitor types on our public pages, in their language."""

from typing import Any

from django import forms

from ssp_crm.forms import HousePlainForm
from ssp_crm.public_forms import PublicForm

from ..models import Language

MOST_BY_VISITOR = 10  # in a group; more ask for a date of their own


class VisitorForm(PublicForm):
    """Who they are and how many come; the sentences are those of their language."""

    is_checked = False  # the doubts are worded for the people who work here

    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    phone = forms.CharField(
        required=False, max_length=50, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    party = forms.IntegerField(min_value=1, max_value=MOST_BY_VISITOR, initial=1)
    language = forms.ChoiceField(choices=Language.choices)

    told_names = ("name", "email", "phone", "party", "language")

    def __init__(self, *args: Any, say: dict[str, str], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_old, self.too_quick = say["too_old"], say["too_quick"]
        self.fields["language"].initial = language
        for name, field in self.fields.items():
            field.label = say.get(name, "")
            field.help_text = say.get(f"{name}_help", "")
        self.fields["website"].label = say["trap"]

    @property
    def told(self) -> dict[str, Any]:
        """What was told, as the service takes it."""
        return {name: self.cleaned_data[name] for name in self.told_names}


class SignUpForm(VisitorForm):
    """A sign-up to an event."""

    note = forms.CharField(required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    told_names = (*VisitorForm.told_names, "note")


class WishForm(VisitorForm):
    """A wish for another day."""

    wish = forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}))

    told_names = (*VisitorForm.told_names, "wish")


class OwnAnswerForm(HousePlainForm):
    """A visitor's change of mind."""

    is_checked = False

    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])  # two buttons
    party = forms.IntegerField(required=False, min_value=1, max_value=MOST_BY_VISITOR)

    def __init__(self, *args: Any, say: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["form_id"]  # saying the same twice changes nothing
        self.fields["party"].label = say["party"]
        self.fields["party"].help_text = say["party_help"]
