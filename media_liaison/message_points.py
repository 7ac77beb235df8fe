"""Which checked messages fit a reporter's question."""

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, QuerySet, When

from accounts.models import User
from library.models import Message

from .models import Inquiry

LONG_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones say little about what is asked
MOST_WORDS = 40
MOST = 30
SAME_TOPIC = 1.0  # more than words alone can reach


def message_points(inquiry: Inquiry, user: User) -> QuerySet[Any]:
    """Return the quotable messages that fit best, and those chosen before, the best fit first.

    With `lacks_consent`: one chosen before may have lost the word of whom it quotes.
    """
    asked = f"{inquiry.topic} {inquiry.question} {inquiry.angle}".lower()
    words = list(dict.fromkeys(LONG_WORD.findall(asked)))[:MOST_WORDS]
    query = SearchQuery(" or ".join(words), search_type="websearch", config="english")
    topic = inquiry.topic or "\n"  # of no message
    fit = SearchRank(F("search"), query) + Case(
        When(topic__iexact=topic, then=SAME_TOPIC), default=0.0
    )
    visible = Message.objects.visible_to(user).annotate(fit=fit).order_by("-fit", "topic", "pk")
    best = list(visible.quotable().values_list("pk", flat=True)[:MOST])
    chosen = list(inquiry.messages.values_list("pk", flat=True))
    return visible.filter(pk__in=[*best, *chosen]).with_consent_flag().defer("search")
