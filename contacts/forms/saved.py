"""Keeping a filtered list under a name."""

from typing import Any

from django import forms
from django.http import QueryDict

from ssp_crm.forms import HouseModelForm

from ..models import SavedFilter
from .contact import ContactFilterForm


class SavedFilterForm(HouseModelForm):
    """A name for what was filtered, and whether everyone here sees it."""

    class Meta:
        model = SavedFilter
        fields = ["name", "is_shared", "query"]
        widgets = {"query": forms.HiddenInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["query"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("query"):
            self.add_error(None, "Filter the list first: then there is something to keep.")
        return data

    def clean_query(self) -> str:
        """Keep only what the list filters and sorts by."""
        asked = QueryDict(self.cleaned_data["query"])
        known = [*ContactFilterForm.base_fields, "sort"]
        kept = QueryDict(mutable=True)
        kept.update({name: asked[name] for name in known if asked.get(name)})
        return kept.urlencode()
