"""`manage.py seed`: bulk data for load tests."""

import argparse
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ssp_crm.bulk import Bulk, refresh_statistics
from ssp_crm.database import DatabaseUnusableError, check_database, without_time_limits


def positive(text: str) -> int:
    """Read a number of 1 or more."""
    number = int(text.replace(",", "").replace("_", ""))
    if number < 1:
        raise argparse.ArgumentTypeError("1 or more, please")
    return number


class Command(BaseCommand):
    """Add made-up contacts, notes, events and journalists to what is there."""

    help = "Add made-up bulk data to the database, the same for the same number and day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--contacts", type=positive, required=True, help="how many contacts")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            check_database()
        except DatabaseUnusableError as error:
            raise CommandError(str(error)) from error
        with without_time_limits():
            Bulk(options["contacts"]).load(self.say)
            refresh_statistics()
        self.say(f"Done in {time.monotonic() - began:.0f} s.")

    def say(self, line: str) -> None:
        """Print a line at once, even into a pipe."""
        self.stdout.write(line)
        self.stdout.flush()
