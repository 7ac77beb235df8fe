"""What people asked of each other, how they are tied, and what we belong to."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from contacts.models import Commitment, Contact, Relationship


@pytest.fixture
def ask(dana: User, maria: Contact) -> Callable[..., Commitment]:
    """Make commitments: `ask("testify", "kept", contact=maria)`."""

    def make(topic: str = "testify", status: str = "asked", **fields: Any) -> Commitment:
        is_settled = status not in Commitment.Status.unsettled()
        settled = {"settled_on": timezone.localdate(), "outcome": "So it was."}
        return Commitment.objects.create(
            **{"contact": maria, "owner": dana, "what": "Speak at the hearing"}
            | (settled if is_settled else {})
            | {"topic": topic, "status": status}
            | fields
        )

    return make


@pytest.fixture
def tie(db: None) -> Callable[..., Relationship]:
    """Make ties: `tie(maria, "works-with", carl)`."""

    def make(one: Contact, kind: str, other: Contact, **fields: Any) -> Relationship:
        return Relationship.objects.create(from_contact=one, kind=kind, to_contact=other, **fields)

    return make
