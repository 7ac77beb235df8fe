"""Inviting people and keeping their roles."""

import logging
from collections.abc import Iterable
from typing import Any

from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from .models import User, Value
from .roles import ADMIN

logger = logging.getLogger(__name__)


@transaction.atomic
def invite_user(*, email: str, name: str, roles: Iterable[Group]) -> User:
    """Make a user without a password; the link to choose one is mailed once this is committed.

    Raises ValidationError if the address is taken.
    """
    user = User(email=email.strip().lower(), name=name.strip())
    user.set_unusable_password()
    user.full_clean()
    user.save()
    user.groups.set(roles)
    confirm_address(user)
    return user


def confirm_address(user: User) -> None:
    """Note that an invited address is known, as allauth's factors and resets ask for."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


def send_password_link(*, user: User, request: HttpRequest) -> bool:
    """Mail someone the link to choose a password and say whether the mail server took it."""
    form: Any = ResetPasswordForm(data={"email": user.email})
    if not form.is_valid():
        return False
    try:
        form.save(request)
    except OSError as error:  # smtplib's errors are OSErrors too
        logger.warning("A password link could not be mailed: %s", type(error).__name__)
        return False
    return True


@transaction.atomic
def update_user(*, user: User, roles: Iterable[Group], by: User) -> User:
    """Save a user with these roles.

    Raises ValidationError if that would leave nobody who can let people in.
    """
    roles = list(roles)
    if not user.is_active or ADMIN not in {role.name for role in roles}:
        check_admin_remains(without=user)
    user.full_clean()
    user.save()
    user.groups.set(roles)
    confirm_address(user)
    return user


@transaction.atomic
def set_values(*, names: Iterable[str]) -> None:
    """Make the program's values these; contacts keep sharing those that stay."""
    names = list(names)
    Value.objects.exclude(name__in=names).delete()
    for name in names:
        Value.objects.get_or_create(name=name)


def check_admin_remains(*, without: User) -> None:
    """Raise ValidationError if nobody else could let people in.

    The role stays locked to the end of the transaction: two Admins who remove each other at
    the same moment wait here for one another.
    """
    Group.objects.select_for_update(no_key=True).filter(name=ADMIN).first()
    others = User.objects.active().filter(groups__name=ADMIN).exclude(pk=without.pk)
    if not others.exists():
        raise ValidationError("At least one active person must stay Admin, or nobody can help.")
