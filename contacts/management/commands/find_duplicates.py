"""`manage.py find_duplicates`: look through all contacts for likely duplicates."""

from typing import Any

from django.core.management.base import BaseCommand

from contacts.duplicate_scan import find_duplicates
from ssp_crm.database import without_time_limits


class Command(BaseCommand):
    """Propose contacts that may be one; a person decides at /contacts/duplicates/."""

    help = "Look through all contacts for likely duplicates, as the page's button does."

    def handle(self, *args: Any, **options: Any) -> None:
        with without_time_limits():
            for step in find_duplicates():
                self.stdout.write(f"{step.done:,} of {step.total:,} contacts: {step.found:,} pairs")
