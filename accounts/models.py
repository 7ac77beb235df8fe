"""People who work here, and the program they work for."""

import zoneinfo
from typing import Any, NoReturn

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from ssp_crm.history import tracked
from ssp_crm.models import Versioned

from .querysets import ProgramQuerySet, UserQuerySet


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes users by e-mail."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, **fields: Any) -> NoReturn:
        """Refuse: rights come from roles alone."""
        raise CommandError("Nobody is above the roles: make an Admin by `manage.py start --email`.")


@tracked(exclude=["password", "last_login"])
class User(Versioned, AbstractBaseUser, PermissionsMixin):
    """Someone who works or volunteers here and signs in."""

    email = models.EmailField(
        "e-mail",
        max_length=254,
        unique=True,
        error_messages={"unique": "Someone with this e-mail address already signs in here."},
    )
    name = models.CharField(max_length=200)
    pronouns = models.CharField(max_length=50, blank=True)
    phone = models.CharField(max_length=50, blank=True)
    is_active = models.BooleanField(
        "may sign in", default=True, help_text="Untick instead of deleting when someone leaves."
    )
    created_at = models.DateTimeField("invited on", auto_now_add=True)

    without_version = frozenset({"last_login", "password"})  # each sign-in may save them

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        permissions = [("use_admin", "Can open the Django admin")]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_is_unique",
                violation_error_message="Someone with this e-mail address already signs in here.",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_absolute_url(self) -> str:
        return reverse("accounts:user_edit", args=[self.pk])

    def get_short_name(self) -> str:
        """The first word of the name, for greetings."""
        return (self.name or self.email).split()[0]

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether a role grants this; unlike Django's, is_superuser opens nothing."""
        return perm in self.get_all_permissions(obj)

    def has_module_perms(self, app_label: str) -> bool:
        """Whether a role grants anything of this app."""
        return any(name.startswith(f"{app_label}.") for name in self.get_all_permissions())


def check_time_zone(value: str) -> None:
    """Refuse a name the IANA time zone database does not know."""
    if value not in zoneinfo.available_timezones():
        raise ValidationError("This is not a time zone we know, such as America/New_York.")


@tracked()
class Program(Versioned):
    """The syringe services program this house belongs to; there is one row."""

    name = models.CharField(max_length=200, default="Our program")
    public_contact = models.CharField(
        "public contact line",
        max_length=300,
        blank=True,
        help_text="A number or address neighbors and reporters may be given.",
    )
    time_zone = models.CharField(
        max_length=60, default="America/New_York", validators=[check_time_zone]
    )
    first_response_days = models.PositiveSmallIntegerField(
        "answer a challenge within (business days)",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text="Monday to Friday. The clock of every complaint runs by this.",
    )
    concerns_open = models.BooleanField(
        "neighbors' line open",
        default=False,
        help_text="Shows the public page /concerns/, where a neighbor can tell us of a concern "
        "without signing in.",
    )

    visits_open = models.BooleanField(
        "visitors' page open",
        default=False,
        help_text="Shows the public page /visit/, where neighbors see our public events and sign "
        "up without an account.",
    )
    visit_text = models.TextField(
        "what a visit is like, and what we ask of visitors", max_length=5000, blank=True
    )
    visit_text_es = models.TextField("the same in Spanish", max_length=5000, blank=True)
    visitor_days = models.PositiveSmallIntegerField(
        "forget visitors after (days)",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text="Names and addresses visitors gave are deleted so long after the event.",
    )

    objects = ProgramQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="accounts_program_is_one_row",
                violation_error_message="There is one program here already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("accounts:program_edit")

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The clock on our wall."""
        return zoneinfo.ZoneInfo(self.time_zone)


@tracked()
class Value(models.Model):
    """Something the program stands for, which contacts may share."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["pk"]  # as the program lists them

    def __str__(self) -> str:
        return self.name.partition(":")[0]


@tracked()
class UserRole(User.groups.through):  # type: ignore[name-defined, misc]
    """A role somebody was given; here so that giving and taking it leaves history."""

    class Meta:
        proxy = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.user}: {self.group}"
