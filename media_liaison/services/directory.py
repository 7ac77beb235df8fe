"""Writing contacts into the press directory."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from contacts.models import Affiliation, Contact, ContactMethod

from ..models import Journalist, Outlet


@transaction.atomic
def add_profile(
    *,
    profile: Journalist | Outlet,
    contact: Contact,
    methods: Iterable[ContactMethod] = (),
    job: Affiliation | None = None,
) -> Journalist | Outlet:
    """Give a contact its press profile; a new contact is saved with it, and how to reach them.

    Raises ValidationError where the contact has a profile already, or is of the wrong kind.
    """
    if contact.pk is None:
        contact.full_clean()
        contact.save()
    # Two people may add the same profile at once: the second waits here and is told.
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if type(profile).objects.filter(contact=contact).exists():
        raise ValidationError(f"{contact} has a press profile already.")
    profile.contact = contact
    profile.full_clean()
    profile.save()
    for method in methods:
        method.contact = contact
        method.full_clean()
        method.save()
    if job is not None:
        job.person = contact
        job.full_clean()
        job.save()
    return profile
