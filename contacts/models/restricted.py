"""Words that are not for everyone: the column and the rule, in one place."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from ssp_crm.models import Versioned

if TYPE_CHECKING:
    from accounts.models import User


class Restricted(Versioned):
    """A row that is shared, or restricted to leadership and the people who stand on it."""

    class Sensitivity(models.TextChoices):
        """Who may read it."""

        SHARED = "shared", "Shared with everyone here"
        RESTRICTED = "restricted", "Restricted to leadership and whoever wrote or looks after it"

    view_permission: ClassVar[str]
    kept_by: ClassVar[tuple[str, ...]] = ("author",)  # the users who always read their own

    sensitivity = models.CharField(
        "who may read this", max_length=20, choices=Sensitivity, default=Sensitivity.SHARED
    )

    class Meta:
        abstract = True

    def may_be_read_by(self, user: "User") -> bool:
        """The rule of `RestrictedQuerySet.visible_to`, for one row or one version of it.

        A version is a row of the history table, so that nothing but its columns is asked.
        """
        model = getattr(self, "pgh_tracked_model", type(self))
        own = any(getattr(self, f"{name}_id") == user.pk for name in model.kept_by)
        is_open = own or self.sensitivity == Restricted.Sensitivity.SHARED
        return user.has_perm(model.view_permission) and (
            is_open or user.has_perm("contacts.view_restricted")
        )

    @property
    def is_restricted(self) -> bool:
        """Not for everyone."""
        return self.sensitivity == self.Sensitivity.RESTRICTED
