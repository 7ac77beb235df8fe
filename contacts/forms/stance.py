"""Recording where a contact stands, and filtering the pictures of it."""

from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from ssp_crm.forms import DateInput, FilterForm, HousePlainForm
from ssp_crm.time_words import day_words

from ..models import Contact, Note, Stance
from ..models.choices import ALLIES, CHALLENGERS

RECENT_NOTES = 30


class NoteChoice(forms.ModelChoiceField):
    """A note by its day and first words."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{day_words(timezone.localtime(obj.happened_at).date())}: {obj}"


class StanceForm(HousePlainForm):
    """Where a contact stands, since when, and what tells us so."""

    level = forms.ChoiceField(label="Stance", choices=Contact.Stance.choices)
    topic = forms.CharField(
        required=False, max_length=100, help_text="Empty: on the program as a whole."
    )
    on = forms.DateField(label="As of", widget=DateInput(), initial=timezone.localdate)
    evidence = forms.CharField(
        required=False,
        label="What tells us so",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What they said or did. Would we be at ease if they read this?",
    )
    note = NoteChoice(
        Note.objects.none(),
        required=False,
        label="or the note that tells us so",
        empty_label="No note",
        help_text="Notes everyone here may read: everyone sees the stance.",
    )

    def __init__(self, *args: Any, contact: Contact, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contact = contact
        shared = contact.notes.visible_to(user).filter(sensitivity=Note.Sensitivity.SHARED)
        recent = shared.order_by("-happened_at", "-pk").values("pk")[:RECENT_NOTES]
        self.fields["note"].queryset = Note.objects.filter(pk__in=recent)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        level, topic = data.get("level"), data.get("topic", "")
        before = self.contact.stances.filter(topic=topic).newest_first().first()
        sides = [ALLIES, CHALLENGERS]
        if before and any(before.level in a and level in b for a, b in (sides, sides[::-1])):
            words = before.get_level_display().lower()
            self.doubt(
                "flip",
                f"Since {day_words(before.on)} we had them as {words}. Did they really cross over?",
            )
        return data


class PowerMapForm(FilterForm):
    """Whose stance the map draws: on what, in which part of the community, since when."""

    reach = forms.ChoiceField(
        required=False, label="Sphere", choices=[("", "Every sphere"), *Contact.Reach.choices]
    )
    community = forms.ChoiceField(
        required=False,
        label="Community",
        choices=[("", "Every community"), *Contact.Community.choices],
    )
    lead = forms.ModelChoiceField(
        User.objects.active(), required=False, label="Lead", empty_label="Any lead"
    )
    topic = forms.ChoiceField(required=False, label="Topic")
    since = forms.DateField(required=False, label="Show who moved since", widget=DateInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = Stance.objects.topics()
        self.fields["topic"].choices = [("", "The program as a whole"), *((t, t) for t in topics)]

    def apply(self, queryset: Any) -> Any:
        """Narrow contacts to the chosen sphere, community and lead."""
        wanted = {k: v for k, v in self.chosen.items() if k in {"reach", "community", "lead"}}
        return queryset.filter(**wanted)
