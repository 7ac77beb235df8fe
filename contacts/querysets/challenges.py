"""Which challenges, and which concerns of neighbors."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Concat

from ..references import fingerprint
from .passages import passage
from .restricted import RestrictedQuerySet

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import Challenge

AGES = timedelta(days=365_000)
LONG_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones say little about what happened
MOST_WORDS = 40
TOLD = ("facts", "concern", "worked", "avoid", "lesson")
# How alike two challenges must be, and what the same contacts and kind add to their words.
ALIKE, SAME_CONTACT, SAME_KIND = 0.025, 0.026, 0.005


class ChallengeQuerySet(RestrictedQuerySet):
    """Complaints, oppositions and conflicts."""

    def open(self) -> "ChallengeQuerySet":
        """Still with us: open or being worked on."""
        return self.filter(status__in=self.model.Status.unfinished())

    def closed(self) -> "ChallengeQuerySet":
        """Resolved, or closed without a solution."""
        return self.exclude(status__in=self.model.Status.unfinished())

    def unanswered(self) -> "ChallengeQuerySet":
        """Open, and nobody has answered yet."""
        return self.open().filter(first_response_at=None)

    def of(self, user: "User") -> "ChallengeQuerySet":
        """Those one person owns."""
        return self.filter(owner=user)

    def for_list(self) -> "ChallengeQuerySet":
        """With the owner and whom each is about."""
        return self.select_related("owner").prefetch_related("contacts").defer("search")

    def for_detail(self) -> "ChallengeQuerySet":
        """With what one challenge's page shows in its head and facts."""
        people = ("owner", "author", "concern_told")
        return self.select_related(*people).prefetch_related("contacts").defer("search")

    def by_clock(self) -> "ChallengeQuerySet":
        """With `clock`: those that wait for an answer first; the others' clock has stopped."""
        answered = Case(
            When(first_response_at=None, then=F("first_response_due")),
            default=F("first_response_due") + Value(AGES),
            output_field=models.DateTimeField(),
        )
        return self.annotate(clock=answered)

    def matching(self, text: str) -> "ChallengeQuerySet":
        """Those whose words match, the best match first."""
        query = SearchQuery(text, search_type="websearch", config="english")
        return self.filter(search=query).order_by(SearchRank(F("search"), query).desc(), "-pk")

    def with_passage(self, text: str) -> "ChallengeQuerySet":
        """With the matching words between « and » in a short passage."""
        parts = [part for name in TOLD for part in (F(name), Value(" "))]
        told = Concat(*parts, output_field=models.TextField())
        return self.annotate(passage=passage(told, text, max_fragments=2))

    def similar_to(self, challenge: "Challenge") -> "ChallengeQuerySet":
        """Closed ones told in the same words or about the same contacts, the most alike first."""
        told = f"{challenge.title} {challenge.concern} {challenge.facts}".lower()
        words = list(dict.fromkeys(LONG_WORD.findall(told)))[:MOST_WORDS]
        query = SearchQuery(" or ".join(words), search_type="websearch", config="english")
        links = self.model.contacts.through.objects.filter(challenge=OuterRef("pk"))
        ids = [contact.pk for contact in challenge.contacts.all()]
        alike = (
            SearchRank(F("search"), query)
            + Case(When(Exists(links.filter(contact__in=ids)), then=SAME_CONTACT), default=0.0)
            + Case(When(kind=challenge.kind, then=SAME_KIND), default=0.0)
        )
        others = self.closed().exclude(pk=challenge.pk).annotate(alike=alike)
        return others.filter(alike__gt=ALIKE).order_by("-alike", "-pk").defer("search")

    def for_today(self, user: "User") -> "ChallengeQuerySet":
        """Those of one person, or of nobody yet, that wait for a first answer; by clock."""
        waiting = self.visible_to(user).unanswered().filter(Q(owner=user) | Q(owner=None))
        return waiting.for_list().order_by("first_response_due", "pk")

    def with_a_lesson(self) -> "ChallengeQuerySet":
        """Closed ones that say what works, what to avoid or what was learned, the newest first."""
        told = self.closed().exclude(worked="", avoid="", lesson="")
        return told.order_by("-closed_at", "-pk").defer("search")


class ConcernQuerySet(models.QuerySet[Any]):
    """What neighbors told us on the public page."""

    def visible_to(self, user: "User") -> "ConcernQuerySet":
        """Those whose challenge this person may read."""
        from ..models import Challenge

        return self.filter(challenge__in=Challenge.objects.visible_to(user))

    def known_by(self, reference: str) -> "ConcernQuerySet":
        """The one a neighbor's reference opens, however it was typed."""
        return self.filter(reference=fingerprint(reference)).select_related("challenge")
