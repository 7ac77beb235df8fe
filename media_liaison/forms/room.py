"""How we meet the press, and our ground rules."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from contacts.forms.users import active_users
from ssp_crm.forms import HouseModelForm

from ..models import GroundRule, PressRoom
from .duty import PublicNumberMixin

SPANISH = {"lang": "es"}
SIGN_IN = (
    "Somebody here signs in with this address. Publish one that belongs to the program: it keeps "
    "them out of the public eye."
)


def sets_two_people(user: User) -> bool:
    """Leadership or an Admin, for a liaison is bound by it: nobody lifts a rule for oneself."""
    return user.has_perm("contacts.view_restricted") or user.has_perm("accounts.change_program")


class PressRoomForm(PublicNumberMixin, HouseModelForm):
    """Our liaison, the public page, and the letter of introduction."""

    class Meta:
        model = PressRoom
        fields = [
            "liaison",
            "number",
            "email",
            "two_people",
            "is_open",
            "hours",
            "hours_es",
            "facts",
            "facts_es",
            "kit",
            "kit_es",
            "letter_subject",
            "letter",
        ]
        widgets = {
            "hours_es": forms.TextInput(attrs=SPANISH),
            "facts": forms.Textarea(attrs={"rows": 4}),
            "facts_es": forms.Textarea(attrs={"rows": 4, **SPANISH}),
            "kit": forms.Textarea(attrs={"rows": 6}),
            "kit_es": forms.Textarea(attrs={"rows": 6, **SPANISH}),
            "letter": forms.Textarea(attrs={"rows": 12}),
        }
        labels = {
            "two_people": "Answers, posts and messages are approved by a second person",
            "facts_es": "The same facts in Spanish",
            "kit_es": "The same text in Spanish",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not sets_two_people(user):
            del self.fields["two_people"]
        self.fields["liaison"].queryset = active_users(self.instance.liaison_id)
        self.fields["liaison"].empty_label = "Nobody yet"

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        if address and User.objects.signing_in_with(address).exists():
            raise ValidationError(SIGN_IN)
        return address


class GroundRuleForm(HouseModelForm):
    """One rule, why it is there, and who reads it."""

    class Meta:
        model = GroundRule
        fields = ["words", "words_es", "why", "place", "is_usual", "is_public", "is_active"]
        widgets = {"words_es": forms.TextInput(attrs=SPANISH)}
        help_texts = {
            "words": "As you would say it to a reporter.",
            "why": "One sentence a reporter can agree with.",
            "place": "Smaller numbers stand first.",
        }
