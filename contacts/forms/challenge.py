"""Logging challenges, working on them, and closing them with a lesson."""

from typing import TYPE_CHECKING, Any

from django import forms

from accounts.models import User
from ssp_crm.forms import DateTimeInput, FilterForm, HouseModelForm, HousePlainForm

from ..models import Challenge, ChallengeStep, Concern, Note
from .picker import ContactsField
from .users import active_users

if TYPE_CHECKING:
    from ..querysets import ChallengeQuerySet

LESSONS = ("worked", "avoid", "lesson")


class ChallengeForm(HouseModelForm):
    """What happened and what concerns them, apart from our reading of it."""

    contacts = ContactsField(label="With whom", required=False)

    class Meta:
        model = Challenge
        fields = [
            "title",
            "kind",
            "source",
            "received_at",
            "first_response_at",
            "contacts",
            "place",
            "facts",
            "concern",
            "reading",
            "owner",
            "sensitivity",
            *LESSONS,
        ]
        widgets = {
            "received_at": DateTimeInput(),
            "first_response_at": DateTimeInput(),
            "facts": forms.Textarea(attrs={"rows": 4}),
            "concern": forms.Textarea(attrs={"rows": 3}),
            "reading": forms.Textarea(attrs={"rows": 2}),
            **{name: forms.Textarea(attrs={"rows": 3}) for name in LESSONS},
        }
        help_texts = {
            "facts": "Facts: who said or did what, and when. Nothing that names a person we serve.",
            "concern": "As they said it. What do they fear, need or want?",
            "reading": "Our reading of it, kept apart from the facts.",
            "first_response_at": "Empty: nobody has answered yet, and the clock runs.",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        linked = list(self.instance.contacts.all()) if self.instance.pk else []
        self.fields["contacts"].for_user(user, keep=[contact.pk for contact in linked])
        self.fields["owner"].queryset = active_users(self.instance.owner_id)
        if self.instance.pk:
            self.initial["contacts"] = linked
        if self.instance.is_open:
            for name in LESSONS:
                del self.fields[name]
        if self.instance.pk and not self._may_restrict():
            del self.fields["sensitivity"]

    def clean_received_at(self) -> Any:
        return self._to_the_second("received_at")

    def clean_first_response_at(self) -> Any:
        return self._to_the_second("first_response_at")

    def _to_the_second(self, name: str) -> Any:
        """Keep a time whose minute nobody changed: the browser sends no seconds."""
        before, typed = self.initial.get(name), self.cleaned_data[name]
        return before if before and before.replace(second=0, microsecond=0) == typed else typed

    def _may_restrict(self) -> bool:
        """Say whether the user could still read the challenge once it is restricted."""
        is_own = self.user.pk in {self.instance.author_id, self.instance.owner_id}
        return is_own or self.user.has_perm("contacts.view_restricted")


class ChallengeFilterForm(FilterForm):
    """Which challenges to show."""

    q = forms.CharField(required=False, max_length=200, label="Words of what happened or helped")
    kind = forms.ChoiceField(
        required=False, label="Kind", choices=[("", "Any kind"), *Challenge.Kind.choices]
    )
    who = forms.ChoiceField(
        required=False, label="Whose", choices=[("", "Everyone's"), ("mine", "Mine")]
    )

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def apply(self, queryset: "ChallengeQuerySet") -> "ChallengeQuerySet":  # type: ignore[override]
        """Narrow by everything but `q`, which also sets the order."""
        chosen = self.chosen
        if "kind" in chosen:
            queryset = queryset.filter(kind=chosen["kind"])
        if "who" in chosen and self.user:
            queryset = queryset.of(self.user)
        return queryset


class StepForm(HouseModelForm):
    """One line of the work log."""

    class Meta:
        model = ChallengeStep
        fields = ["what"]
        widgets = {"what": forms.Textarea(attrs={"rows": 2})}


class ChallengeCloseForm(HousePlainForm):
    """How it ended, and what the next of us should know."""

    status = forms.ChoiceField(
        label="How did it end",
        choices=[
            (status.value, status.label)
            for status in (Challenge.Status.RESOLVED, Challenge.Status.UNRESOLVED)
        ],
        widget=forms.RadioSelect,
    )
    worked = forms.CharField(
        required=False,
        label="What worked",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed if it is resolved. What would you do again?",
    )
    avoid = forms.CharField(
        required=False,
        label="What to avoid",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What made it harder?",
    )
    lesson = forms.CharField(
        required=False,
        label="What we learned",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed if it is not solved: why not?",
    )

    def __init__(self, *args: Any, challenge: Challenge, **kwargs: Any) -> None:
        # Words of the last closing are kept when a challenge was reopened.
        initial = {name: getattr(challenge, name) for name in LESSONS}
        super().__init__(*args, initial=initial, **kwargs)
        self.challenge = challenge

    def clean(self) -> dict[str, Any]:
        if self.challenge.first_response_at is None:
            sentence = "They have no answer from us yet. Close it all the same?"
            self.doubt("unanswered", sentence)
        return super().clean() or self.cleaned_data


class ConcernAnswerForm(HouseModelForm):
    """What the neighbor reads under the reference."""

    class Meta:
        model = Concern
        fields = ["answer"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "answer": "They read exactly this, on our public page. What did we find, what do we "
            "do, and whom can they call?"
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True


class NoteLinkForm(HousePlainForm):
    """Which of some notes belong to a challenge."""

    notes = forms.ModelMultipleChoiceField(
        Note.objects.none(),
        required=False,
        label="Notes with the same contacts",
        widget=forms.CheckboxSelectMultiple,
    )

    # Only what stood on the page can be unticked: a colleague may link another one meanwhile.
    shown = forms.ModelMultipleChoiceField(
        Note.objects.none(), required=False, widget=forms.MultipleHiddenInput
    )

    def __init__(self, *args: Any, notes: Any, linked: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"notes": linked, "shown": notes}, **kwargs)
        self.fields["notes"].queryset = self.fields["shown"].queryset = notes
