"""Everyone the program gets along with, and what we know from being with them."""

from .contact import Contact, Organization, Person, Tag
from .imports import ImportRow, ImportRun
from .notes import FollowUp, Note, Stance
from .parts import Affiliation, ContactMethod
from .search import ContactSearch, NameSlip

__all__ = [
    "Affiliation",
    "Contact",
    "ContactMethod",
    "ContactSearch",
    "FollowUp",
    "ImportRow",
    "ImportRun",
    "NameSlip",
    "Note",
    "Organization",
    "Person",
    "Stance",
    "Tag",
]
