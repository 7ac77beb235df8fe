"""Writing down what was published, and asking for corrections."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from accounts.models import User
from ssp_crm.forms import DateInput, HouseModelForm, HousePlainForm

from ..models import Coverage, Inquiry
from .profiles import JournalistField, OutletField, PressFilterForm, offer_profiles
from .shared import speakers_for

if TYPE_CHECKING:
    from ..querysets import CoverageQuerySet

NEWEST = 50  # inquiries a piece may have come of
TELLING = {"link", "headline", "outlet"}  # what makes two rows the same piece
Accuracy, Depth, Tone, Wording = (
    Coverage.Accuracy,
    Coverage.Depth,
    Coverage.Tone,
    Coverage.Wording,
)


def inquiries_for(user: User, keep: int | None) -> QuerySet[Inquiry]:
    """Return the newest inquiries, and the one that stands on the row already."""
    visible = Inquiry.objects.visible_to(user)
    newest = visible.order_by("-received_at", "-pk").values("pk")[:NEWEST]
    found = visible.filter(pk__in=newest) | visible.filter(pk=keep)
    return found.defer("search").order_by("-received_at", "-pk")


class CoverageForm(HouseModelForm):
    """A piece and what we make of it; the headline and the words are quotations."""

    quotes = ("headline", "words_used")

    link = forms.URLField(
        label="Web address",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Only kept: nothing is fetched from there.",
    )
    outlet = OutletField(label="Where it stood")
    journalist = JournalistField(label="Whose piece it is", required=False)

    class Meta:
        model = Coverage
        fields = [
            "headline",
            "link",
            "published_on",
            "outlet",
            "journalist",
            "inquiry",
            "speaker",
            "depth",
            "tone",
            "accuracy",
            "wording",
            "words_used",
            "topic",
            "gist",
        ]
        widgets = {"published_on": DateInput(), "gist": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "words_used": "As they stand there. We quote them; we do not use them.",
            "topic": "Such as “Saturday hours” or “overdose prevention”.",
            "gist": "In our words, so that it is found when the page is long gone.",
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer_profiles(self, user)
        self.fields["inquiry"].queryset = inquiries_for(user, self.initial.get("inquiry"))
        self.fields["inquiry"].empty_label = "None that we know of"
        self.fields["speaker"].queryset = speakers_for(user, self.instance.speaker_id)
        self.fields["speaker"].empty_label = "Nobody, or a colleague"

    def clean_published_on(self) -> date:
        return not_to_come(self.cleaned_data["published_on"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("outlet") and data.get("headline") and TELLING & set(self.changed_data):
            same = {name: data.get(name) or "" for name in TELLING}
            others = Coverage.objects.visible_to(self.user).exclude(pk=self.instance.pk)
            if alike := list(others.alike(**same)[:3]):
                pairs = ((row.get_absolute_url(), row.headline) for row in alike)
                links = format_html_join(", ", '<a href="{}" target="_blank">{}</a>', pairs)
                self.doubt("duplicate", format_html("This may be here already: {}.", links))
        return data


class CoverageFilterForm(PressFilterForm):
    """Which pieces to show."""

    depth = forms.ChoiceField(
        required=False, label="Depth", choices=[("", "Any depth"), *Depth.choices]
    )
    tone = forms.ChoiceField(
        required=False, label="Tone", choices=[("", "Any tone"), *Tone.choices]
    )
    accuracy = forms.ChoiceField(
        required=False, label="Accuracy", choices=[("", "Any accuracy"), *Accuracy.choices]
    )
    wording = forms.ChoiceField(
        required=False, label="Words for people", choices=[("", "Any words"), *Wording.choices]
    )
    correction = forms.ChoiceField(
        required=False,
        label="Correction",
        choices=[
            ("", "Corrected or not"),
            ("asked", "Correction asked"),
            ("open", "Asked and not made yet"),
            ("made", "Correction made"),
        ],
    )

    def apply(self, queryset: "CoverageQuerySet") -> "CoverageQuerySet":  # type: ignore[override]
        """Narrow by words, people and days, and by how the piece is."""
        queryset, chosen = super().apply(queryset), self.chosen
        exact = {
            name: chosen[name]
            for name in ("depth", "tone", "accuracy", "wording")
            if name in chosen
        }
        queryset = queryset.filter(**exact)
        return (
            queryset.with_correction(chosen["correction"]) if "correction" in chosen else queryset
        )

    @property
    def has_more(self) -> bool:
        """Whether one of the filters that stand folded away is chosen."""
        return bool({"topic", "accuracy", "wording", "correction"} & set(self.chosen))


class CorrectionAskForm(HousePlainForm):
    """What should be corrected, and when we asked."""

    correction = forms.CharField(
        label="What should be corrected",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What it says, and what is right. It goes into the mail to the newsroom.",
    )
    asked_on = forms.DateField(label="Asked on", initial=timezone.localdate, widget=DateInput())

    def clean_asked_on(self) -> date:
        return not_to_come(self.cleaned_data["asked_on"])


class CorrectionMadeForm(HousePlainForm):
    """When it was put right."""

    made_on = forms.DateField(label="Corrected on", initial=timezone.localdate, widget=DateInput())

    def clean_made_on(self) -> date:
        return not_to_come(self.cleaned_data["made_on"])


def not_to_come(day: date) -> date:
    """Return a day that has begun, or raise ValidationError."""
    if day > timezone.localdate():
        raise ValidationError("Choose today or a day before.")
    return day
