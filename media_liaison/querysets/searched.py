"""What was said and what was published: found by words, people, topic and day."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat

from contacts.models import Contact
from contacts.querysets.passages import passage
from library.querysets import SearchedQuerySet


class PressWordsQuerySet(SearchedQuerySet):
    """Rows with a search column, a journalist and an outlet."""

    told: tuple[str, ...] = ()  # the columns passages are cut from

    def with_passage(self, text: str) -> Self:
        """With the matching words between « and » in a short passage."""
        parts = [part for name in self.told for part in (F(name), Value(" "))]
        told = Concat(*parts, output_field=models.TextField())
        return self.annotate(passage=passage(told, text, max_fragments=2))

    def on_topic(self, text: str) -> Self:
        """Filed under a topic, or one with these letters."""
        return self.filter(topic__icontains=text)

    def by_journalists(self, people: models.QuerySet[Contact]) -> Self:
        """Of one of these people."""
        return self.filter(journalist__contact__in=people.order_by())

    def at_outlets(self, outlets: models.QuerySet[Contact]) -> Self:
        """At one of these outlets."""
        return self.filter(outlet__contact__in=outlets.order_by())

    def between(self, since: date | None, until: date | None) -> Self:
        """From one day to another, both included; None leaves a side open."""
        raise NotImplementedError
