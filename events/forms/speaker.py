"""Speakers by the name they choose, the chances they are offered, and what became of them."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from accounts.models import User
from contacts.forms.picker import ContactField
from contacts.forms.users import active_users
from ssp_crm.forms import DateInput, FilterForm, HouseModelForm, HousePlainForm

from ..models import Event, Speaker, SpeakingTurn
from ..speaking import Candidate, candidates, chance_words

Status = SpeakingTurn.Status


class SpeakerForm(HouseModelForm):
    """Who speaks, about what, and how they like to be asked."""

    contact = ContactField(
        kind="person",
        required=False,
        label="Contact",
        help_text="Only if they are a contact of ours and want to be named as one.",
        error_messages={"unique": "This contact is a speaker already."},
    )

    class Meta:
        model = Speaker
        fields = [
            "chosen_name",
            "readiness",
            "topics",
            "languages",
            "reach",
            "wishes",
            "contact",
            "user",
        ]
        widgets = {"wishes": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "chosen_name": "Write nothing about why someone has lived experience; the name they "
            "choose is enough.",
            "readiness": "Ask them; it is theirs to say.",
            "languages": "With commas between.",
            "reach": "The way they like to be asked: a call, a text, in person on Tuesdays.",
        }
        error_messages = {"user": {"unique": "They are on the list already."}}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].for_user(user, keep=[self.instance.contact_id])
        self.fields["user"].queryset = active_users(self.instance.user_id)


class SpeakerFilterForm(FilterForm):
    """Which speakers to show: those with us unless asked otherwise."""

    readiness = forms.ChoiceField(
        required=False,
        label="Readiness",
        choices=[("", "Any readiness"), *Speaker.Readiness.choices],
    )
    topic = forms.CharField(required=False, label="Topic", max_length=100)
    language = forms.CharField(required=False, label="Language", max_length=100)
    state = forms.ChoiceField(
        required=False, label="State", choices=[("", "With us"), ("archived", "Archived")]
    )

    def apply(self, queryset: Any) -> Any:
        """Narrow by what was chosen."""
        chosen = self.chosen
        if "readiness" in chosen:
            queryset = queryset.filter(readiness=chosen["readiness"])
        for word in chosen.get("topic", "").split():
            queryset = queryset.filter(topics__icontains=word)
        if "language" in chosen:
            queryset = queryset.filter(languages__icontains=chosen["language"])
        if "state" in chosen:
            return queryset.exclude(archived_at=None)
        return queryset.active()


class TurnForm(HouseModelForm):
    """A chance, and who is offered it: best matches first."""

    speaker = forms.ModelChoiceField(
        Speaker.objects.none(), label="Who is asked", widget=forms.RadioSelect, empty_label=None
    )

    class Meta:
        model = SpeakingTurn
        fields = ["speaker", "talk", "offered_on"]
        widgets = {"offered_on": DateInput()}
        labels = {"offered_on": "Asked on"}

    def __init__(self, *args: Any, event: Event, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.event = event
        askable = Speaker.objects.visible_to(user).askable(event)
        # Sent twice, it names somebody who was offered it a moment ago: that is no mistake.
        self.fields["speaker"].queryset = askable
        free = askable.exclude(turns__event=event).with_chances(timezone.localdate())
        self.candidates = candidates(event, free)
        self.fields["speaker"].choices = [(c.speaker.pk, _label(c)) for c in self.candidates]


class TurnAnswerForm(HousePlainForm):
    """What became of a chance, and words for the speaker; without the box, words stay."""

    status = forms.ChoiceField(
        label="What became of it", choices=[c for c in Status.choices if c[0] != Status.OFFERED]
    )
    feedback = forms.CharField(
        required=False,
        label="Words for them",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What was strong, and one thing to try next time. They may read it.",
    )


def _label(candidate: Candidate) -> str:
    speaker = candidate.speaker
    shared = f"speaks about {', '.join(candidate.shared)} · " if candidate.shared else ""
    line = f"{shared}{chance_words(speaker)} · {speaker.get_readiness_display().lower()}"
    return format_html(
        '<strong>{}</strong><span class="speaker-why">{}</span>', speaker.chosen_name, line
    )
