"""Repeating events: laid, laid further, changed and ended, or refused with the dates in the way."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from events.models import Event, Series
from events.services.events import cancel_event
from events.services.series import (
    ALL,
    FOLLOWING,
    cancel_following,
    change_series,
    extend_series,
    repeat_event,
)

WEEKLY = "FREQ=WEEKLY;BYDAY=TU;WKST=SU"


def starts(series=None):
    """Return the local starts of all planned events, in order."""
    events = Event.objects.planned().order_by("starts_at")
    chosen = events.filter(series=series) if series else events
    return [f"{event.starts_here:%m-%d %H:%M}" for event in chosen]


@pytest.fixture
def weekly(make_event):
    """A talk on four Tuesdays, 6 to 7 pm, from Tue 24 Nov to Tue 15 Dec 2026."""
    talk = make_event("Talk", "2026-11-24 18:00", kind="talk", place="Main library")
    return repeat_event(event=talk, rule=WEEKLY, until=date(2026, 12, 15))


@pytest.fixture
def nth(weekly):
    """Fetch the events of the series: `nth(2)` is the second."""
    return lambda n: Event.objects.filter(title__startswith="Talk").order_by("starts_at")[n - 1]


def test_repeating_copies_the_words_and_keeps_the_first(make_event, maria, dana):
    talk = make_event("Talk", kind="talk", place="Hall", host=maria, organiser=dana)

    series = repeat_event(event=talk, rule=WEEKLY, until=date(2026, 12, 1))

    first, second = series.events.order_by("series_date")
    assert (first.pk, first.series_date) == (talk.pk, date(2026, 11, 24))
    assert (second.title, second.host, second.place) == ("Talk", maria, "Hall")
    assert second.when == "Tue 1 Dec 2026, 10–11 am"


def test_repeating_twice_keeps_the_first_rule(weekly, nth):
    again = repeat_event(event=nth(1), rule="FREQ=DAILY", until=date(2026, 12, 15))

    assert again == weekly
    assert Event.objects.count() == 4


def test_times_stay_when_the_clocks_change(make_event):
    talk = make_event("Talk", "2027-03-09 18:00", kind="talk")

    repeat_event(event=talk, rule=WEEKLY, until=date(2027, 3, 16))

    assert starts() == ["03-09 18:00", "03-16 18:00"]


def test_a_cancelled_event_does_not_repeat(tour):
    cancel_event(event=tour, because="Snow.")

    with pytest.raises(ValidationError, match="cancelled"):
        repeat_event(event=tour, rule=WEEKLY)


def test_a_rule_without_end_is_laid_a_year_ahead_and_then_further(make_event):
    series = repeat_event(event=make_event("Talk", kind="talk"), rule=WEEKLY)
    assert series.events.count() == 53

    assert extend_series(series=series) == []
    assert series.events.count() == 53

    extend_series(series=series, today=date(2027, 8, 1))
    assert Event.objects.latest("starts_at").first_day == date(2028, 8, 1)
    assert series.events.count() == 89


def test_too_many_dates_are_refused_in_words(make_event):
    with pytest.raises(ValidationError, match="more than 400 dates"):
        repeat_event(event=make_event(), rule="FREQ=DAILY", until=date(2029, 1, 1))


def test_a_visit_in_the_way_is_named_and_nothing_is_saved(make_event, elm):
    visit = make_event(site=elm, confidential=True)
    make_event("Another", "2026-12-08 10:30", site=elm, confidential=True)

    with pytest.raises(ValidationError, match="Tue 8 Dec 2026: Another visit is at this site"):
        repeat_event(event=visit, rule=WEEKLY, until=date(2026, 12, 29))

    assert (Event.objects.count(), Series.objects.count()) == (2, 0)


def test_a_visit_is_not_laid_into_service_hours(make_event, elm):
    visit = make_event(site=elm, confidential=True)
    elm.service_exceptions.create(
        day=date(2026, 12, 8), kind="extra", opens=time(9), closes=time(12)
    )

    with pytest.raises(ValidationError, match="Tue 8 Dec 2026: Elm Street serves people then"):
        repeat_event(event=visit, rule=WEEKLY, until=date(2026, 12, 29))


def test_extending_leaves_out_what_is_in_the_way_and_says_so(make_event, elm):
    visit = make_event(site=elm, confidential=True)
    series = repeat_event(event=visit, rule=WEEKLY)
    make_event("Another", "2028-02-01 10:00", site=elm, confidential=True)

    said = extend_series(series=series, today=date(2027, 8, 1))

    assert [words.split(":")[0] for words in said] == ["Tue 1 Feb 2028"]
    assert series.events.count() == 88


def test_all_changes_the_words_of_those_not_over(nth):
    event = nth(3)
    event.title = "Talk with soup"

    change_series(event=event, scope=ALL)

    assert {e.title for e in Event.objects.all()} == {"Talk with soup"}
    assert Series.objects.count() == 1


def test_following_splits_the_series(weekly, nth):
    event = nth(3)
    event.starts_at, event.ends_at = (
        event.starts_at + timedelta(hours=1),
        event.ends_at + timedelta(hours=2),
    )

    change_series(event=event, scope=FOLLOWING)

    assert starts() == ["11-24 18:00", "12-01 18:00", "12-08 19:00", "12-15 19:00"]
    old, new = Series.objects.order_by("starts_on")
    assert (old.until, new.starts_on) == (date(2026, 12, 7), date(2026, 12, 8))
    assert (f"{new.starts:%H:%M}", new.duration) == ("19:00", timedelta(hours=2))


@pytest.mark.parametrize(("days", "word"), [(2, "Thursday"), (-1, "Monday"), (7, "Tuesday")])
def test_moving_to_another_weekday_moves_those_that_follow(nth, days, word):
    event = nth(2)
    event.starts_at += timedelta(days=days)
    event.ends_at += timedelta(days=days)

    change_series(event=event, scope=FOLLOWING)

    new = Series.objects.latest("starts_on")
    assert f"Every week on {word}" in new.sentence
    expected = [date(2026, 12, 1 + n * 7) + timedelta(days=days) for n in range(3)]
    assert [e.first_day for e in new.events.order_by("starts_at")] == expected
    assert [e.series_date for e in new.events.order_by("starts_at")] == expected


def test_all_leaves_what_is_over_as_it_was(weekly, nth):
    event = nth(3)
    event.starts_at -= timedelta(hours=1)

    change_series(event=event, scope=ALL, now=nth(2).starts_at)

    assert starts(weekly) == ["11-24 18:00"]
    assert starts() == ["11-24 18:00", "12-01 17:00", "12-08 17:00", "12-15 17:00"]


def test_one_changed_apart_keeps_what_is_its_own(nth):
    apart = nth(2)
    apart.place, apart.is_apart = "The park", True
    apart.save()
    event = nth(1)
    event.place, event.title = "City hall", "Talk and tea"

    change_series(event=event, scope=ALL)

    assert [e.place for e in Event.objects.all()] == ["City hall", "The park"] + ["City hall"] * 2
    assert {e.title for e in Event.objects.all()} == {"Talk and tea"}


def test_one_moved_apart_keeps_its_time(nth):
    apart = nth(2)
    apart.starts_at, apart.is_apart = apart.starts_at - timedelta(hours=3), True
    apart.save()
    event = nth(1)
    event.ends_at += timedelta(hours=1)

    change_series(event=event, scope=ALL)

    assert [(e.ends_at - e.starts_at).seconds // 3600 for e in Event.objects.all()] == [2, 4, 2, 2]


def test_visits_make_room_for_each_other(make_event, elm):
    visit = make_event(site=elm, confidential=True)
    repeat_event(event=visit, rule="FREQ=DAILY", until=date(2026, 11, 26))
    visit = Event.objects.get(pk=visit.pk)
    visit.starts_at += timedelta(days=1)
    visit.ends_at += timedelta(days=1)

    change_series(event=visit, scope=ALL)

    assert starts() == ["11-25 10:00", "11-26 10:00", "11-27 10:00"]


def test_a_change_with_something_in_the_way_saves_nothing(make_event, elm):
    visit = make_event(site=elm, confidential=True)
    repeat_event(event=visit, rule=WEEKLY, until=date(2026, 12, 8))
    make_event("Another", "2026-12-08 12:00", site=elm, confidential=True)
    visit = Event.objects.get(pk=visit.pk)
    visit.ends_at += timedelta(hours=2)

    with pytest.raises(ValidationError, match="Tue 8 Dec 2026: Another visit"):
        change_series(event=visit, scope=ALL)

    assert {e.ends_at - e.starts_at for e in Event.objects.all()} == {timedelta(hours=1)}


def test_moving_onto_a_holiday_is_refused(make_event):
    talk = make_event("Talk", "2026-12-22 18:00", kind="talk")
    repeat_event(event=talk, rule=WEEKLY, until=date(2027, 1, 5), skip_holidays=True)
    talk = Event.objects.latest("starts_at")
    talk.starts_at += timedelta(days=13)
    talk.ends_at += timedelta(days=13)

    with pytest.raises(ValidationError, match="Mon 18 Jan 2027: This is a federal holiday"):
        change_series(event=talk, scope=ALL)


def test_days_of_a_month_cannot_move_together(make_event):
    talk = make_event("Talk", kind="talk")
    repeat_event(event=talk, rule="FREQ=MONTHLY;BYMONTHDAY=24", until=date(2027, 3, 1))
    talk = Event.objects.get(pk=talk.pk)
    talk.starts_at += timedelta(days=1)
    talk.ends_at += timedelta(days=1)

    with pytest.raises(ValidationError, match="cannot all move to another day"):
        change_series(event=talk, scope=ALL)


def test_cancelling_those_that_follow_ends_the_series(weekly, nth):
    cancel_event(event=nth(4), because="Hall is closed.")

    assert cancel_following(event=nth(3), because="Summer.") == 1

    assert [e.cancelled_because for e in Event.objects.all()] == [
        "",
        "",
        "Summer.",
        "Hall is closed.",
    ]
    assert Series.objects.get().until == date(2026, 12, 7)
