"""What we belong to, and which values we share there."""

from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User, Value
from ssp_crm.forms import DateInput, FilterForm, HouseModelForm, HousePlainForm

from ..models import Contact, Membership
from .picker import ContactField
from .users import active_users


class MembershipForm(HouseModelForm):
    """Where we belong, who represents us, and what it costs and asks."""

    organization = ContactField(kind=Contact.Kind.ORGANIZATION, label="Organization")
    values = forms.ModelMultipleChoiceField(
        Value.objects.all(),
        required=False,
        label="Which of our values they share",
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Membership
        fields = [
            "organization",
            "kind",
            "representative",
            "since",
            "renews_on",
            "dues",
            "values",
            "watch",
            "asks",
            "ended_on",
        ]
        widgets = {
            "since": DateInput(),
            "renews_on": DateInput(),
            "ended_on": DateInput(),
            "watch": forms.Textarea(attrs={"rows": 2}),
            "asks": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {"ended_on": "Empty it if we belong again."}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].for_user(user)
        self.fields["representative"].queryset = active_users(self.instance.representative_id)
        if self.instance.pk:
            del self.fields["organization"]  # another organization is another membership
            self.initial["values"] = list(self.instance.organization.values.all())
        if not self.instance.ended_on:
            del self.fields["ended_on"]  # that is told on its own page


class MembershipEndForm(HousePlainForm):
    """The last day we belong."""

    ended_on = forms.DateField(label="Until", widget=DateInput(), initial=timezone.localdate)


class MembershipFilterForm(FilterForm):
    """Which memberships to show: current ones unless asked otherwise."""

    kind = forms.ChoiceField(
        required=False, label="What it is", choices=[("", "Any kind"), *Membership.Kind.choices]
    )
    state = forms.ChoiceField(
        required=False,
        label="State",
        choices=[("", "Current"), ("renewing", "To renew soon"), ("ended", "Ended")],
    )

    def apply(self, queryset: Any) -> Any:
        """Narrow by what was chosen."""
        chosen, today = self.chosen, timezone.localdate()
        if "kind" in chosen:
            queryset = queryset.filter(kind=chosen["kind"])
        if chosen.get("state") == "ended":
            return queryset.ended(today)
        if chosen.get("state") == "renewing":
            return queryset.renewing(today)
        return queryset.current(today)
