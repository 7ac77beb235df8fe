"""What is asked when we answer a reporter, end it without an answer, or have them visit."""

from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from events.forms.event import EventForm
from events.models import Event
from library.models import Message
from ssp_crm.forms import HouseModelForm, HousePlainForm, WallMomentField

from ..message_points import message_points
from ..models import GroundRule, Inquiry, Statement
from .shared import SaidAtMixin, speakers_for

Status = Inquiry.Status
NOT_FOR_REPORTERS = ("kind", "host", "capacity", "public", "public_text", "public_text_es")


class AnswerDraftForm(HouseModelForm):
    """Our answer, with the message points in it and the ground rules around it."""

    messages = forms.ModelMultipleChoiceField(
        Message.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    rules = forms.ModelMultipleChoiceField(
        GroundRule.objects.none(),
        required=False,
        label="Ground rules",
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Inquiry
        fields = ["draft", "messages", "rules"]
        widgets = {"draft": forms.Textarea(attrs={"rows": 9})}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["messages"].queryset = message_points(self.instance, user)
        rules = GroundRule.objects.visible_to(user)
        kept = [rule.pk for rule in self.initial["rules"]]
        self.fields["rules"].queryset = rules.in_use() | rules.filter(pk__in=kept)


class InquiryAnswerForm(SaidAtMixin, HouseModelForm):
    """What was actually said."""

    said_at = WallMomentField(label="When")

    class Meta:
        model = Statement
        fields = ["said", "said_at", "speaker", "attribution"]
        widgets = {"said": forms.Textarea(attrs={"rows": 8})}
        help_texts = {"said": "As it was said in the end, not as it was planned."}

    def __init__(self, *args: Any, inquiry: Inquiry, user: User, **kwargs: Any) -> None:
        first = {"said": inquiry.draft, "said_at": timezone.localtime()}
        first |= {"speaker": inquiry.speaker_id, "attribution": inquiry.attribution}
        super().__init__(*args, initial=first, **kwargs)
        self.fields["speaker"].queryset = speakers_for(user, inquiry.speaker_id)
        self.fields["speaker"].empty_label = "Whoever writes this down"


class InquiryCloseForm(HousePlainForm):
    """How it ended without an answer."""

    status = forms.ChoiceField(
        label="How did it end",
        choices=[(status.value, status.label) for status in Status.unanswered()],
        widget=forms.RadioSelect,
    )
    outcome = forms.CharField(
        label="In a few honest words",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why, and what we would do another time.",
    )


class InquiryVisitForm(EventForm):
    """A reporter's visit: an event whose kind and confidentiality are settled."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NOT_FOR_REPORTERS:
            del self.fields[name]
        self.fields["title"].help_text = "Everybody here reads it: leave their names out."
        self.fields["site"].required = True
        self.fields["site"].empty_label = "Choose a site"
        self.fields["place"].label = "Where we meet"
        self.fields["place"].help_text = "Such as “the side door, ten minutes early”."

    def clean_visit(self, data: dict[str, Any]) -> None:
        data["kind"] = Event.Kind.MEDIA
        super().clean_visit(data)
