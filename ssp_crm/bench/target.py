"""One database under measurement: its server, its signed-in person and its paths."""

import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from pghistory.models import Context
from psycopg import sql

from accounts.models import Program, User
from accounts.roles import LEADERSHIP
from accounts.services import invite_user
from contacts.models import Contact, Note
from ssp_crm.bulk import Bulk, refresh_statistics
from ssp_crm.database import without_time_limits
from ssp_crm.history import history_model
from ssp_crm.serving import WebServer, free_port

from .browser import BenchError, Browser
from .pages import PAGES, Chosen, Page

# What pghistory puts before a statement that writes, to say who does it.
WHO = re.compile(r"SELECT set_config\('pghistory.*?true\); ", re.DOTALL)
CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
OPEN = {"concerns_open": True, "visits_open": True}  # the public pages are measured too
SAME_SIZE = 0.95  # a database with this share of the wanted contacts is measured as it is
ENVIRONMENT = {
    "ALLOWED_HOSTS": "127.0.0.1",
    "BENCH": "on",
    "HTTPS": "off",
    "TRUSTED_PROXY_COUNT": "0",
}


class Target:
    """The database in use now, with everything needed to measure it until `close`."""

    def __init__(self, static: Path, stopping: threading.Event) -> None:
        self.name = connection.settings_dict["NAME"]
        self.user, self.password = make_user()
        chosen = Chosen(self.user)
        self.paths = {page.name: page.paths(chosen) for page in PAGES}
        self.missing: dict[str, str] = {}
        self.queries = self._count_all()
        self.server = WebServer("127.0.0.1", free_port(), static, ENVIRONMENT)
        self.server.start()
        self.server.wait_until_ready(stopping)
        self.browser = Browser(self.server.place)
        self.browser.sign_in(self.user.email, self.password)

    def close(self) -> None:
        """Stop the server and take away what the measurement wrote."""
        self.server.stop()
        with using(self.name):
            remove_user(self.user)

    def _count_all(self) -> dict[str, int]:
        """The queries one request for each page makes, asked within this process."""
        with override_settings(ROOT_URLCONF="ssp_crm.bench.urls", ALLOWED_HOSTS=["testserver"]):
            client = Client(raise_request_exception=False)
            client.force_login(self.user)
            return {page.name: self._count(client, page) for page in PAGES}

    def _count(self, client: Client, page: Page) -> int:
        """The most of three requests; pages that fail become missing."""
        if not self.paths[page.name]:
            self.missing[page.name] = "there is no row to show"
        client.get("/bench/bare/", secure=True)  # the session's clock is written once a minute
        paths = self.paths[page.name][:3]
        return max((self._count_once(client, page, path) for path in paths), default=0)

    def _count_once(self, client: Client, page: Page, path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            if page.typed:
                response = client.post(path, page.typed(path), secure=True)
            else:
                response = client.get(path, secure=True)
        if response.status_code != page.status:
            self.missing[page.name] = f"{path} answered {response.status_code}"
        statements = [WHO.sub("", query["sql"]) for query in captured.captured_queries]
        return sum(not statement.startswith(CONTROL) for statement in statements)


def make_user() -> tuple[User, str]:
    """Make someone on the staff with a random password, for the time of the measurement."""
    email = f"bench-{secrets.token_hex(4)}@example.org"
    roles = Group.objects.filter(name=LEADERSHIP)  # opens every page measured
    user = invite_user(email=email, name="Bench", roles=roles)
    password = secrets.token_urlsafe(24)
    user.set_password(password)
    user.save(update_fields=["password"])
    return user, password


def remove_user(user: User) -> None:
    """Delete the person and all they wrote, history included."""
    notes = list(Note.objects.filter(author=user).values_list("pk", flat=True))
    Note.objects.filter(pk__in=notes).delete()
    history_model(Note)._default_manager.filter(pgh_obj_id__in=notes).delete()
    key = user.pk
    user.delete()
    history_model(User)._default_manager.filter(pgh_obj_id=key).delete()
    Context.objects.filter(metadata__user=key).delete()


@contextmanager
def using(name: str) -> Iterator[None]:
    """Work in another database of the same server."""
    before = connection.settings_dict["NAME"]
    _switch(name)
    try:
        yield
    finally:
        _switch(before)


def _switch(name: str) -> None:
    if connection.settings_dict["NAME"] != name:
        connection.close()
        connection.settings_dict["NAME"] = name


def database_of(contacts: int | None, say: Callable[[str], None]) -> str:
    """Return the name of a database with so many contacts, made and filled if need be.

    A house's own database is never filled with made-up people: where it has another size, one
    beside it is used, and kept for the next time.
    """
    own = str(connection.settings_dict["NAME"])
    is_empty = Contact._meta.db_table not in connection.introspection.table_names()
    if contacts is None and is_empty:
        raise BenchError("There is nothing to measure yet: give --contacts, or start once.")
    if contacts is None or (not is_empty and _is_of_size(contacts)):
        return own
    name, blank = f"{own}_bench_{contacts}", f"{own}_bench_blank"
    # Tables take longest: they are laid once, and copied for every size.
    _create(blank)
    _migrate(blank)
    _create(name, template=blank)
    _migrate(name)
    with using(name), without_time_limits():
        if not _is_of_size(contacts):
            say(f"Filling the database {name}, which is kept for the next time.")
            Bulk(contacts).load(say)
            refresh_statistics()
        Program.objects.update_or_create(pk=1, defaults=OPEN)
    return name


def _is_of_size(contacts: int) -> bool:
    return SAME_SIZE * contacts <= Contact.objects.count() <= contacts / SAME_SIZE


def _create(name: str, template: str = "template1") -> None:
    with connection._nodb_cursor() as cursor:  # Django's own way to make a test database
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            names = (sql.Identifier(name), sql.Identifier(template))
            cursor.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))


def _migrate(name: str) -> None:
    with using(name), without_time_limits():
        call_command("migrate", interactive=False, verbosity=0)
