from .channels import Consent, Post, SocialChannel
from .coverage import Coverage
from .directory import Journalist, Outlet
from .duty import DutyShift
from .inquiries import Attribution, Inquiry, Statement
from .press_room import GroundRule, PressRoom

__all__ = [
    "Attribution",
    "Consent",
    "Coverage",
    "DutyShift",
    "GroundRule",
    "Inquiry",
    "Journalist",
    "Outlet",
    "Post",
    "PressRoom",
    "SocialChannel",
    "Statement",
]
