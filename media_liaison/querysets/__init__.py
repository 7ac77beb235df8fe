"""Which rows; `visible_to` is the one rule for who sees one."""

from .channels import ConsentQuerySet, PostQuerySet, SocialChannelQuerySet
from .coverage import CoverageQuerySet
from .directory import JournalistQuerySet, OutletQuerySet
from .duty import DutyShiftQuerySet
from .inquiries import InquiryQuerySet
from .press_room import GroundRuleQuerySet, PressRoomQuerySet
from .statements import StatementQuerySet

__all__ = [
    "ConsentQuerySet",
    "CoverageQuerySet",
    "DutyShiftQuerySet",
    "GroundRuleQuerySet",
    "InquiryQuerySet",
    "JournalistQuerySet",
    "OutletQuerySet",
    "PostQuerySet",
    "PressRoomQuerySet",
    "SocialChannelQuerySet",
    "StatementQuerySet",
]
