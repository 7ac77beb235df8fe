"""Suggesting what belongs on the shelf, and finding it."""

from django import forms

from ..models import Resource
from ..querysets import ResourceQuerySet
from .topics import TopicFilterForm, TopicMixin


class ResourceForm(TopicMixin):
    """What it is, where it is, and what it is good for."""

    link = forms.URLField(
        max_length=500, required=False, label="Web address", assume_scheme="https"
    )

    class Meta:
        model = Resource
        fields = ["title", "kind", "topic", "link", "place", "about"]
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "topic": "Such as “safe disposal”. Things stand together by topic.",
            "about": "One or two sentences: whom it helps, and with what.",
        }


class ResourceFilterForm(TopicFilterForm):
    """What of the shelf to show."""

    q = forms.CharField(required=False, max_length=200, label="Words of the title or its use")
    kind = forms.ChoiceField(
        required=False, label="What it is", choices=[("", "Any kind"), *Resource.Kind.choices]
    )
    topic = forms.ChoiceField(required=False, label="Topic")

    def apply(self, queryset: ResourceQuerySet) -> ResourceQuerySet:  # type: ignore[override]
        """Narrow by what was chosen, on the shelf alone."""
        chosen = self.chosen
        same = {name: chosen[name] for name in ("kind", "topic") if name in chosen}
        queryset = queryset.accepted().filter(**same)
        return queryset.matching(chosen["q"]) if "q" in chosen else queryset
