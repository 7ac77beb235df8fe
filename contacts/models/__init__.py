"""Everyone the program gets along with, and what we know from being with them."""

from .challenges import Challenge, ChallengeStep, Concern
from .commitments import Commitment
from .contact import Contact, Organization, Person, Tag
from .imports import ImportRow, ImportRun
from .memberships import Membership, Relationship
from .notes import FollowUp, Mention, Note, Stance
from .parts import Affiliation, ContactMethod
from .search import ContactSearch, NameSlip
from .teamwork import BulkChange, DuplicatePair, Merge, SavedFilter

__all__ = [
    "Affiliation",
    "BulkChange",
    "Challenge",
    "ChallengeStep",
    "Commitment",
    "Concern",
    "Contact",
    "ContactMethod",
    "ContactSearch",
    "DuplicatePair",
    "FollowUp",
    "ImportRow",
    "ImportRun",
    "Membership",
    "Mention",
    "Merge",
    "NameSlip",
    "Note",
    "Organization",
    "Person",
    "Relationship",
    "SavedFilter",
    "Stance",
    "Tag",
]
