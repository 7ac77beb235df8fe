"""Which notes, follow-ups and stances."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Extract, JSONObject

from .passages import passage
from .restricted import RestrictedQuerySet

if TYPE_CHECKING:
    from accounts.models import User

LATELY = timedelta(days=14)


class NoteQuerySet(RestrictedQuerySet):
    """Notes about and with contacts."""

    def for_list(self) -> "NoteQuerySet":
        """With author and contacts."""
        return self.select_related("author").prefetch_related("contacts").defer("search")

    def for_timeline(self, contact: Any) -> "NoteQuerySet":
        """With author and, as `others`, the number and name of everyone else it is about."""
        from ..models import Contact

        others = Contact.objects.filter(notes=OuterRef("pk")).exclude(pk=contact.pk)
        named = others.order_by("sort_key").values(told=JSONObject(pk="pk", name="name"))
        listed = self.select_related("author").defer("search")
        return listed.annotate(others=ArraySubquery(named))

    def matching(self, text: str) -> "NoteQuerySet":
        """Those whose words match, the newest first: ranking a common word would read them all."""
        query = SearchQuery(text, search_type="websearch", config="english")
        # By the epoch, not the column: else a rare word is looked for by walking all of time.
        return self.filter(search=query).order_by(Extract("happened_at", "epoch").desc(), "-pk")

    def newest_matching(self, text: str, most: int, now: datetime) -> list[int]:
        """The keys of the newest notes whose words match.

        A common word is found among the last two weeks by walking back in time; only a rarer
        one is looked for everywhere, where every match is read and sorted.
        """
        query = SearchQuery(text, search_type="websearch", config="english")
        lately = self.filter(search=query, happened_at__gt=now - LATELY)
        found = list(lately.order_by("-happened_at", "-pk").values_list("pk", flat=True)[:most])
        if len(found) < most:
            found = list(self.matching(text).values_list("pk", flat=True)[:most])
        return found

    def with_passage(self, text: str) -> "NoteQuerySet":
        """With the matching words between « and » in a short passage."""
        return self.annotate(passage=passage("happened", text))


class FollowUpQuerySet(models.QuerySet[Any]):
    """What we said we would do."""

    def visible_to(self, user: "User") -> "FollowUpQuerySet":
        """One's own, and those that do not come from a note one may not read."""
        from ..models import Note

        if not user.has_perm("contacts.view_followup"):
            return self.none()
        readable = Note.objects.visible_to(user).filter(pk=OuterRef("note"))
        return self.filter(Q(note=None) | Q(assigned_to=user) | Exists(readable))

    def open(self) -> "FollowUpQuerySet":
        """Not done yet."""
        return self.filter(done_at=None)

    def overdue(self, on: date) -> "FollowUpQuerySet":
        """Open and past their day."""
        return self.open().filter(due_on__lt=on)

    def due_between(self, first: date, end: date) -> "FollowUpQuerySet":
        """Due from first up to, not including, end, the first due first."""
        return self.filter(due_on__gte=first, due_on__lt=end).order_by("due_on", "pk")

    def of(self, user: "User") -> "FollowUpQuerySet":
        """Assigned to one person."""
        return self.filter(assigned_to=user)

    def for_list(self) -> "FollowUpQuerySet":
        """With the contact and who will do it."""
        return self.select_related("contact", "assigned_to")


class StanceQuerySet(models.QuerySet[Any]):
    """Judgements over time."""

    def overall(self) -> "StanceQuerySet":
        """On the program as a whole."""
        return self.filter(topic="")

    def newest_first(self) -> "StanceQuerySet":
        """The judgement in force comes first."""
        return self.order_by("-on", "-pk")

    def in_force(self, on: date) -> "StanceQuerySet":
        """Of each contact the newest one up to a day."""
        newest = self.filter(on__lte=on).order_by("contact_id", "-on", "-pk")
        return newest.distinct("contact_id")

    def topics(self) -> list[str]:
        """What contacts were judged on beside the program as a whole."""
        found = self.exclude(topic="").order_by("topic").values_list("topic", flat=True)
        return list(found.distinct()[:100])


class MentionQuerySet(models.QuerySet[Any]):
    """Colleagues named in notes."""

    def visible_to(self, user: "User") -> "MentionQuerySet":
        """Those in notes this person may read."""
        from ..models import Note

        return self.filter(note__in=Note.objects.visible_to(user))

    def waiting(self, user: "User") -> "MentionQuerySet":
        """Those of one person that they have not ticked off."""
        return self.visible_to(user).filter(user=user, seen_at=None)

    def for_list(self) -> "MentionQuerySet":
        """With the note, its author and its contacts."""
        return self.select_related("note__author").prefetch_related("note__contacts")
