"""Messages and resources to look at."""

import pytest
from django.utils import timezone

from library.models import Message, Resource


@pytest.fixture
def make_message(lior, grace):
    """Make messages: `make_message("Does it draw crowds?", approved=True)`."""

    def make(concern="Does it draw crowds?", *, approved=False, **fields):
        words = {"short": "Most people come for ten minutes.", "source": "Our door count, 2025"}
        seal = {"approved_by": grace, "approved_at": timezone.now()} if approved else {}
        return Message.objects.create(
            **{"author": lior, "concern": concern, **words, **seal, **fields}
        )

    return make


@pytest.fixture
def make_resource(vera, lior):
    """Make resources: `make_resource("Notary list", accepted=True)`."""

    def make(title="Notary list", *, accepted=True, **fields):
        seal = {"accepted_by": lior, "accepted_at": timezone.now()} if accepted else {}
        kept = {"suggested_by": vera, "place": "Blue binder"}
        return Resource.objects.create(**{"title": title, **kept, **seal, **fields})

    return make
