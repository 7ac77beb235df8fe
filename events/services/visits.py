"""What keeps a visit private: out of service hours, and one group at a time."""

from datetime import tzinfo

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from ..models import Event, Site
from ..service_days import SiteHours

ONE_AT_A_TIME = "events_event_one_visit_at_a_time"
CLASH = next(
    str(constraint.violation_error_message)
    for constraint in Event._meta.constraints
    if constraint.name == ONE_AT_A_TIME
)


def hours_touched(*, event: Event) -> str:
    """Return the services a visit comes too near to, in words, or "" for any other event."""
    if not event.confidential or not event.site:
        return ""
    start, end = (at.astimezone(event.site.zone) for at in (event.starts_at, event.ends_at))
    return SiteHours.of(event.site).touched_words(start, end)


def hours_sentence(*, site: Site, hours: str) -> str:
    """Return why a visit cannot be then, naming the hours."""
    free = f", and {site.buffer_minutes} minutes before and after stay free"
    return (
        f"{site} serves people then: {hours}{free if site.buffer_minutes else ''}. "
        "Those who come for care should not meet visitors."
    )


def refuse_service_hours(*, event: Event) -> None:
    """Raise ValidationError if a visit touches service hours and nobody said why it must."""
    hours = "" if event.despite_hours else hours_touched(event=event)
    if event.site and hours:
        raise ValidationError(hours_sentence(site=event.site, hours=hours), code="hours")


def refuse_clash(*, event: Event) -> None:
    """Raise ValidationError if another visit is at the site then.

    Locks the site until the transaction ends: whoever plans there at the same moment waits,
    and then sees this visit. Without the lock, two inserts could wait for each other.
    """
    if not event.confidential or not event.site_id or event.is_cancelled:
        return
    list(Site.objects.select_for_update(no_key=True).filter(pk=event.site_id))
    others = Event.objects.visits_at(event.site_id).exclude(pk=event.pk)
    if others.between(event.starts_at, event.ends_at).exists():
        raise ValidationError(CLASH, code="clash")


def write_event(*, event: Event) -> None:
    """Save an event; the constraint's refusal of two visits at once becomes its sentence."""
    try:
        with transaction.atomic():
            event.save()
    except IntegrityError as error:
        found = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if found != ONE_AT_A_TIME:
            raise
        raise ValidationError(CLASH, code="clash") from error


def newly_touched(*, site: Site, hours: SiteHours, zone: tzinfo) -> list[Event]:
    """Return the coming visits that other hours of a site would touch and its stored ones do not.

    The other hours are on the clock of `zone`.
    """
    before = SiteHours.of(site)
    coming = Event.objects.visits_at(site.pk).upcoming(timezone.now())
    return [
        event
        for event in coming
        if _touches(hours, event, zone) and not _touches(before, event, site.zone)
    ]


def _touches(hours: SiteHours, event: Event, zone: tzinfo) -> bool:
    start, end = (at.astimezone(zone) for at in (event.starts_at, event.ends_at))
    return bool(hours.touched_words(start, end))
