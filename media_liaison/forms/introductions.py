"""The letter of introduction, and whom to show on the list it is sent from."""

from typing import Any

from django import forms
from django.db.models import Q

from accounts.models import User
from ssp_crm.forms import FilterForm, HousePlainForm

from ..letters import EACH, Letter, in_braces
from ..models import Journalist, PressRoom
from ..querysets import JournalistQuerySet
from ..services.introductions import Way, values_for, values_for_all

PREVIEW = "preview"
MOST_LETTERS = 100
TOO_MANY = (
    "{} letters are too many: at most {} go out at once. Nothing was sent. Copy your words, and "
    "tick fewer on the list."
)


class LetterForm(HousePlainForm):
    """A letter to one journalist or to several, edited for this once."""

    anyway = "Send it as it is"

    pick = forms.ModelMultipleChoiceField(
        queryset=Journalist.objects.none(), widget=forms.MultipleHiddenInput, label="journalists"
    )
    way = forms.ChoiceField(
        choices=[(way, way) for way in (Way.MAIL, Way.PRINT, PREVIEW)], label="way"
    )
    subject = forms.CharField(max_length=200)
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 14}), max_length=20_000)

    def __init__(self, *args: Any, user: User, room: PressRoom, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room, self.common = room, values_for_all(room)
        # Who asks not to be contacted may be among them: the service says so by name.
        self.fields["pick"].queryset = Journalist.objects.visible_to(user).active().for_list()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen = list(data.get("pick") or ())
        if len(chosen) > MOST_LETTERS:
            # Above the form, not on the field: so the page still shows to whom.
            self.add_error(None, TOO_MANY.format(len(chosen), MOST_LETTERS))
        elif data.get("way") != PREVIEW:
            for code, sentence in doubts_about(self.letter, self.common, chosen).items():
                self.doubt(code, sentence)
        return data

    @property
    def letter(self) -> Letter:
        """What was typed."""
        data = self.cleaned_data
        return Letter(data.get("subject", ""), data.get("text", ""))

    @property
    def is_usual(self) -> bool:
        """Whether it is our usual letter, which can be printed again at any time."""
        usual = first_letter(self.room, self.common, list(self.cleaned_data["pick"]))
        return self.letter.says(usual)


def first_letter(room: PressRoom, common: dict[str, str], chosen: list[Journalist]) -> Letter:
    """Return our letter with all filled in that can be: for one journalist that is everything."""
    own = values_for(chosen[0]) if len(chosen) == 1 else {}
    return Letter(room.letter_subject, room.letter).filled({**common, **own})


def doubts_about(
    letter: Letter, common: dict[str, str], chosen: list[Journalist]
) -> dict[str, str]:
    """Return what is probably not meant: braces that are no field, and fields that stay empty."""
    found = {}
    if unknown := letter.unknown():
        found["braces"] = f"{in_braces(unknown)} is no field of ours and stays as typed."
    empty = set(letter.empty(common))
    for name in EACH:
        if any(not values_for(row)[name] for row in chosen) and name in letter.fields():
            empty.add(name)
    if empty:
        found["empty"] = f"{in_braces(sorted(empty))} is empty, and leaves a gap in the letter."
    return found


class IntroductionFilterForm(FilterForm):
    """Which of those who do not know our liaison."""

    press = forms.ChoiceField(
        required=False,
        label="Which press",
        choices=[("", "All press, local first"), ("local", "Our local press")],
    )
    told = forms.ChoiceField(
        required=False,
        label="What they know",
        choices=[
            ("", "Know nobody, or a former one"),
            ("never", "Were never told"),
            ("before", "Know a former liaison or number"),
        ],
    )

    def apply(self, queryset: JournalistQuerySet) -> JournalistQuerySet:  # type: ignore[override]
        """Narrow by where they work and what they were told."""
        chosen = self.chosen
        if "press" in chosen:
            queryset = queryset.filter(is_local=True)
        never = Q(told_on=None)
        if "told" in chosen:
            queryset = queryset.filter(never if chosen["told"] == "never" else ~never)
        return queryset
