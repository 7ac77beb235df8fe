"""How we meet the press."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import PressRoom


class PressRoomQuerySet(models.QuerySet[Any]):
    """The one row."""

    def visible_to(self, user: "User") -> "PressRoomQuerySet":
        """For those who read the press desk."""
        return self if user.has_perm("media_liaison.view_pressroom") else self.none()

    def current(self) -> "PressRoom":
        """Return the row, or an unsaved one with its first words."""
        rows = self.with_private().select_related("liaison")
        room: PressRoom = rows.filter(pk=1).first() or self.model(pk=1)
        return room

    def with_private(self) -> "PressRoomQuerySet":
        """With everybody's telephones, and whether somebody signs in with the address in it.

        Both must not be published, and may have become somebody's own since they were typed.
        """
        people = get_user_model().objects
        return self.annotate(
            private_phones=ArraySubquery(people.exclude(phone="").values("phone")),
            is_sign_in=Exists(people.signing_in_with(OuterRef("email"))),
        )


class GroundRuleQuerySet(models.QuerySet[Any]):
    """Rules under which we meet reporters."""

    def visible_to(self, user: "User") -> "GroundRuleQuerySet":
        """All of them for those who read the press desk."""
        return self if user.has_perm("media_liaison.view_groundrule") else self.none()

    def in_use(self) -> "GroundRuleQuerySet":
        """Those that hold now."""
        return self.filter(is_active=True)

    def public(self) -> "GroundRuleQuerySet":
        """Those on the public press page."""
        return self.in_use().filter(is_public=True)

    def for_list(self) -> "GroundRuleQuerySet":
        """Those in use first, each in its place."""
        return self.order_by("-is_active", "place", "pk")
