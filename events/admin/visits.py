"""The admin's form of an event: visits keep out of service hours and apart here too."""

from typing import Any

from django.core.exceptions import ValidationError

from ssp_crm.admin import VersionedForm

from ..forms.visit import TIME_FIELDS
from ..models import Event
from ..services.visits import hours_sentence, hours_touched, refuse_clash

WATCHED = (TIME_FIELDS | {"starts_at", "ends_at", "confidential"}) - {"day", "starts", "ends"}


class EventAdminForm(VersionedForm):
    """An event; the site's page is where somebody may give a reason for service hours."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("site") and data.get("kind") in Event.Kind.visits():
            data["confidential"] = True
        return data

    def _get_validation_exclusions(self) -> set[str]:
        # Django 5.2 cannot check an exclusion constraint whose condition names a field left out.
        return super()._get_validation_exclusions() - {"status"}  # type: ignore[misc,no-any-return]

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        try:
            self._check_visit()
        except ValidationError as error:
            self.add_error(None, error)

    def _check_visit(self) -> None:
        event = self.instance
        refuse_clash(event=event)
        is_moved = bool(WATCHED & set(self.changed_data))
        if is_moved and (hours := hours_touched(event=event)):
            words = hours_sentence(site=event.site, hours=hours)
            raise ValidationError(f"{words} If it must be then, say why on the calendar.")
