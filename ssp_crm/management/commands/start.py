"""`manage.py start`: everything from a fresh clone to a page in the browser."""

import threading
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import Error

from ssp_crm.addresses import is_loopback
from ssp_crm.assets import Assets, AssetsError
from ssp_crm.database import DatabaseUnusableError, check_database, without_time_limits
from ssp_crm.serving import ServerError, WebServer, check_address, stop_on_signals

NEEDS_TLS = (
    "Others can reach this address: put a reverse proxy with TLS in front of it, and set "
    "ALLOWED_HOSTS and TRUSTED_PROXY_COUNT to match (.env.example)."
)


class Command(BaseCommand):
    """Prepare the database and the files, and serve until Ctrl-C."""

    help = "Prepare the database, make the first admin if needed, and serve SSP CRM until Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load a fictional neighborhood")
        parser.add_argument("--host", default="127.0.0.1", help="address (default: 127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="port (default: 8000)")
        parser.add_argument(
            "--email", default="admin@example.org", help="the first admin's e-mail address"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stopping = stop_on_signals()
        assets = Assets()
        try:
            validate_email(options["email"])
        except ValidationError as error:
            raise CommandError(f"{options['email']} is not an e-mail address.") from error
        try:
            check_address(options["host"], options["port"])
            check_database()
            assets.start()
            if self.prepare(stopping, demo=options["demo"], email=options["email"]):
                assets.finish()
                self.serve(WebServer(options["host"], options["port"], assets.folder), stopping)
        except (AssetsError, DatabaseUnusableError, ServerError) as error:
            if not stopping.is_set():
                raise CommandError(str(error)) from error
        finally:
            assets.abandon()

    def prepare(self, stopping: threading.Event, *, demo: bool, email: str) -> bool:
        """Bring tables and people up to date; say whether to go on."""
        try:
            with without_time_limits():
                call_command("migrate", interactive=False, verbosity=0)
        except Error as error:
            reason = str(error).splitlines()[0]
            raise DatabaseUnusableError(f"The tables could not be made: {reason}.") from error
        if stopping.is_set():
            return False
        if demo:
            self.load_demo()
        self.make_first_admin(email)
        return not stopping.is_set()

    def load_demo(self) -> None:
        """Load the demo unless it is there, and print who can sign in."""
        from ssp_crm.demo import load_demo, sign_ins

        load_demo()
        for role, email, password in sign_ins():
            self.say(f"{role} {email} {password}")

    def make_first_admin(self, email: str) -> None:
        """Print the first admin's password, this once."""
        from ssp_crm.first_run import make_first_admin

        password = make_first_admin(email=email)
        if password:
            self.say(f"First admin: sign in as {email} with the password {password}")
            self.say("It is shown only now. Change it under My profile.")

    def serve(self, server: WebServer, stopping: threading.Event) -> None:
        """Serve until someone asks to stop."""
        server.start()
        try:
            server.wait_until_ready(stopping)
            self.say(f"SSP CRM is ready at {server.address}/ (stop it with Ctrl-C).")
            if not is_loopback(server.host):
                self.say(NEEDS_TLS)
            server.run(stopping)
        finally:
            server.stop()
        self.say("Stopped. Everything is kept.")

    def say(self, line: str) -> None:
        """Print a line at once, even into a pipe."""
        self.stdout.write(line)
        self.stdout.flush()
