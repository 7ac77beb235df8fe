"""Editing the words that matter, and finding one."""

from typing import Any

from django import forms

from ssp_crm.forms import FilterForm, HouseModelForm

from ..language import WORD, listed
from ..models import Exemption, Term
from ..querysets import TermQuerySet


class TermForm(HouseModelForm):
    """Words to avoid, with why and what to offer."""

    is_checked = False  # it is made of the words the check would mark

    class Meta:
        model = Term
        fields = ["avoid", "prefer", "why", "near", "sources", "is_active"]
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("avoid", "why", "near")}
        help_texts = {
            "avoid": "With commas between, such as “junkie, addict”. Plurals are found by "
            "themselves. A word in capitals, such as “MAT”, means only capitals.",
            "prefer": "With commas between; the first is offered first. In (parentheses) it is "
            "advice, not a word to put in.",
        }

    def clean_avoid(self) -> str:
        """Keep one line, in which every part has a word."""
        text = " ".join(self.cleaned_data["avoid"].split())
        parts = listed(text)
        if not parts or not all(WORD.search(part) for part in parts):
            raise forms.ValidationError("Write words with commas between.")
        return text


class ExemptionForm(HouseModelForm):
    """Words the check lets be."""

    is_checked = False

    class Meta:
        model = Exemption
        fields = ["words", "why"]
        labels = {"words": "Words to let be", "why": "Why"}
        help_texts = {"words": "A name or a saying, such as “Alcoholics Anonymous”."}

    def clean_words(self) -> str:
        """Refuse what holds no word: it would let nothing be."""
        text = str(self.cleaned_data["words"])
        if not WORD.search(text):
            raise forms.ValidationError("Write at least one word.")
        return text


class TermFilterForm(FilterForm):
    """Which words to show."""

    q = forms.CharField(required=False, max_length=200, label="A word, or what to say instead")

    def apply(self, queryset: TermQuerySet) -> Any:  # type: ignore[override]
        """Narrow to what was typed."""
        text = self.chosen.get("q")
        return queryset.matching(text) if text else queryset
