"""Which users, and the one program."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Permission
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Value
from django.db.models.functions import Concat

if TYPE_CHECKING:
    from .models import Program


class UserQuerySet(models.QuerySet[Any]):
    """People who sign in."""

    def active(self) -> "UserQuerySet":
        """Those who may sign in."""
        return self.filter(is_active=True)

    def signing_in_with(self, email: str) -> "UserQuerySet":
        """Whoever signs in with an address, in capitals or not."""
        return self.filter(email__iexact=email)

    def with_permissions(self) -> "UserQuerySet":
        """With their roles' permissions as `granted`, so that a request needs one query."""
        permissions = Permission.objects.filter(group__user=OuterRef("pk")).values_list(
            Concat(F("content_type__app_label"), Value("."), F("codename"))
        )
        return self.annotate(granted=ArraySubquery(permissions))

    def for_list(self) -> "UserQuerySet":
        """With their roles."""
        return self.prefetch_related("groups").order_by("-is_active", "name")


class ProgramQuerySet(models.QuerySet[Any]):
    """The one program."""

    def current(self) -> "Program":
        """Return the program, with the defaults of a new house if it has not been set up."""
        return self.filter(pk=1).first() or self.model(pk=1)
