"""What every form of ours is: crispy, once-only, version-checked, and able to doubt."""

import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone

from .instants import instant

YEARS = range(2000, 2101)  # of times people type
LONGEST = 50_000  # characters of a text that says no limit; PostgreSQL's search takes 1 MB
# Code of a doubt, and what finds it in newly typed texts: a sentence, or "" (library/apps.py).
text_checks: dict[str, Callable[[Iterable[str]], str]] = {}
# One-line fields people write sentences in; every text area is one anyway.
HEADLINES = {"title", "summary", "headline", "what", "follow_up_what"}


class HouseForm(forms.BaseForm):
    """Crispy without the <form> tag (templates own it), and a one-time form id.

    A doubt is a warning with a code: the form is shown again with a "save anyway" box, and
    passes once that code is confirmed. Errors block; doubts never do.

    Free text is marked for the language check (static/js/words.js) and looked through for people
    we serve; `is_checked = False` leaves a form out, and `quotes` fields with others' words.
    """

    is_checked: ClassVar[bool] = True
    quotes: ClassVar[tuple[str, ...]] = ()
    anyway: ClassVar[str] = "Save anyway"  # what confirming a doubt is called

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doubts: dict[str, Any] = {}
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        if not self.prefix:  # a row of a formset is saved with its whole; empty, it must stay so
            self.fields["form_id"] = forms.UUIDField(
                required=False, initial=uuid.uuid4, widget=forms.HiddenInput
            )
        for name in self.free_texts:
            self.fields[name].widget.attrs["data-words"] = "yes"
        for field in self.fields.values():
            is_text = isinstance(field, forms.CharField) and not isinstance(field, forms.UUIDField)
            if is_text and field.max_length is None:
                field.max_length = LONGEST
                field.validators.append(MaxLengthValidator(LONGEST))

    @property
    def free_texts(self) -> list[str]:
        """The fields people write sentences in."""
        if not self.is_checked:
            return []
        return [
            name
            for name, field in self.fields.items()
            if name not in self.quotes
            and (
                isinstance(field.widget, forms.Textarea)
                or (name in HEADLINES and isinstance(field.widget, forms.TextInput))
            )
        ]

    def full_clean(self) -> None:
        """Clean, and doubt what was typed now; words that stood there were confirmed before."""
        super().full_clean()
        if not self.is_bound or self.prefix:  # a row of a formset shows no doubts
            return
        typed = [str(self.cleaned_data.get(name) or "") for name in self._changed_texts()]
        for code, find in text_checks.items():
            if sentence := find(typed):
                self.doubt(code, sentence)

    def _changed_texts(self) -> list[str]:
        bound = ((name, self[name]) for name in self.free_texts)
        return [n for n, b in bound if self.fields[n].has_changed(b.initial, b.data)]

    def doubt(self, code: str, sentence: Any) -> None:
        """Ask for confirmation of something that is allowed but probably not meant."""
        if f"confirm_{code}" not in self.data:
            self.doubts[code] = sentence

    def is_valid(self) -> bool:
        """Valid, and every doubt confirmed."""
        return super().is_valid() and not self.doubts


class HouseModelForm(HouseForm, forms.ModelForm):
    """A HouseForm over a row; an existing row's version travels along, hidden."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and hasattr(self.instance, "version"):
            self.fields["version"] = forms.IntegerField(
                initial=self.instance.version, min_value=1, widget=forms.HiddenInput
            )

    def _post_clean(self) -> None:
        super()._post_clean()
        # The version that was shown, not the one just fetched, is what a save must match.
        if self.cleaned_data.get("version"):
            self.instance.version = self.cleaned_data["version"]


class HousePlainForm(HouseForm, forms.Form):
    """A HouseForm of its own fields."""


class FilterForm(forms.Form):
    """A validated filter over a list; pages and exports apply the same one.

    Empty or unknown values filter nothing: a hand-typed address shows the list, not an error.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            field.widget.attrs.setdefault("class", f"{kind} {kind}-sm")
            field.widget.attrs.setdefault("aria-label", field.label or name)
            if isinstance(field, forms.CharField):
                field.widget.attrs.setdefault("placeholder", field.label or name)

    @property
    def chosen(self) -> dict[str, Any]:
        """The valid, non-empty values."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def apply(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Return the rows the chosen values leave."""
        raise NotImplementedError


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class DateTimeInput(forms.DateTimeInput):
    """The browser's own date and time picker."""

    input_type = "datetime-local"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)


class WallMomentField(forms.DateTimeField):
    """A day and a time typed on the program's clock; of an hour that comes twice, the first.

    An offset that is typed along is not taken: what the clock on the wall shows is meant.
    """

    widget = DateTimeInput

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):  # read what was typed, on no clock yet
            typed = super().to_python(value)
        if typed is None:
            return None
        if typed.year not in YEARS:
            raise ValidationError(f"Choose a day from {YEARS[0]} to {YEARS[-1]}.")
        return instant(typed.date(), typed.time(), timezone.get_current_timezone())
