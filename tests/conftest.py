"""The cast: one person for each role and one outsider, and browsers signed in as them."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.roles import ADMIN, LEADERSHIP, LIAISON, STAFF, VOLUNTEER
from contacts.models import Challenge, Contact, Note
from contacts.services.challenges import answer_by

PASSWORD = "a long walk around the block"


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    # Argon2 is slow on purpose; the tests sign in hundreds of times.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _one_host(settings: Any) -> None:
    # Mails lead to the host the tests' requests come to.
    settings.SITE_URL = "http://testserver"


def person(name: str, role: str | None) -> User:
    """Make someone who works here."""
    user = User.objects.create_user(f"{name.lower()}@example.org", PASSWORD, name=name)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def vera(db: None) -> User:
    """A volunteer."""
    return person("Vera", VOLUNTEER)


@pytest.fixture
def dana(db: None) -> User:
    """On the staff."""
    return person("Dana", STAFF)


@pytest.fixture
def lior(db: None) -> User:
    """The community relations liaison."""
    return person("Lior", LIAISON)


@pytest.fixture
def grace(db: None) -> User:
    """The director."""
    return person("Grace", LEADERSHIP)


@pytest.fixture
def ada(db: None) -> User:
    """Looks after the system."""
    return person("Ada", ADMIN)


@pytest.fixture
def olu(db: None) -> User:
    """Signs in, but has no role."""
    return person("Olu", None)


@pytest.fixture
def browser_of() -> Callable[[User], Client]:
    """Return a signed-in client of someone."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def make_contact(db: None) -> Callable[..., Contact]:
    """Make contacts: `make_contact("Maria Lopez", category="school")`."""

    def make(name: str = "Maria Lopez", kind: str = "person", **fields: Any) -> Contact:
        return Contact.objects.create(name=name, kind=kind, **fields)

    return make


@pytest.fixture
def maria(make_contact: Callable[..., Contact]) -> Contact:
    """A contact: the head of the school across the street."""
    return make_contact("Maria Lopez", category="school")


@pytest.fixture
def make_note(db: None) -> Callable[..., Note]:
    """Make notes: `make_note(dana, maria, happened="She asked about hours.")`."""

    def make(author: User, *contacts: Contact, days_ago: int = 0, **fields: Any) -> Note:
        fields.setdefault("happened", "We spoke at the fence.")
        # By the wall clock: a day across a clock change has 23 or 25 hours.
        fields.setdefault("happened_at", timezone.localtime() - timedelta(days=days_ago))
        note = Note.objects.create(author=author, **fields)
        note.contacts.set(contacts)
        return note

    return make


@pytest.fixture
def make_challenge(db: None) -> Callable[..., Challenge]:
    """Make challenges: `make_challenge("Boxes", maria, author=dana, days_ago=3)`."""

    def make(
        title: str = "Boxes on the path", *contacts: Contact, days_ago: int = 0, **fields: Any
    ) -> Challenge:
        then = timezone.now() - timedelta(days=days_ago)
        fields = {"facts": "Two boxes lay by the gate.", "source": "phone", **fields}
        times = {"received_at": then, "first_response_due": answer_by(then)}
        if fields.get("status") in {"resolved", "unresolved"}:
            fields = {"closed_at": timezone.now(), "worked": "We went by.", **fields}
        challenge = Challenge.objects.create(title=title, **{**times, **fields})
        challenge.contacts.set(contacts)
        return challenge

    return make


@pytest.fixture
def today() -> date:
    """The program's day."""
    return timezone.localdate()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real files from outside, beside the project; a clone has none and skips."""
    folder = Path(settings.BASE_DIR).parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"no outside data at {folder}")
    return folder
