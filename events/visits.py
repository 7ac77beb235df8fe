"""A visit's checklist in words, and which visits are not ready."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import User

from .models import Event, Stage, TourCheck

LEADS = "events.plan_in_service_hours"  # who answers for every visit, not only their own


@dataclass(frozen=True)
class Checklist:
    """One visit's lines."""

    checks: Sequence[TourCheck]

    @property
    def stages(self) -> list[tuple[str, list[TourCheck]]]:
        """The lines by when they are done; a stage without any is left out."""
        found = [
            (str(stage.label), [check for check in self.checks if check.stage == stage])
            for stage in Stage
        ]
        return [(label, checks) for label, checks in found if checks]

    @property
    def words(self) -> str:
        """How far it is: "6 of 11 done"."""
        return f"{sum(check.is_done for check in self.checks)} of {len(self.checks)} done"


def is_near(event: Event, now: datetime) -> bool:
    """Whether an event is today or tomorrow on its own clock, and not over."""
    tomorrow = now.astimezone(event.zone).date() + timedelta(days=1)
    return event.ends_at > now and event.first_day <= tomorrow


def is_unready(event: Event, now: datetime) -> bool:
    """Whether visitors are near and what is done before is not; asks for `with_checks()`."""
    is_open = event.before_open > 0 or (event.confidential and not event.checks)  # type: ignore[attr-defined]
    return is_open and not event.is_cancelled and is_near(event, now)


def unready_visits(user: User, now: datetime) -> list[Event]:
    """Return the visits one person must see to now: their own, or all for those who lead."""
    near = Event.objects.visible_to(user).planned().visits().upcoming(now).starting_soon(now)
    mine = near if user.has_perm(LEADS) else near.filter(organiser=user)
    return [event for event in mine.with_checks().for_list() if is_unready(event, now)]
