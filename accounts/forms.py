"""Sign-in, passwords, people and the program."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.contrib.auth.models import Group

from ssp_crm.forms import HouseForm, HouseModelForm, HousePlainForm

from .models import Program, User, Value
from .roles import ROLES

LONGEST_VALUE = 200


class SignInForm(HouseForm, allauth_forms.LoginForm):
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].label = "E-mail"
        self.fields.pop("remember", None)


class PasswordResetForm(HouseForm, allauth_forms.ResetPasswordForm):
    """Ask for a link to choose a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail"
        self.fields["email"].widget.attrs.pop("placeholder", None)


class NewPasswordForm(HouseForm, allauth_forms.ResetPasswordKeyForm):
    """Choose a password from the link in a mail."""


class PasswordChangeForm(HouseForm, allauth_forms.ChangePasswordForm):
    """Choose a new password while signed in."""


class RoleField(forms.ModelMultipleChoiceField):
    """Roles with what each may do."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Group.objects.filter(name__in=ROLES), label="Roles", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}: {ROLES[obj.name].words}"


class InvitationForm(HousePlainForm):
    """Invite someone by e-mail."""

    email = forms.EmailField(label="E-mail", max_length=254)
    name = forms.CharField(max_length=200)
    roles = RoleField()

    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError("Someone with this e-mail address already signs in here.")
        return str(email)


class UserForm(HouseModelForm):
    """What an admin keeps about someone who works here."""

    groups = RoleField(required=False)

    class Meta:
        model = User
        fields = ["name", "pronouns", "email", "phone", "groups", "is_active"]


class ProfileForm(HouseModelForm):
    """What people keep about themselves."""

    class Meta:
        model = User
        fields = ["name", "pronouns", "phone"]


class ProgramForm(HouseModelForm):
    """The program's own profile, with its values as lines of one text."""

    values = forms.CharField(
        required=False,
        label="Our values",
        help_text="One in each line, such as “Dignity: everyone is a neighbor”.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    class Meta:
        model = Program
        fields = [
            "name",
            "public_contact",
            "time_zone",
            "values",
            "first_response_days",
            "concerns_open",
            "visits_open",
            "visit_text",
            "visit_text_es",
            "visitor_days",
        ]
        widgets = {
            "visit_text": forms.Textarea(attrs={"rows": 6}),
            "visit_text_es": forms.Textarea(attrs={"rows": 6, "lang": "es"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["values"] = "\n".join(value.name for value in Value.objects.all())

    def clean_values(self) -> list[str]:
        """The values as names, each once."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["values"].splitlines())
        names = list(dict.fromkeys(line for line in lines if line))
        if any(len(name) > LONGEST_VALUE for name in names):
            raise forms.ValidationError(f"Keep each value within {LONGEST_VALUE} characters.")
        return names
