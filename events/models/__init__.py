from .events import Event
from .feeds import CalendarFeed
from .guests import DateRequest, Language, Rsvp
from .imports import CalendarImport
from .series import Series
from .sites import ServiceException, ServiceHours, Site, foreign_clock
from .speakers import Speaker, SpeakingTurn
from .tours import ChecklistItem, Stage, TourCheck

__all__ = [
    "CalendarFeed",
    "CalendarImport",
    "ChecklistItem",
    "DateRequest",
    "Event",
    "Language",
    "Rsvp",
    "Series",
    "ServiceException",
    "ServiceHours",
    "Site",
    "Speaker",
    "SpeakingTurn",
    "Stage",
    "TourCheck",
    "foreign_clock",
]
