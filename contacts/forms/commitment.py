"""Asking and promising, saying how it turned out, and which of it to show."""

from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from ssp_crm.forms import DateInput, FilterForm, HouseModelForm, HousePlainForm

from ..models import Commitment, Contact
from ..reliability import LATELY, asked_often_words
from .picker import ContactField
from .users import active_users

Status = Commitment.Status


class CommitmentForm(HouseModelForm):
    """What is asked or promised, by when, and who of us looks after it."""

    contact = ContactField(label="With whom")
    status = forms.ChoiceField(
        label="How far it is",
        choices=[(Status.ASKED, "Asked, no answer yet"), (Status.AGREED, "Agreed")],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Commitment
        fields = ["made_by", "contact", "topic", "what", "asked_on", "due_on", "owner", "status"]
        widgets = {
            "made_by": forms.RadioSelect,
            "asked_on": DateInput(),
            "due_on": DateInput(),
            "what": forms.TextInput(attrs={"placeholder": "Speak at the council on the lease"}),
        }
        help_texts = {"due_on": "With a day it can come due, and counts."}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].for_user(user, keep=[self.instance.contact_id])
        self.fields["owner"].queryset = active_users(self.instance.owner_id)
        self.fields["owner"].initial = user
        if self.instance.pk:
            del self.fields["status"]  # outcomes are told on their own page, which dates them
        self.user = user

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        contact = data.get("contact")
        if contact and not self.instance.pk and data.get("made_by") == Commitment.Side.THEM:
            self._doubt_asking(contact)
        return data

    def _doubt_asking(self, contact: Contact) -> None:
        """Wonder whether to ask somebody who wants to be left alone, or was asked a lot."""
        if contact.do_not_contact:
            reason = contact.do_not_contact_reason
            self.doubt("contact", f"{contact} should not be contacted: {reason}")
        commitments = Commitment.objects.visible_to(self.user).filter(contact=contact)
        lately = commitments.asked_lately(timezone.localdate(), LATELY).first()
        if lately and (words := asked_often_words(lately["asks"], lately["since"])):
            self.doubt("often", f"{contact} was {words}.")


class CommitmentOutcomeForm(HousePlainForm):
    """How it turned out, with a word of what happened."""

    status = forms.ChoiceField(
        label="How it turned out",
        choices=[pair for pair in Status.choices if pair[0] != Status.ASKED],
        widget=forms.RadioSelect,
    )
    outcome = forms.CharField(
        label="What happened",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What they said or did; for agreed and kept you may leave it empty.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("status") in Status.told_in_words() and not data.get("outcome"):
            self.add_error("outcome", "Say in a word what happened.")
        return data


class CommitmentFilterForm(FilterForm):
    """Which commitments to show: open ones unless asked otherwise."""

    side = forms.ChoiceField(
        required=False,
        label="Whose",
        choices=[("", "Theirs and ours"), ("them", "Theirs"), ("us", "Ours")],
    )
    topic = forms.ChoiceField(
        required=False, label="What kind", choices=[("", "Any kind"), *Commitment.Topic.choices]
    )
    who = forms.ChoiceField(
        required=False, label="Looked after by", choices=[("", "Everyone"), ("me", "Me")]
    )
    state = forms.ChoiceField(
        required=False,
        label="State",
        choices=[("", "Open"), ("overdue", "Overdue"), ("settled", "Settled")],
    )

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def apply(self, queryset: Any) -> Any:
        """Narrow by what was chosen."""
        chosen = self.chosen
        if "side" in chosen:
            queryset = queryset.filter(made_by=chosen["side"])
        if "topic" in chosen:
            queryset = queryset.filter(topic=chosen["topic"])
        if "who" in chosen and self.user:
            queryset = queryset.of(self.user)
        if chosen.get("state") == "settled":
            return queryset.exclude(status__in=Status.unsettled())
        if chosen.get("state") == "overdue":
            return queryset.overdue(timezone.localdate())
        return queryset.open()
