"""Which words."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

if TYPE_CHECKING:
    from accounts.models import User


class TermQuerySet(models.QuerySet[Any]):
    """Words we would rather not write, and what to offer."""

    def in_use(self) -> "TermQuerySet":
        """Those the language check marks."""
        return self.filter(is_active=True)

    def visible_to(self, user: "User") -> "TermQuerySet":
        """The whole list for every role."""
        return self if user.has_perm("library.view_term") else self.none()

    def matching(self, text: str) -> "TermQuerySet":
        """Those with a text in their words or their reason."""
        holds = Q(avoid__icontains=text) | Q(prefer__icontains=text) | Q(why__icontains=text)
        return self.filter(holds)


class ExemptionQuerySet(models.QuerySet[Any]):
    """Words the check lets be."""

    def visible_to(self, user: "User") -> "ExemptionQuerySet":
        """For those who look after the list."""
        return self if user.has_perm("library.view_exemption") else self.none()


class SearchedQuerySet(models.QuerySet[Any]):
    """Rows with a search column."""

    def matching(self, text: str) -> Self:
        """Those with every word of a text, or what its quotes and minus signs ask for."""
        return self.filter(search=SearchQuery(text, search_type="websearch", config="english"))

    def topics(self) -> list[str]:
        """What they are about, each topic once."""
        named = self.exclude(topic="").order_by("topic")
        return list(named.values_list("topic", flat=True).distinct())


class MessageQuerySet(SearchedQuerySet):
    """Checked answers."""

    def visible_to(self, user: "User") -> "MessageQuerySet":
        """All of them for those who read the message bank."""
        return self if user.has_perm("library.view_message") else self.none()

    def active(self) -> "MessageQuerySet":
        """Not put away."""
        return self.filter(archived_at=None)

    def approved(self) -> "MessageQuerySet":
        """Checked by somebody, and in use."""
        return self.active().exclude(approved_at=None)

    def drafts(self) -> "MessageQuerySet":
        """In use, and not checked by anybody as they stand."""
        return self.active().filter(approved_at=None)

    def archived(self) -> "MessageQuerySet":
        """Put away."""
        return self.exclude(archived_at=None)

    def quotable(self, on: date | None = None) -> "MessageQuerySet":
        """Checked by whom it takes, and quoting nobody who has not said, or no longer, we may."""
        checked = self.approved().exclude(self._is_own_yes())
        return checked.exclude(self._quotes_without_consent(on))

    def public(self, on: date | None = None) -> "MessageQuerySet":
        """For the public press page."""
        return self.quotable(on).filter(is_public=True)

    def for_audience(self, audience: str) -> "MessageQuerySet":
        """Those for an audience, and after them those for everyone."""
        everyone = self.model.Audience.EVERYONE
        fitting = self.filter(audience__in={audience, everyone})
        return fitting.order_by(Case(When(audience=everyone, then=1), default=0), "topic", "pk")

    def for_list(self, on: date | None = None) -> "MessageQuerySet":
        """With who wrote and approved them, how often they are used, and missing consent.

        The press desk, a room above this one, links to messages: `used` counts its inquiries.
        """
        links = self.model.inquiries.through.objects.filter(message=OuterRef("pk"))
        counted = links.order_by().values("message").values_list(Count("pk"))
        people = self.with_consent_flag(on).select_related("author", "approved_by")
        return people.annotate(used=Coalesce(Subquery(counted), 0))

    def with_consent_flag(self, on: date | None = None) -> "MessageQuerySet":
        """With `lacks_consent`, about the consents of the press desk."""
        return self.annotate(lacks_consent=self._quotes_without_consent(on))

    def _is_own_yes(self) -> Q:
        """Approved by whoever wrote it, where the press room asks for a second person."""
        rooms = apps.get_model("media_liaison", "PressRoom")._default_manager
        return Q(Exists(rooms.filter(two_people=True)), approved_by=F("author"))

    def _quotes_without_consent(self, on: date | None) -> Q:
        """A consent that ended, or somebody quoted without one."""
        consents = self.model.consents.rel.related_model.objects
        links = self.model.consents.through.objects.filter(message=OuterRef("pk"))
        ended = links.exclude(consent__in=consents.valid(on or timezone.localdate()))
        return Q(Exists(ended)) | (Q(quotes_people=True) & ~Q(Exists(links)))

    def newest(self) -> "MessageQuerySet":
        """Those changed last first."""
        return self.order_by("-updated_at", "-pk")

    def to_review(self, on: date) -> "MessageQuerySet":
        """In use, and due to be looked at again by a day."""
        return self.active().filter(review_on__lte=on).order_by("review_on", "pk")


class ResourceQuerySet(SearchedQuerySet):
    """The shelf."""

    def visible_to(self, user: "User") -> "ResourceQuerySet":
        """What was accepted for everyone; suggestions for whoever made or decides them."""
        if not user.has_perm("library.view_resource"):
            return self.none()
        if user.has_perm("library.change_resource"):
            return self
        return self.filter(~Q(accepted_at=None) | Q(suggested_by=user))

    def accepted(self) -> "ResourceQuerySet":
        """On the shelf."""
        return self.exclude(accepted_at=None)

    def for_list(self) -> "ResourceQuerySet":
        """With who suggested and who accepted them."""
        return self.select_related("suggested_by", "accepted_by")

    def suggested(self) -> "ResourceQuerySet":
        """Waiting for somebody to accept them, the oldest first."""
        return self.filter(accepted_at=None).order_by("created_at", "pk")
