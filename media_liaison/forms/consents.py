"""Writing down whose picture or words we may use, for what, and until when."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from contacts.forms.picker import ContactField
from library.models import Message
from ssp_crm.forms import DateInput, FilterForm, HouseModelForm, HousePlainForm

from ..consent_check import SOON
from ..models import Consent
from ..querysets import ConsentQuerySet
from .shared import speakers_for


class ConsentForm(HouseModelForm):
    """Somebody's word, under the name they choose."""

    contact = ContactField(
        kind="person",
        required=False,
        label="Contact",
        help_text="Only if they are a contact of ours and want to be named as one.",
    )

    class Meta:
        model = Consent
        fields = [
            "chosen_name",
            "kind",
            "about",
            "purpose",
            "given_on",
            "until",
            "paper",
            "contact",
            "speaker",
            "messages",
        ]
        widgets = {
            "about": forms.Textarea(attrs={"rows": 3}),
            "given_on": DateInput(),
            "until": DateInput(),
            "messages": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "chosen_name": "Only the name they choose. Write nothing about services, health or how "
            "we know them.",
            "about": "So that everybody knows which: “her sentence on the mural, May 2026”.",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        self.fields["contact"].for_user(user, keep=[row.contact_id])
        self.fields["speaker"].queryset = speakers_for(user, row.speaker_id)
        chosen = row.messages.values("pk") if row.pk else []
        messages = Message.objects.visible_to(user)
        offered = messages.filter(Q(archived_at=None) | Q(pk__in=chosen))
        self.fields["messages"].queryset = offered.defer("search")

    def clean_given_on(self) -> Any:
        day = self.cleaned_data["given_on"]
        if day > timezone.localdate():
            raise ValidationError("Choose today or a day before.")
        return day


class ConsentWithdrawForm(HousePlainForm):
    """The day somebody took their word back."""

    withdrawn_on = forms.DateField(label="Taken back on", widget=DateInput())


class ConsentFilterForm(FilterForm):
    """Which consents to show."""

    q = forms.CharField(required=False, max_length=200, label="Name")
    kind = forms.ChoiceField(
        required=False, label="Kind", choices=[("", "Any kind"), *Consent.Kind.choices]
    )
    state = forms.ChoiceField(
        required=False,
        label="State",
        choices=[
            ("", "Any state"),
            ("valid", "Valid"),
            ("soon", "Ending soon"),
            ("over", "Over"),
            ("withdrawn", "Taken back"),
        ],
    )

    def apply(self, queryset: ConsentQuerySet) -> ConsentQuerySet:  # type: ignore[override]
        """Narrow by what was chosen."""
        chosen, today = self.chosen, timezone.localdate()
        if "q" in chosen:
            queryset = queryset.filter(chosen_name__icontains=chosen["q"])
        if "kind" in chosen:
            queryset = queryset.filter(kind=chosen["kind"])
        if chosen.get("state") == "valid":
            return queryset.valid(today)
        if chosen.get("state") == "soon":
            return queryset.valid(today).filter(until__lte=today + SOON)
        if chosen.get("state") == "over":
            return queryset.filter(withdrawn_on=None, until__lt=today)
        return queryset.exclude(withdrawn_on=None) if "state" in chosen else queryset
