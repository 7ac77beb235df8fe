"""Forms for people without an account: a trap for machines, and a stamp of when one was opened."""

import secrets
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from .forms import HousePlainForm

SALT = "ssp_crm.public_forms"
FASTEST, OLDEST = 3, 24 * 60 * 60  # seconds a form may be open before it is sent


def new_stamp() -> str:
    """Return a signed number used once, with the time it was made."""
    return signing.dumps(secrets.token_urlsafe(16), salt=SALT)


class PublicForm(HousePlainForm):
    """A form anybody may send; whether it is too often, its view asks the rate limit."""

    too_old = "This page was open for a long time. Nothing is lost: please send it once more."
    too_quick = "That was very quick. Please look once more, then send it."

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
            raise ValidationError(self.too_old) from error
        if self._is_fresh(stamp):
            raise ValidationError(self.too_quick)
        return data

    def _is_fresh(self, stamp: str) -> bool:
        try:
            signing.loads(stamp, salt=SALT, max_age=FASTEST)
        except signing.SignatureExpired:
            return False
        return True

    def _stamp_again(self) -> None:
        typed: Any = self.data
        self.data = again = typed.copy()
        again["stamp"] = new_stamp()

    @property
    def is_by_a_machine(self) -> bool:
        """The field nobody sees was filled in."""
        return bool(self.cleaned_data["website"])
