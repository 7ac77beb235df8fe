"""Write down what reporters asked the demo program, and what it answered."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from events.models import Event
from library.models import Message
from media_liaison.models import GroundRule, Inquiry, Outlet, Statement
from media_liaison.services.inquiries import plan_visit

from . import program
from .inquiries import INQUIRIES

if TYPE_CHECKING:
    from .loader import Demo

GIVEN = ("caller", "question", "angle", "topic", "airs", "format", "attribution", "draft")
VISIT_DAYS = range(14, 28)
MONDAY = 1
FAR = 24  # hours


def add_inquiries(demo: "Demo") -> None:
    """Write every inquiry down, with its rules, its points, and how it ended."""
    points, now = Message.objects.approved()[:2], timezone.now()
    for told in INQUIRIES:
        inquiry = inquiry_of(demo, told, now)
        inquiry.full_clean()
        inquiry.save()
        inquiry.rules.set(GroundRule.objects.in_use().filter(is_usual=True))
        if inquiry.draft:
            inquiry.messages.set(points)
        if "said" in told:
            add_statement(demo, inquiry, told)
        if "visit" in told:
            plan_visit(inquiry=inquiry, event=visit_of(demo))


def inquiry_of(demo: "Demo", told: dict[str, Any], now: datetime) -> Inquiry:
    """One inquiry, as far as it has come."""
    who = demo.contacts[told["who"]].journalist if "who" in told else None
    ended = demo.moment(told["ended"], 16) if "ended" in told else None
    status, is_drafted = told.get("status", "new"), bool(told.get("draft"))
    is_approved = status in {"approved", "answered"}
    return Inquiry(
        **{name: told[name] for name in GIVEN if name in told},
        journalist=who,
        outlet=Outlet.objects.employing(who.contact).first() if who else None,
        received_at=min(demo.moment(told["ago"], 9), now - timedelta(minutes=25)),
        deadline_at=due_at(now, told["due"]) if "due" in told else None,
        time_zone=told.get("zone", program.TIME_ZONE),
        taken_by=demo.team["Staff"],
        assigned_to=demo.team.get(told.get("assigned", "Liaison")),
        drafted_by=demo.team["Liaison"] if is_drafted else None,
        approved_by=demo.team["Leadership"] if is_approved else None,
        approved_at=(ended or now) - timedelta(hours=10) if is_approved else None,
        status=status,
        closed_at=ended,
        outcome=told.get("outcome", ""),
    )


def due_at(now: datetime, hours: float) -> datetime:
    """So many hours from now; further off than a few hours, on a full hour."""
    due = now + timedelta(hours=hours)
    return due if abs(hours) < FAR else due.replace(minute=0, second=0, microsecond=0)


def add_statement(demo: "Demo", inquiry: Inquiry, told: dict[str, Any]) -> None:
    """What was said in the end."""
    statement = Statement(
        inquiry=inquiry,
        journalist=inquiry.journalist,
        outlet=inquiry.outlet,
        said=told["said"],
        topic=inquiry.topic,
        said_at=demo.moment(told["ended"], 8),
        attribution=inquiry.attribution,
        author=demo.team["Liaison"],
    )
    statement.full_clean()
    statement.save()


def visit_of(demo: "Demo") -> Event:
    """An hour on a Monday morning when no service is open and no other visit planned."""
    days = [demo.day(-ahead) for ahead in VISIT_DAYS]
    spans = [
        (at_hour(demo, day, 8), at_hour(demo, day, 9)) for day in days if day.isoweekday() == MONDAY
    ]
    taken = Event.objects.visits_at(demo.site.pk)
    starts, ends = next(span for span in spans if not taken.between(*span).exists())
    return Event(
        title="Press visit",
        starts_at=starts,
        ends_at=ends,
        time_zone=program.TIME_ZONE,
        site=demo.site,
        organiser=demo.team["Liaison"],
        description="The empty rooms before opening. Nobody who comes for care is filmed.",
    )


def at_hour(demo: "Demo", day: date, hour: int) -> datetime:
    """An hour of a day on the clock of the house."""
    return datetime.combine(day, time(hour), demo.site.zone)
