"""Whom a choice of guests finds: who would be invited, and who is left out and why."""

from functools import cached_property
from typing import Any

from contacts.models import Contact

from .models import Event
from .services.invitations import MOST_AT_ONCE

NAMED = 25


class Choice:
    """The contacts a valid form finds, split by what becomes of them."""

    most = MOST_AT_ONCE

    def __init__(self, form: Any, event: Event) -> None:
        # As numbers: the database plans those well however long the list is.
        named = event.rsvps.exclude(contact=None)
        self.on_list = list(named.values_list("contact_id", flat=True))
        self.found = form.found()
        self.free = self.found.exclude(pk__in=self.on_list)

    @cached_property
    def new(self) -> list[Contact]:
        """Those who would be invited now."""
        return list(self.free.filter(do_not_contact=False)[:MOST_AT_ONCE])

    @property
    def named(self) -> list[Contact]:
        """The first of them."""
        return self.new[:NAMED]

    @property
    def others(self) -> int:
        """How many more are invited than named."""
        return max(len(self.new) - NAMED, 0)

    @property
    def is_capped(self) -> bool:
        """As many as fit at once; there may be more."""
        return len(self.new) == MOST_AT_ONCE

    @cached_property
    def left_alone(self) -> list[Contact]:
        """Those who asked us not to contact them."""
        return list(self.free.filter(do_not_contact=True)[:MOST_AT_ONCE])

    @cached_property
    def there(self) -> int:
        """How many of them are on the list already."""
        return int(self.found.filter(pk__in=self.on_list).count())
