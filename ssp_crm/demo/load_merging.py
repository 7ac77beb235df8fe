"""Write down who stands in the book twice, and let the scan find them."""

from typing import TYPE_CHECKING

from contacts.duplicate_scan import find_duplicates
from contacts.models import ContactMethod, SavedFilter, Tag

from .merging import LISTS, NOTES, TWICE

if TYPE_CHECKING:
    from .loader import Demo


def add_merging(demo: "Demo") -> None:
    """Add the doubles, lists kept for later, and a note that names a colleague."""
    for who in TWICE:
        contact = demo.contact(who)
        contact.save()
        demo.contacts[who.key] = contact
        contact.tags.set(Tag.objects.filter(name__in=who.tags))
        for channel, value in who.methods:
            ContactMethod.objects.create(contact=contact, channel=channel, value=value)
    for said in NOTES:
        demo.add_note(said)
    SavedFilter.objects.bulk_create(
        SavedFilter(owner=demo.team[role], name=name, query=query, is_shared=is_shared)
        for role, name, query, is_shared in LISTS
    )
    for _ in find_duplicates():
        pass
