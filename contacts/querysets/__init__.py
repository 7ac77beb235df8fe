"""Which rows; `visible_to` is the one rule for who sees one."""

from .challenges import ChallengeQuerySet, ConcernQuerySet
from .commitments import CommitmentQuerySet
from .contacts import ContactQuerySet
from .imports import ImportRowQuerySet, ImportRunQuerySet
from .memberships import MembershipQuerySet, RelationshipQuerySet
from .notes import FollowUpQuerySet, MentionQuerySet, NoteQuerySet, StanceQuerySet
from .teamwork import BulkChangeQuerySet, DuplicatePairQuerySet, MergeQuerySet, SavedFilterQuerySet

__all__ = [
    "BulkChangeQuerySet",
    "ChallengeQuerySet",
    "CommitmentQuerySet",
    "ConcernQuerySet",
    "ContactQuerySet",
    "DuplicatePairQuerySet",
    "FollowUpQuerySet",
    "ImportRowQuerySet",
    "ImportRunQuerySet",
    "MembershipQuerySet",
    "MentionQuerySet",
    "MergeQuerySet",
    "NoteQuerySet",
    "RelationshipQuerySet",
    "SavedFilterQuerySet",
    "StanceQuerySet",
]
