"""Which rows; `visible_to` is the one rule for who sees one."""

from .events import LONGEST, EventQuerySet
from .feeds import CalendarFeedQuerySet
from .guests import DateRequestQuerySet, RsvpQuerySet
from .imports import CalendarImportQuerySet
from .series import SeriesQuerySet
from .sites import ServiceExceptionQuerySet, ServiceHoursQuerySet, SiteQuerySet
from .speakers import SpeakerQuerySet, SpeakingTurnQuerySet
from .tours import ChecklistItemQuerySet, TourCheckQuerySet

__all__ = [
    "LONGEST",
    "CalendarFeedQuerySet",
    "CalendarImportQuerySet",
    "ChecklistItemQuerySet",
    "DateRequestQuerySet",
    "EventQuerySet",
    "RsvpQuerySet",
    "SeriesQuerySet",
    "ServiceExceptionQuerySet",
    "ServiceHoursQuerySet",
    "SiteQuerySet",
    "SpeakerQuerySet",
    "SpeakingTurnQuerySet",
    "TourCheckQuerySet",
]
