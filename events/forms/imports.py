"""An old calendar: the file, and what its events become here."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from ssp_crm.forms import DateInput, HousePlainForm

from ..ical_reading import MOST_BYTES
from ..models import Event, Site
from .fields import choose


class CalendarFileForm(HousePlainForm):
    """A calendar file, and from which day on it is read."""

    file = forms.FileField(
        label="Calendar file",
        help_text="An .ics file, up to 5 MB. Up to 2,000 events come in at once.",
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,.ical,.ifb,text/calendar"}),
        error_messages={
            "required": "Choose a file from your computer or phone.",
            "empty": "This file is empty.",
        },
    )
    since = forms.DateField(
        label="From this day on",
        required=False,
        widget=DateInput(),
        help_text="Earlier events stay where they are. Leave it empty to bring in all of them.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = timezone.localdate().replace(month=1, day=1)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError("This file is larger than 5 MB. Export a shorter time.")
        if "\x00" in file.name:
            raise ValidationError("This file's name cannot be read. Rename it first.")
        return file


class CalendarImportForm(HousePlainForm):
    """What all events of the file become, and where they are."""

    kind = forms.ChoiceField(label="What are they?", choices=Event.Kind.choices)
    site = forms.ModelChoiceField(
        label="Site",
        queryset=Site.objects.none(),
        required=False,
        empty_label="Where the file says",
        help_text="Only if all of them are at one of our sites.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["kind"], "Choose a kind")
        self.fields["site"].queryset = Site.objects.visible_to(user)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("site") and data.get("kind") in Event.Kind.visits():
            self.add_error(
                "site",
                "Visits to a site stay out of its service hours, which an import does not check. "
                "Leave the site empty, and choose it on each visit.",
            )
        return data
