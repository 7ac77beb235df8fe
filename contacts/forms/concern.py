"""What a neighbor types on our public page, without an account."""

from typing import Any

from django import forms

from ssp_crm.forms import HousePlainForm
from ssp_crm.public_forms import PublicForm

from ..models import Concern
from ..references import reference_of

SALT = "contacts.concern"
TOLD = ("kind", "place", "happened", "name", "reach")


class ConcernForm(PublicForm):
    """A concern, for a person in a hurry; only what it is about and what happened must be told."""

    anyway = "Send anyway"

    kind = forms.ChoiceField(
        label="What is it about", choices=[("", "Please choose"), *Concern.Kind.choices]
    )
    place = forms.CharField(
        required=False, max_length=200, label="Where", help_text="A street, a corner, a door."
    )
    happened = forms.CharField(
        max_length=5_000,
        label="What happened",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What you saw or heard, and when. Please name nobody who visits us.",
    )
    name = forms.CharField(
        required=False,
        max_length=200,
        label="Your name",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    reach = forms.CharField(
        required=False,
        max_length=300,
        label="How we can reach you",
        help_text="Phone or e-mail. Leave both empty to stay anonymous.",
    )

    @property
    def told(self) -> dict[str, str]:
        """What was told, as the service takes it."""
        return {name: self.cleaned_data[name] for name in TOLD}

    def reference(self, secret: str) -> str:
        """The reference of this form with these words."""
        words = "\n".join([self.cleaned_data["stamp"], *self.told.values()])
        return reference_of(f"{SALT}:{secret}".encode(), words)


class ReferenceForm(HousePlainForm):
    """The reference a neighbor was given."""

    reference = forms.CharField(
        required=False,  # an empty one is answered as an unknown one
        label="Your reference",
        help_text="Twelve letters and digits, such as 7KQ4-M2XP-9TVC.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["form_id"]
