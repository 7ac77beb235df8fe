"""Writing down messages, and finding one."""

from django import forms
from django.utils import timezone

from ssp_crm.forms import DateInput

from ..models import Message
from ..querysets import MessageQuerySet
from .topics import TopicFilterForm, TopicMixin

QUOTES = ("“”", '""', "«»")


def one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def unquoted(text: str) -> str:
    """Return a text without the one pair of quotation marks around the whole of it."""
    for opening, closing in QUOTES:
        said = text[1:-1]
        if text == f"{opening}{said}{closing}" and not {opening, closing} & set(said):
            return said.strip()
    return text


class MessageForm(TopicMixin):
    """A concern in people's own words, our answer in ours, and where it is known from."""

    class Meta:
        model = Message
        fields = [
            "concern",
            "topic",
            "audience",
            "short",
            "long",
            "source",
            "concern_es",
            "short_es",
            "review_on",
            "quotes_people",
            "is_public",
        ]
        widgets = {
            "concern": forms.Textarea(attrs={"rows": 2}),
            "short": forms.Textarea(attrs={"rows": 3}),
            "long": forms.Textarea(attrs={"rows": 6}),
            "source": forms.Textarea(attrs={"rows": 2}),
            "concern_es": forms.Textarea(attrs={"rows": 2, "lang": "es"}),
            "short_es": forms.Textarea(attrs={"rows": 3, "lang": "es"}),
            "review_on": DateInput(),
        }
        help_texts = {
            "concern": "As they say it: “Does it draw people here?” Words they use may stay.",
            "topic": "Such as “safety” or “cost”. Messages stand together by topic.",
            "short": "What we say first: positive, true, and short enough to say at a counter.",
            "long": "For whoever asks on: how it works, what it costs, what comes of it.",
            "source": "Whose study, count or law it is, and of which year. Needed for approval.",
            "review_on": "Empty: half a year after it is approved.",
            "is_public": "It stands there once it is approved. Approved for us is not approved for "
            "the world: ticking this takes an approval back.",
        }

    def clean_concern(self) -> str:
        """Keep one line, without the quotation marks pages put around it."""
        return unquoted(one_line(self.cleaned_data["concern"]))

    def clean_source(self) -> str:
        """Keep one line."""
        return one_line(self.cleaned_data["source"])

    def clean_concern_es(self) -> str:
        """Keep one line, without quotation marks."""
        return unquoted(one_line(self.cleaned_data["concern_es"]))


class MessageFilterForm(TopicFilterForm):
    """Which messages to show: those in use unless asked otherwise."""

    q = forms.CharField(required=False, max_length=200, label="Words of the concern or answer")
    topic = forms.ChoiceField(required=False, label="Topic")
    audience = forms.ChoiceField(
        required=False,
        label="For whom",
        choices=[("", "For anyone"), *Message.Audience.choices],
    )
    place = forms.ChoiceField(
        required=False,
        label="Where it may stand",
        choices=[("", "Public or not"), ("public", "Public"), ("internal", "For us alone")],
    )
    state = forms.ChoiceField(
        required=False,
        label="State",
        choices=[
            ("", "In use"),
            ("approved", "Approved"),
            ("draft", "Not approved yet"),
            ("review", "To look at again"),
            ("archived", "Put away"),
        ],
    )

    def apply(self, queryset: MessageQuerySet) -> MessageQuerySet:  # type: ignore[override]
        """Narrow by what was chosen."""
        chosen = self.chosen
        queryset = self._in_state(queryset, chosen.get("state", ""))
        if "place" in chosen:
            queryset = queryset.filter(is_public=chosen["place"] == "public")
        same = {name: chosen[name] for name in ("topic", "audience") if name in chosen}
        queryset = queryset.filter(**same)
        return queryset.matching(chosen["q"]) if "q" in chosen else queryset

    def _in_state(self, queryset: MessageQuerySet, state: str) -> MessageQuerySet:
        if state == "approved":
            return queryset.approved()
        if state == "draft":
            return queryset.drafts()
        if state == "review":
            return queryset.to_review(timezone.localdate())
        return queryset.archived() if state == "archived" else queryset.active()
