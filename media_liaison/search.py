"""Find a journalist while the phone rings: by name, outlet, beat or number, slips included.

The likely ways run together in one query, each with its own share of the answer: whoever types
"her" sees Ms. Herrera, the people at the Herald and those who write about heritage.
"""

from itertools import chain
from typing import Any

from django.db.models import Max, QuerySet, Value
from django.db.models.functions import Concat

from accounts.models import User
from contacts.models import Affiliation, Contact, ContactSearch, Note
from contacts.search import (
    by_first_name,
    by_surname,
    by_words,
    find_contacts,
    query_words,
    rarer_ways,
)

from .models import Journalist, Outlet
from .querysets import JournalistQuerySet, OutletQuerySet

SHORTEST = 2  # letters; one letter would find half the press
# How far back "spoken with lately" looks, so that it costs the same however many notes there are.
LATELY = 500
# More outlets than rows in an answer could show nobody else.
MOST_OUTLETS = 25
# An order no index offers. By plain sort_key the planner walks all contacts by name in the hope of
# meeting 25 matches early: 400 ms where these take 10 (measured, 100,000 contacts).
BY_NAME = (Concat("sort_key", Value("")), "pk")


def find_journalists(queryset: JournalistQuerySet, text: str, limit: int = 25) -> list[Journalist]:
    """Return up to `limit` journalists of a queryset, the likeliest first; [] for no words."""
    words = query_words(text)
    if max(map(len, words), default=0) < SHORTEST:
        return []
    contacts = Contact.objects.filter(journalist__in=queryset)
    found = _shared_out(_likely(contacts, words, limit), limit)
    for room, find in rarer_ways(limit, words):
        if len(found) >= room:
            break
        more = find(contacts, words).exclude(pk__in=found)
        found += more.values_list("pk", flat=True)[: limit - len(found)]
    return in_order(queryset, found)


def find_outlets(queryset: OutletQuerySet, text: str, limit: int = 25) -> list[Outlet]:
    """Return up to `limit` outlets of a queryset, the likeliest first; [] for no words."""
    contacts = Contact.objects.filter(outlet__in=queryset)
    return in_order(queryset, [contact.pk for contact in find_contacts(contacts, text, limit)])


def spoken_with_lately(queryset: JournalistQuerySet, user: User, limit: int) -> list[Journalist]:
    """Return the journalists in the newest notes this user may read, the latest first."""
    newest = Note.objects.visible_to(user).order_by("-happened_at", "-pk").values("pk")[:LATELY]
    spoken = (
        Note.contacts.through.objects.filter(note__in=newest, contact__journalist__in=queryset)
        .values("contact")
        .annotate(last=Max("note__happened_at"))
        .order_by("-last", "-contact")
    )
    return in_order(queryset, [row["contact"] for row in spoken[:limit]])


def in_order(queryset: QuerySet[Any], contacts: list[int]) -> list[Any]:
    """Return the profiles of these contacts, in the order of their numbers."""
    profiles = {row.contact_id: row for row in queryset.filter(contact__in=contacts)}
    return [profiles[pk] for pk in contacts if pk in profiles]


def by_any_word(queryset: QuerySet[Contact], words: list[str]) -> QuerySet[Contact]:
    """Every word begins a word of the name, of a workplace or of a tag; digits stand anywhere."""
    return by_words(queryset, words).order_by(*BY_NAME)


def by_outlet(queryset: QuerySet[Contact], words: list[str]) -> QuerySet[Contact]:
    """Now at one of the first outlets whose words begin with what was typed."""
    outlets = by_any_word(Contact.objects.filter(outlet__isnull=False), words)[:MOST_OUTLETS]
    jobs = Affiliation.objects.filter(organization__in=outlets, ended_on=None)
    return queryset.filter(pk__in=jobs.values("person")).order_by(*BY_NAME)


def by_beat(queryset: QuerySet[Contact], words: list[str]) -> QuerySet[Contact]:
    """Every word begins a word of the beats; with several, some may be of name or outlet.

    A single letter, as while "health h" is still being typed, would match nearly everyone.
    """
    longer = [word for word in words if len(word) >= SHORTEST]
    for word in longer:
        beats = Journalist.objects.on_beat([word]).values("contact")
        if len(longer) > 1:
            names = ContactSearch.objects.filter(words__contains=f" {word}").values("contact")
            beats = beats.union(names, all=True)
        queryset = queryset.filter(pk__in=beats)
    return queryset.order_by(*BY_NAME) if longer else queryset.none()


LIKELY = (by_surname, by_first_name, by_any_word, by_outlet, by_beat)


def _likely(contacts: QuerySet[Contact], words: list[str], limit: int) -> list[list[int]]:
    """Return what each likely way finds, in one round trip to the database."""
    answers = [
        find(contacts, words).annotate(way=Value(number)).values_list("pk", "way")[:limit]
        for number, find in enumerate(LIKELY)
    ]
    found: list[list[int]] = [[] for _ in answers]
    for pk, way in answers[0].union(*answers[1:], all=True):
        found[way].append(pk)
    return found


def _shared_out(found: list[list[int]], limit: int) -> list[int]:
    """Return up to `limit` of what the ways found, in their order, an equal share of each first."""
    share = limit // len(found)
    kept: set[int] = set()
    for way in found:
        kept.update([pk for pk in way if pk not in kept][:share])
    everyone = list(dict.fromkeys(chain.from_iterable(found)))
    kept.update([pk for pk in everyone if pk not in kept][: limit - len(kept)])
    return [pk for pk in everyone if pk in kept]
