"""The demo's users: one for each role, with passwords that stay the same on one machine."""

import base64
import hashlib
import hmac
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.services import invite_user

from .program import TEAM

PASSWORD_BYTES = 15  # 24 letters and digits in six groups


def password_of(email: str) -> str:
    """Return a demo user's password on this machine, derived from its secret key."""
    key = settings.SECRET_KEY.encode()
    digest = hmac.digest(key, f"ssp_crm.demo:{email}".encode(), hashlib.sha256)
    letters = base64.b32encode(digest[:PASSWORD_BYTES]).decode().lower()
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def make_team() -> dict[str, User]:
    """Make one user for each role and return them by role."""
    team = {}
    for member in TEAM:
        roles = Group.objects.filter(name=member.role)
        user = invite_user(email=member.email, name=member.name, roles=roles)
        user.pronouns, user.phone = member.pronouns, member.phone
        user.set_password(password_of(member.email))
        user.save()
        team[member.role] = user
    return team


def is_there() -> bool:
    """Whether the demo was loaded here before."""
    return User.objects.filter(email__in=[member.email for member in TEAM]).exists()


def sign_ins() -> Iterator[tuple[str, str, str]]:
    """Yield role, e-mail and password of each demo user who may sign in.

    A password that was changed, or made under another secret key, is set again: it is printed
    for everybody at this terminal anyway.
    """
    for member in TEAM:
        user = User.objects.active().filter(email=member.email).first()
        if user is None:
            continue
        password = password_of(member.email)
        if not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
        yield member.role, member.email, password
