"""What people do with repeating events: laying their dates, changing and ending them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import islice, takewhile

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from ssp_crm.time_words import day_words

from ..models import Event, Series
from ..recurrence import MOST, is_holiday
from ..series_change import Change, is_over, occurrence, split, wall_length
from .events import cancel_event, save_event
from .visits import refuse_service_hours

ONE, FOLLOWING, ALL = "one", "following", "all"
MOST_NAMED = 10  # dates a refusal names
TOO_MANY = (
    f"That makes more than {MOST} dates. Choose an earlier end, or let it go on: we lay a year "
    "ahead."
)
FIXED_DAYS = (
    "The dates of this series cannot all move to another day. Move this one only, or cancel those "
    "that follow and repeat an event on the new day."
)


@transaction.atomic
def repeat_event(
    *,
    event: Event,
    rule: str,
    until: date | None = None,
    skip_holidays: bool = False,
    today: date | None = None,
) -> Series:
    """Put an event's further dates on the calendar; it is the first of its series.

    A rule without an end is laid a year ahead. Repeating twice keeps the first rule. Raises
    ValidationError, and saves nothing, with the dates something is in the way of.
    """
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.series_id and event.series:
        return event.series
    if event.is_cancelled:
        raise ValidationError("It is cancelled. Take that back first, then repeat it.")
    series = Series(rule=rule, starts_on=event.first_day, until=until, skip_holidays=skip_holidays)
    series.starts, series.duration = event.starts_here.time(), wall_length(event)
    series.time_zone = event.time_zone
    series.full_clean()
    series.save()
    event.series, event.series_date = series, series.starts_on
    event.save()
    if in_the_way := _lay(series, event, series.horizon(today or timezone.localdate())):
        raise ValidationError(in_the_way)
    return series


@transaction.atomic
def extend_series(*, series: Series, today: date | None = None) -> list[str]:
    """Lay a rule without an end a year ahead, once it runs low.

    Returns sentences about dates left out because something is in their way.
    """
    today = today or timezone.localdate()
    if not series.runs_low(today):
        return []
    series = Series.objects.select_for_update().get(pk=series.pk)
    like = series.events.order_by("is_apart", "-series_date").first()
    if not like or not series.runs_low(today):
        return []
    return _lay(series, like, series.horizon(today))


def _lay(series: Series, like: Event, upto: date) -> list[str]:
    """Lay the dates up to a day and return sentences about those that do not fit."""
    laid = series.laid_until or series.starts_on
    days = takewhile(lambda day: day <= upto, series.dates())
    new = list(islice((day for day in days if day > laid), MOST))
    if len(new) == MOST:
        if series.laid_until is None:
            raise ValidationError(TOO_MANY)
        upto = new[-1]  # the rest is laid next time
    events = [occurrence(series, like, day) for day in new]
    if like.confidential:
        in_the_way = _save_all(events, at_new_times=True)
    else:  # nothing but a visit can be in its own way
        Event.objects.bulk_create(events)
        in_the_way = []
    series.laid_until = upto
    series.save()
    return in_the_way


def _save_all(events: Iterable[Event], *, at_new_times: bool) -> list[str]:
    faults: dict[str, list[date]] = {}
    for event in events:
        for sentence in _fault(event, at_new_times):
            faults.setdefault(sentence, []).append(event.first_day)
    return [f"{_days_words(days)}: {sentence}" for sentence, days in faults.items()]


def _fault(event: Event, is_at_new_time: bool) -> list[str]:
    if event.series and event.series.skip_holidays and is_holiday(event.first_day):
        is_first = event.series_date == event.series.starts_on
        if event.pk and not event.is_apart and not is_first:
            return ["This is a federal holiday, and the series leaves those out."]
    try:
        if is_at_new_time:  # a visit whose words alone change stays where it was allowed
            refuse_service_hours(event=event)
        save_event(event=event)
    except ValidationError as error:
        return list(error.messages)
    except IntegrityError:  # somebody planned a visit there this very moment
        return ["Something else was planned there just now."]
    return []


def _days_words(days: list[date]) -> str:
    named = ", ".join(day_words(day) for day in sorted(days)[:MOST_NAMED])
    more = len(days) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


@transaction.atomic
def change_series(*, event: Event, scope: str, now: datetime | None = None) -> Event:
    """Save an edited event of a series, and change those that follow, or all not yet over, alike.

    Those changed apart keep what is their own. Changing the times, or those that follow, ends the
    series the day before and begins another. Raises ValidationError, and saves nothing, with the
    dates something is in the way of; StaleVersionError if the event was saved meanwhile.
    """
    now = now or timezone.now()
    series = Series.objects.select_for_update().get(events=event.pk)
    rows = list(series.events.select_for_update().order_by("series_date"))
    before = next(row for row in rows if row.pk == event.pk)
    open_dates = [_day(row) for row in rows if not is_over(row, now)]
    first = _day(event) if scope == FOLLOWING or not open_dates else open_dates[0]
    change = Change(before, event)
    target = _target(series, change, first, scope)
    chosen = [event if row.pk == event.pk else row for row in rows if _day(row) >= first]
    if event not in chosen:
        save_event(event=event)
    if change.is_later:
        chosen.reverse()
    touched = [row for row in chosen if _take_along(row, target, change)]
    if in_the_way := _save_all(touched, at_new_times=change.is_moved):
        raise ValidationError(in_the_way)
    return event


def _day(event: Event) -> date:
    return event.series_date or event.first_day


def _target(series: Series, change: Change, first: date, scope: str) -> Series:
    """Return the series the changed events belong to, its rule changed alike."""
    is_split = first > series.starts_on and (change.is_moved or scope == FOLLOWING)
    target = split(series, first) if is_split else series
    if change.is_moved:
        try:
            change.turn(target)
        except (ValueError, OverflowError):
            raise ValidationError(FIXED_DAYS) from None
    for row in (series, target) if is_split else (series,):
        row.full_clean()
        row.save()
    return target


def _take_along(row: Event, target: Series, change: Change) -> bool:
    """Change one event of the series alike and return whether there is something to save."""
    is_edited = row.pk == change.after.pk
    is_changed = not is_edited and change.apply_to(row)
    date_by_rule = change.shift(row.series_date)
    is_moved = (row.series_id, row.series_date) != (target.pk, date_by_rule)
    row.series, row.series_date = target, date_by_rule
    return is_edited or is_changed or is_moved


@transaction.atomic
def cancel_following(*, event: Event, because: str) -> int:
    """Call an event and all later ones of its series off and return how many; the series ends.

    They stay on the calendar with the reason, and each can be restored. Raises ValidationError
    without a reason.
    """
    series = Series.objects.select_for_update().get(events=event.pk)
    later = series.events.filter(series_date__gte=event.series_date).planned()
    rows = list(later.order_by("series_date"))
    for row in rows or [event]:
        cancel_event(event=row, because=because)
    last = max(_day(event) - timedelta(days=1), series.starts_on)
    series.until = series.laid_until = min(last, series.until or last)
    series.save()
    return len(rows)
