"""What the form of an event asks of a visit: a time at which nobody who comes for care meets it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone

from accounts.models import User
from ssp_crm.forms import HouseModelForm
from ssp_crm.time_words import when_words

from ..free_slots import AHEAD, free_slots
from ..models import Event, Site
from ..month import YEARS
from ..service_days import SiteHours
from ..services.visits import CLASH, hours_sentence, hours_touched

TIME_FIELDS = {"kind", "site", "day", "starts", "ends", "last_day"}
REFUSED = ("hours", "clash")  # codes of what keeps visits private


@dataclass(frozen=True)
class Slot:
    """A free time for a visit, on the site's wall clock."""

    start: datetime
    end: datetime

    @property
    def value(self) -> str:
        """As a button sends it: an interval of ISO 8601."""
        return f"{self.start:%Y-%m-%dT%H:%M}/{self.end:%Y-%m-%dT%H:%M}"

    @property
    def words(self) -> str:
        """As people say it."""
        return when_words(self.start, self.end)


def with_slot(data: Any) -> Any:
    """Return what was typed, at the times of the free slot that was chosen, if one was."""
    start, _, end = data.get("slot", "").partition("/")
    try:
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:
        return data
    again = data.copy()
    again["day"], again["last_day"] = f"{first:%Y-%m-%d}", ""
    again["starts"], again["ends"] = f"{first:%H:%M}", f"{last:%H:%M}"
    return again


class VisitForm(HouseModelForm):
    """The part of an event's form that keeps visits out of service hours and apart."""

    despite_hours = forms.CharField(
        label="Why it must be then",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Stays with the visit, for everyone to read. Say how those who come for care "
        "are kept from meeting it.",
    )

    def for_visits(self, user: User) -> None:
        """Let only those ask for service hours who may."""
        if not user.has_perm("events.plan_in_service_hours"):
            del self.fields["despite_hours"]
        elif self.instance.pk:
            self.initial["despite_hours"] = self.instance.despite_hours

    @property
    def is_refused(self) -> bool:
        """Whether services or another visit are in the way."""
        return any(self.has_error(NON_FIELD_ERRORS, code) for code in REFUSED)

    @property
    def asks_why(self) -> bool:
        """Whether there is a reason to give, to read or to change."""
        if "despite_hours" not in self.fields:
            return False
        is_asked = self.has_error(NON_FIELD_ERRORS, "hours") or self["despite_hours"].value()
        return bool(is_asked or (self.instance.pk and hours_touched(event=self.instance)))

    def clean_visit(self, data: dict[str, Any]) -> None:
        """Check an event that brings visitors to a site, and mark it as one."""
        site: Site | None = data.get("site")
        if site and data.get("kind") in Event.Kind.visits():
            data["confidential"] = True
        if not data.get("confidential"):
            data["despite_hours"] = ""
        elif site and "ends_at" in data:
            if data["starts_at"].year not in YEARS:
                self.add_error("day", "Choose a day from 1990 to 2099.")
                return
            self._clean_hours(data, site)
            self._clean_clash(data, site)

    def _clean_hours(self, data: dict[str, Any], site: Site) -> None:
        watched = TIME_FIELDS | {"despite_hours"}
        if not self.instance.confidential:
            watched |= {"confidential"}
        if not watched & set(self.changed_data):
            return
        hours = SiteHours.of(site).touched_words(*self._wall_times(data, site))
        if not hours:
            data["despite_hours"] = ""
        elif not data.get("despite_hours"):
            sentence = hours_sentence(site=site, hours=hours)
            self.add_error(None, ValidationError(sentence, code="hours"))

    def _clean_clash(self, data: dict[str, Any], site: Site) -> None:
        others = Event.objects.visits_at(site.pk).exclude(pk=self.instance.pk)
        together = others.between(data["starts_at"], data["ends_at"])
        if not self.instance.is_cancelled and together.exists():
            self.add_error(None, ValidationError(CLASH, code="clash"))

    def _wall_times(self, data: dict[str, Any], site: Site) -> list[datetime]:
        times = (data["starts_at"], data["ends_at"])
        return [at.astimezone(site.zone).replace(tzinfo=None) for at in times]

    @cached_property
    def slots(self) -> list[Slot]:
        """The next free times of the same length, if the one typed is refused."""
        if not self.is_refused:
            return []
        site = self.cleaned_data["site"]
        start, end = self._wall_times(self.cleaned_data, site)
        after = max(start, timezone.localtime(timezone=site.zone).replace(tzinfo=None))
        last = after + timedelta(days=AHEAD + 1)
        busy = SiteHours.of(site).kept_free(after, last) + self._visits(site, after, last)
        return [Slot(*slot) for slot in free_slots(after=after, length=end - start, busy=busy)]

    def _visits(self, site: Site, first: datetime, last: datetime) -> list[Any]:
        others = Event.objects.visits_at(site.pk).exclude(pk=self.instance.pk)
        during = others.between(*(at.replace(tzinfo=site.zone) for at in (first, last)))
        times = during.values_list("starts_at", "ends_at")
        return [tuple(at.astimezone(site.zone).replace(tzinfo=None) for at in t) for t in times]
