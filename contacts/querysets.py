"""Which contacts, notes and follow-ups; `visible_to` is the one rule for who sees a row."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db import models
from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Extract, TruncDate

if TYPE_CHECKING:
    from accounts.models import User


class ContactQuerySet(models.QuerySet[Any]):
    """People and organizations."""

    def visible_to(self, user: "User") -> "ContactQuerySet":
        """All of them for every role; none for someone without one."""
        return self if user.has_perm("contacts.view_contact") else self.none()

    def active(self) -> "ContactQuerySet":
        """Not put away."""
        return self.filter(archived_at=None)

    def archived(self) -> "ContactQuerySet":
        """Put away."""
        return self.exclude(archived_at=None)

    def of_lead(self, user: "User") -> "ContactQuerySet":
        """Those one person looks after, as lead or backup."""
        return self.filter(Q(lead=user) | Q(backup=user))

    def for_list(self) -> "ContactQuerySet":
        """With what a list row shows: where they work, a phone and an e-mail."""
        from .models import Affiliation, ContactMethod

        methods = ContactMethod.objects.filter(contact=OuterRef("pk"))
        phones = methods.filter(channel__in=["phone", "mobile", "signal"])
        jobs = Affiliation.objects.filter(person=OuterRef("pk"), ended_on=None)
        return self.annotate(
            phone=Subquery(phones.values("value")[:1]),
            email=Subquery(methods.filter(channel="email").values("value")[:1]),
            works_at=Subquery(jobs.values("organization__name")[:1]),
        ).defer("works", "avoid")

    def for_search(self, user: "User") -> "ContactQuerySet":
        """With what an answer shows; the press profile only for those who read the press desk."""
        if user.has_perm("media_liaison.view_journalist"):
            return self.for_list().select_related("journalist")
        return self.for_list()

    def for_detail(self) -> "ContactQuerySet":
        """With what one contact's page shows in its head and facts."""
        profiles = ("lead", "backup", "verified_by", "journalist", "outlet")
        return self.select_related(*profiles).prefetch_related("tags")

    def quiet(self, user: "User", on: date) -> "ContactQuerySet":
        """Those not spoken with for longer than we meant to, the longest first.

        Counted from the last note this user may read, so that a restricted note does not show
        by its effect; with no note at all, from the day the contact was written down.
        """
        from .models import Note

        last = (
            Note.objects.visible_to(user)
            .filter(contacts=OuterRef("pk"))
            .order_by("-happened_at")
            .values(day=TruncDate("happened_at"))[:1]
        )
        waiting = self.active().filter(keep_in_touch_days__isnull=False, do_not_contact=False)
        spoken = waiting.annotate(last_note_on=Subquery(last, output_field=DateField()))
        since = Coalesce("last_note_on", TruncDate("created_at"))
        # In PostgreSQL a date plus a number is the date that many days later.
        until = ExpressionWrapper(since + F("keep_in_touch_days"), output_field=DateField())
        return (
            spoken.annotate(quiet_from=until).filter(quiet_from__lt=on).order_by("quiet_from", "pk")
        )


class NoteQuerySet(models.QuerySet[Any]):
    """Notes about and with contacts."""

    def visible_to(self, user: "User") -> "NoteQuerySet":
        """Shared notes; restricted ones for their author and those who read them."""
        if not user.has_perm("contacts.view_note"):
            return self.none()
        if user.has_perm("contacts.view_restricted"):
            return self
        return self.filter(Q(sensitivity="shared") | Q(author=user))

    def for_list(self) -> "NoteQuerySet":
        """With author and contacts."""
        return self.select_related("author").prefetch_related("contacts").defer("search")

    def matching(self, text: str) -> "NoteQuerySet":
        """Those whose words match, the newest first: ranking a common word would read them all."""
        query = SearchQuery(text, search_type="websearch", config="english")
        # By the epoch, not the column: else a rare word is looked for by walking all of time.
        return self.filter(search=query).order_by(Extract("happened_at", "epoch").desc(), "-pk")

    def with_passage(self, text: str) -> "NoteQuerySet":
        """With the matching words between « and » in a short passage."""
        query = SearchQuery(text, search_type="websearch", config="english")
        return self.annotate(
            passage=SearchHeadline(
                "happened",
                query,
                config="english",
                start_sel="«",
                stop_sel="»",
                max_words=24,
                min_words=10,
            )
        )


class FollowUpQuerySet(models.QuerySet[Any]):
    """What we said we would do."""

    def visible_to(self, user: "User") -> "FollowUpQuerySet":
        """One's own, and those that do not come from a note one may not read."""
        from .models import Note

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


class ImportRunQuerySet(models.QuerySet[Any]):
    """Files brought in."""

    def visible_to(self, user: "User") -> "ImportRunQuerySet":
        """One's own; those who lead see everyone's."""
        if not user.has_perm("contacts.view_importrun"):
            return self.none()
        if user.has_perm("contacts.view_restricted"):
            return self
        return self.filter(author=user)

    def for_list(self) -> "ImportRunQuerySet":
        """With who brought it in."""
        return self.select_related("author")

    def active(self) -> "ImportRunQuerySet":
        """In the middle of something that goes on step by step."""
        return self.filter(status__in=["planning", "running", "undoing"])


class ImportRowQuerySet(models.QuerySet[Any]):
    """Rows of a file."""

    def data(self, header_number: int | None) -> "ImportRowQuerySet":
        """All but the row of headers."""
        return self.filter(number__gt=header_number or 0)

    def to_write(self) -> "ImportRowQuerySet":
        """Those an import does something with."""
        return self.filter(action__in=["create", "update"])

    def written(self) -> "ImportRowQuerySet":
        """Those an import has done something with that is not taken back."""
        return self.exclude(written=None)

    def counts(self) -> dict[str, int]:
        """How many rows there are by what becomes of them."""
        counted = self.order_by().values_list("action").annotate(count=models.Count("pk"))
        return {action: count for action, count in counted if action}

    def for_list(self) -> "ImportRowQuerySet":
        """With the contact each is about."""
        return self.select_related("contact")
