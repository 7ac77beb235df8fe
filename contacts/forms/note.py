"""Logging notes and promising follow-ups."""

from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from ssp_crm.forms import DateInput, DateTimeInput, FilterForm, HouseModelForm

from ..models import Challenge, FollowUp, Note
from .picker import ContactField, ContactsField
from .users import active_users


class NoteForm(HouseModelForm):
    """What happened, with whom; optionally what we will do next."""

    contacts = ContactsField(label="With or about whom")
    follow_up_what = forms.CharField(required=False, max_length=300, label="What will we do next")
    follow_up_due = forms.DateField(required=False, widget=DateInput(), label="By when")
    challenge = forms.ModelChoiceField(
        Challenge.objects.none(), required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = Note
        fields = [
            "contacts",
            "kind",
            "happened_at",
            "happened",
            "meaning",
            "summary",
            "sensitivity",
        ]
        widgets = {
            "happened_at": DateTimeInput(),
            "happened": forms.Textarea(attrs={"rows": 4}),
            "meaning": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "happened": "Facts: who said or did what.",
            "meaning": "Our reading of it, kept apart from the facts. "
            "Would we be at ease if they, or a court, read this?",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        linked = list(self.instance.contacts.all()) if self.instance.pk else []
        self.fields["contacts"].for_user(user, keep=[contact.pk for contact in linked])
        self.fields["challenge"].queryset = Challenge.objects.visible_to(user)
        if self.instance.pk:
            self.initial["contacts"] = linked
            for name in ("follow_up_what", "follow_up_due", "challenge"):
                del self.fields[name]
            if not self._may_restrict():
                del self.fields["sensitivity"]

    def _may_restrict(self) -> bool:
        """Say whether the user could still read the note once it is restricted."""
        is_own = self.instance.author_id == self.user.pk
        return is_own or self.user.has_perm("contacts.view_restricted")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        what, due = data.get("follow_up_what"), data.get("follow_up_due")
        if what and not due and "follow_up_due" not in self.errors:
            self.add_error("follow_up_due", "Choose a day, so that it shows up on Today.")
        if due and not what:
            self.add_error("follow_up_what", "Say what we will do by then.")
        return data

    def follow_up(self) -> FollowUp | None:
        """The follow-up that was asked for, not saved yet."""
        if not self.cleaned_data.get("follow_up_what"):
            return None
        return FollowUp(
            what=self.cleaned_data["follow_up_what"],
            due_on=self.cleaned_data["follow_up_due"],
            assigned_to=self.user,
        )


class FollowUpForm(HouseModelForm):
    """Something one of us will do by a day."""

    contact = ContactField(label="For whom")

    class Meta:
        model = FollowUp
        fields = ["contact", "what", "due_on", "assigned_to"]
        widgets = {"due_on": DateInput()}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].for_user(user, keep=[self.instance.contact_id])
        self.fields["assigned_to"].queryset = active_users(self.instance.assigned_to_id)
        self.fields["assigned_to"].initial = user


class FollowUpFilterForm(FilterForm):
    """Whose follow-ups, and which."""

    who = forms.ChoiceField(
        required=False, label="Whose", choices=[("", "Mine"), ("all", "Everyone's")]
    )
    state = forms.ChoiceField(
        required=False,
        label="State",
        choices=[("", "Open"), ("overdue", "Overdue"), ("done", "Done")],
    )

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def apply(self, queryset: Any) -> Any:
        """Narrow to mine and open unless asked otherwise."""
        chosen = self.chosen
        if "who" not in chosen and self.user:
            queryset = queryset.of(self.user)
        if chosen.get("state") == "done":
            return queryset.exclude(done_at=None)
        if chosen.get("state") == "overdue":
            return queryset.overdue(timezone.localdate())
        return queryset.open()
