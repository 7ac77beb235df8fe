"""Write the checklists of visits, and what came of past events."""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from events.first_checklist import first_places
from events.models import ChecklistItem, Event, TourCheck
from events.services.tours import begin_checklist, tell_outcome

if TYPE_CHECKING:
    from .loader import Demo

# By the beginning of a title: what its organizer wrote down afterwards.
OUTCOMES: dict[str, dict[str, Any]] = {
    "Open house for the block": {
        "attended": 23,
        "new_contacts": 9,
        "went_well": "The empty rooms spoke for themselves. Two people stayed to help clean up.",
        "differently": "Name tags in big letters, and a chair by the door.",
    },
    "Five years on Tannery Row": {
        "attended": 85,
        "new_contacts": 12,
        "raised": Decimal("640"),
        "went_well": "Short speeches, long conversations.",
        "press": "The Bend wrote a warm paragraph, with no picture of guests.",
    },
    "Tour for Council member Pruitt": {
        "attended": 3,
        "new_contacts": 2,
        "went_well": "The cost sheet. She asked for a second copy.",
        "differently": "Keep ten minutes free at the end for her staff's questions.",
    },
    "What harm reduction is, at the Nurses Circle": {
        "attended": 18,
        "new_contacts": 5,
        "went_well": "Questions went on in the parking lot.",
    },
    "Press visit to the empty rooms": {
        "attended": 4,
        "new_contacts": 1,
        "went_well": "Ground rules in writing; everybody kept to them.",
        "press": "One fair story, one short mention.",
    },
}
IN_PAST_DONE = timedelta(hours=1)  # the last line is ticked an hour after they left
DONE_OF_NEXT = 3


def add_tours(demo: "Demo") -> None:
    """Everything this module is about."""
    if not ChecklistItem.objects.exists():
        ChecklistItem.objects.bulk_create(ChecklistItem(**row) for row in first_places())
    for title, told in OUTCOMES.items():
        add_outcome(demo, title, told)
    for visit in Event.objects.planned().visits().filter(site=demo.site):
        begin_checklist(event=visit)
    tick_past(demo)
    tick_next(demo)


def add_outcome(demo: "Demo", title: str, told: dict[str, Any]) -> None:
    """What came of the first event of a title, said the hour after it ended."""
    event = Event.objects.filter(title=title).order_by("starts_at").first()
    if event and event.ends_at <= demo.moment(0, 0):
        for name, value in told.items():
            setattr(event, name, value)
        tell_outcome(event=event, now=event.ends_at + IN_PAST_DONE)


def tick_past(demo: "Demo") -> None:
    """Visits that are over were looked after, by whoever organised them."""
    over = TourCheck.objects.filter(event__ends_at__lte=demo.moment(0, 0))
    for check in over.select_related("event"):
        check.done_at, check.done_by_id = check.event.ends_at, check.event.organiser_id
        check.save()


def tick_next(demo: "Demo") -> None:
    """For the next visit, the first lines are done."""
    nearest = Event.objects.planned().visits().filter(site=demo.site, tour_checks__done_at=None)
    if visit := nearest.upcoming(demo.moment(0, 0)).first():
        for check in visit.tour_checks.for_list()[:DONE_OF_NEXT]:
            check.done_at, check.done_by = demo.moment(1, 15), demo.team["Staff"]
            check.save()
