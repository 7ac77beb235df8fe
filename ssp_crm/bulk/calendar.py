"""Events and guests, for load tests: a full month, a year to come, and many years behind.

Of 100,000 events 500 are in the 30 days around now, 1,500 more in the year to come, and the rest
in the twenty years before; 300 people are on the list of one of them.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from contacts.models import Contact
from events.models import Event, Rsvp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .loader import Bulk

MOST_EVENTS = 100_000
BATCH = 20_000
NEAR, COMING, GUESTS = 500, 1_500, 300  # at most a quarter of all events, and half of all contacts
NEAR_DAYS, COMING_DAYS, YEARS_BEHIND = (-15, 15), (15, 390), 20


def add_calendar(bulk: "Bulk") -> None:
    """As many events as contacts, up to a calendar nobody could read; one has a long list."""
    from .loader import save

    total = min(bulk.total, MOST_EVENTS)
    days = _days(bulk, total)
    for first in range(0, total, BATCH):
        size = min(BATCH, total - first)
        events = save(bulk.maker.event(next(days)) for _ in range(size))
        if first == 0:
            _add_guests(bulk, events[0])


def _days(bulk: "Bulk", total: int) -> "Iterator[timedelta]":
    """How far from now each event is; the near ones come first."""
    random, quarter = bulk.maker.random, total // 4
    stretches = [(min(NEAR, quarter), NEAR_DAYS), (min(COMING, quarter), COMING_DAYS)]
    for many, ends in stretches:
        for _ in range(many):
            yield timedelta(days=random.uniform(*ends))
    while True:
        yield timedelta(days=random.uniform(-365 * YEARS_BEHIND, -100))


def _add_guests(bulk: "Bulk", event: Event) -> None:
    from .loader import save

    random, now = bulk.maker.random, bulk.maker.now
    answers = [answer for answer in Rsvp.Answer if answer != Rsvp.Answer.WAITLISTED]
    people = Contact.objects.active().order_by("pk")[: min(GUESTS, bulk.total // 2)]
    save(
        Rsvp(event=event, contact=contact, answer=random.choice(answers), answered_at=now)
        for contact in people
    )
