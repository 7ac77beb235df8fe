"""Which likely duplicates to show."""

from typing import Any

from django import forms

from ssp_crm.forms import FilterForm


class DuplicateFilterForm(FilterForm):
    """Open pairs, or those somebody said are two."""

    state = forms.ChoiceField(
        required=False, label="State", choices=[("", "To decide"), ("two", "Decided: two contacts")]
    )

    def apply(self, queryset: Any) -> Any:
        """Narrow to what is still to decide unless asked otherwise."""
        if "state" in self.chosen:
            return queryset.exclude(dismissed_at=None)
        return queryset.open()
