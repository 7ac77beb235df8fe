"""What closed challenges taught us about somebody, for those who are about to meet them."""

from typing import TYPE_CHECKING

from .models import Contact
from .querysets import ChallengeQuerySet

if TYPE_CHECKING:
    from accounts.models import User

MOST = 5


def learned_from(contact: Contact, user: "User") -> ChallengeQuerySet:
    """Return the newest closed challenges with a contact this user may read, in one query.

    Each says what worked (`worked`) or what to avoid (`avoid`); `_learned.html` shows them.
    """
    return contact.challenges.visible_to(user).with_a_lesson()[:MOST]
