"""Choosing a file to import, saying what its columns hold, and filtering its rows."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from accounts.models import User
from ssp_crm.forms import FilterForm, HousePlainForm

from ..imports.importer import importers_for
from ..models import ImportRow, ImportRun
from ..models.choices import Kind
from ..querysets import ImportRowQuerySet

KINDS = [(Kind.PERSON, "People"), (Kind.ORGANIZATION, "Organizations")]


class ImportForm(HousePlainForm):
    """A file and what its rows are."""

    kind = forms.ChoiceField(label="What is in the list?", widget=forms.RadioSelect)
    file = forms.FileField(
        label="File",
        help_text="CSV, Excel (.xlsx) or vCard (.vcf), up to 25 MB and 100,000 rows. "
        "Notes on cards are left out: log what matters as a note of your own.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.vcf,.vcard"}),
        error_messages={
            "required": "Choose a file from your computer or phone.",
            "empty": "This file is empty.",
        },
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        importers = importers_for(user)
        self.fields["kind"].choices = [(one.kind, one.label) for one in importers]
        self.fields["kind"].initial = importers[0].kind if importers else ""
        if len(importers) < 2:  # noqa: PLR2004 - nothing to choose between
            self.fields["kind"].widget = forms.HiddenInput()

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.IMPORT_MAX_BYTES:
            most = filesizeformat(settings.IMPORT_MAX_BYTES)
            raise forms.ValidationError(f"This file is larger than {most}. Split it in two.")
        if "\x00" in file.name:
            raise forms.ValidationError("This file's name cannot be read. Rename it first.")
        return file


class ColumnsForm(HousePlainForm):
    """One select for each column, and how rows are taken that do not say it themselves."""

    kind = forms.ChoiceField(label="Rows that do not say so are", choices=KINDS)
    name_from_email = forms.BooleanField(
        required=False, label="Where the name is missing, use the e-mail address"
    )

    def __init__(self, *args: Any, run: ImportRun, **kwargs: Any) -> None:
        super().__init__(*args, initial=run.options, **kwargs)
        self.run = run
        choices = [("", "Leave out"), *((t.key, t.label) for t in run.importer.targets)]
        for index, name in enumerate(run.column_names):
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=name,
                choices=choices,
                required=False,
                initial=run.targets_by_column.get(index, ""),
                widget=forms.Select(attrs={"class": "form-select"}),
            )
        if not run.importer.asks_kind:
            del self.fields["kind"], self.fields["name_from_email"]

    def columns(self) -> list[tuple[Any, list[str]]]:
        """Each column's field with up to three values it holds."""
        rows = list(self.run.rows.data(self.run.header_number)[:50])
        found = []
        for index in range(len(self.run.column_names)):
            values = [row.cells[index] for row in rows if index < len(row.cells)]
            samples = list(dict.fromkeys(value[:60] for value in values if value))[:3]
            found.append((self[f"column_{index}"], samples))
        return found

    @property
    def mapping(self) -> dict[int, str]:
        """What each chosen column holds."""
        columns = range(len(self.run.column_names))
        chosen = {index: self.cleaned_data.get(f"column_{index}") for index in columns}
        return {index: key for index, key in chosen.items() if key}

    @property
    def options(self) -> dict[str, Any]:
        """How rows are taken; what was not asked stays as it was."""
        names = [name for name in ("kind", "name_from_email") if name in self.fields]
        return {**self.run.options, **{name: self.cleaned_data[name] for name in names}}


class ImportRowFilterForm(FilterForm):
    """Rows by what becomes of them."""

    show = forms.ChoiceField(
        required=False, choices=[("", "All rows"), *ImportRow.Action.choices], label="Rows"
    )

    def apply(self, queryset: ImportRowQuerySet) -> ImportRowQuerySet:
        action = self.chosen.get("show")
        return queryset.filter(action=action) if action else queryset
