"""What a new house needs before anybody can come in."""

import secrets

from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import ADMIN, LEADERSHIP
from accounts.services import invite_user


def make_first_admin(*, email: str) -> str | None:
    """Make someone who may do everything if nobody is here yet, and return the password."""
    if User.objects.exists():
        return None
    roles = Group.objects.filter(name__in=[ADMIN, LEADERSHIP])
    user = invite_user(email=email, name="First admin", roles=roles)
    password = secrets.token_urlsafe(15)
    user.set_password(password)
    user.save(update_fields=["password"])
    return password
