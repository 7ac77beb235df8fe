"""What a neighbor types on our public page, without an account."""

import secrets
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from ssp_crm.forms import HousePlainForm

from ..models import Concern
from ..references import reference_of

SALT = "contacts.concern"
FASTEST, OLDEST = 3, 24 * 60 * 60  # seconds a form may be open before it is sent
TOLD = ("kind", "place", "happened", "name", "reach")


def new_stamp() -> str:
    """Return a signed number used once, with the time it was made."""
    return signing.dumps(secrets.token_urlsafe(16), salt=SALT)


class ConcernForm(HousePlainForm):
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
    # People do not see this one; machines that fill in everything do.
    website = forms.CharField(
        required=False,
        label="Leave this empty",
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(required=False, initial=new_stamp, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["form_id"]  # receipts are kept for people who sign in; the stamp does here

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        stamp = data.get("stamp", "")
        try:
            signing.loads(stamp, salt=SALT, max_age=OLDEST)
        except signing.BadSignature as error:
            self._stamp_again()
            raise ValidationError(
                "This page was open for a long time. Nothing is lost: please send it once more."
            ) from error
        if self._is_fresh(stamp):
            raise ValidationError("That was very quick. Please look once more, then send it.")
        return data

    def _is_fresh(self, stamp: str) -> bool:
        try:
            signing.loads(stamp, salt=SALT, max_age=FASTEST)
        except signing.SignatureExpired:
            return False
        return True

    def _stamp_again(self) -> None:
        self.data = self.data.copy()
        self.data["stamp"] = new_stamp()

    @property
    def is_by_a_machine(self) -> bool:
        """The field nobody sees was filled in."""
        return bool(self.cleaned_data["website"])

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
