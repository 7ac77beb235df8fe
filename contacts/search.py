"""Find contacts by any part of a name, organization, e-mail, phone or tag, slips included.

From the cheapest way to the dearest; a later one is asked only while there is room in the
answer: the beginning of the name, the beginning of any word (or of its nickname), words one letter
off, and names alike as a whole (trigrams; the threshold stands in settings).
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, reduce
from operator import or_

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet
from nicknames import NickNamer

from .models import Contact, NameSlip
from .sql import fold

ENOUGH, HALF_ENOUGH = 5, 3
MOST_WORDS = 6
SHORTEST_SLIP = 4  # among three letters a slip finds everybody: "hea" is no "the"
NORTH_AMERICAN = 11  # digits of a number with its country code (NANP)
PHONE = re.compile(r"[\d\s()+.\-/]*\d[\d\s()+.\-/]*")
Find = Callable[[QuerySet[Contact], list[str]], QuerySet[Contact]]


def find_contacts(queryset: QuerySet[Contact], text: str, limit: int = 25) -> list[Contact]:
    """Return up to `limit` contacts of a queryset, the likeliest first; [] for no words."""
    words = query_words(text)
    if not words:
        return []
    found: dict[int, Contact] = {}
    for room, find in _ways(limit, words):
        if len(found) >= room:
            break
        for contact in find(queryset, words).exclude(pk__in=found)[: room - len(found)]:
            found[contact.pk] = contact
    return list(found.values())


def query_words(text: str) -> list[str]:
    """Return what was typed as folded words; a phone number is one word of digits."""
    if PHONE.fullmatch(text) and len(digits := re.sub(r"\D", "", text)) > 2:  # noqa: PLR2004
        # A caller's number arrives with the country's 1, which few write down.
        return [digits[1:] if len(digits) == NORTH_AMERICAN and digits[0] == "1" else digits]
    if "@" in text:
        return text.lower().split()[:MOST_WORDS]
    return fold(text).split()[:MOST_WORDS]


def _ways(limit: int, words: list[str]) -> Iterator[tuple[int, Find]]:
    yield limit, by_surname
    yield limit, by_first_name
    yield limit, by_words
    yield from rarer_ways(limit, words)


def rarer_ways(limit: int, words: list[str]) -> Iterator[tuple[int, Find]]:
    """Return the ways for slips and half-known names, each with how few must be found to try it."""
    yield min(ENOUGH, limit), by_slips
    if len(words) > 1:
        # A whole name was typed: room for a first name we know otherwise, and for more slips.
        yield min(HALF_ENOUGH, limit), by_last_word
        yield min(ENOUGH, limit), by_likeness
    else:
        yield 1, by_likeness


def by_surname(queryset: QuerySet[Contact], words: list[str]) -> QuerySet[Contact]:
    """Names that begin with what was typed, as they are sorted: "Last, First"."""
    return queryset.filter(sort_key__startswith=" ".join(words)).order_by("sort_key", "pk")


def by_first_name(queryset: QuerySet[Contact], words: list[str]) -> QuerySet[Contact]:
    """Names that begin with what was typed, as they are said."""
    begins = queryset.filter(found_by__name__startswith=" ".join(words))
    return begins.order_by("found_by__name", "pk")


def by_words(queryset: QuerySet[Contact], words: list[str]) -> QuerySet[Contact]:
    """Every word begins a word of the contact, or is a nickname of one; digits stand anywhere."""
    for word in words:
        anywhere = word.isdigit() or "@" in word
        matches = Q(found_by__words__contains=word if anywhere else f" {word}")
        for nickname in nicknames(word):
            matches |= Q(found_by__words__contains=f" {nickname} ")
        queryset = queryset.filter(matches)
    return queryset.order_by("sort_key", "pk")


def by_slips(queryset: QuerySet[Contact], words: list[str]) -> QuerySet[Contact]:
    """Every word is at most one letter (or one swap) from a word of the contact."""
    meant = meant_words(words)
    for word in words:
        matches = Q(found_by__words__contains=f" {word}")
        for other in meant[word]:
            matches |= Q(found_by__words__contains=f" {other} ")
        queryset = queryset.filter(matches)
    return queryset.order_by("sort_key", "pk")


def by_last_word(queryset: QuerySet[Contact], words: list[str]) -> QuerySet[Contact]:
    """The last word is at most one letter from one of the contact's, the most alike first."""
    meant = meant_words(words[-1:])[words[-1]]
    if not meant:
        return queryset.none()
    matches = reduce(or_, (Q(found_by__words__contains=f" {other} ") for other in meant))
    alike = TrigramSimilarity("found_by__name", " ".join(words))
    return queryset.filter(matches).order_by(alike.desc(), "sort_key", "pk")


def by_likeness(queryset: QuerySet[Contact], words: list[str]) -> QuerySet[Contact]:
    """Names alike as a whole, the most alike first."""
    text = " ".join(words)
    alike = queryset.filter(found_by__name__trigram_similar=text)
    return alike.order_by(TrigramSimilarity("found_by__name", text).desc(), "sort_key", "pk")


def meant_words(words: list[str]) -> dict[str, set[str]]:
    """Return for each typed word the known words that are one slip from it, in one query."""
    slips = {word: deletions(word) for word in words if len(word) >= SHORTEST_SLIP}
    if not slips:
        return {word: set() for word in words}
    known = NameSlip.objects.filter(slip__in=set().union(*slips.values()))
    pairs = list(known.values_list("slip", "word"))
    return {word: {n for slip, n in pairs if slip in slips.get(word, ())} for word in words}


def deletions(word: str) -> set[str]:
    """Return a word and itself with each letter left out once."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


@lru_cache(maxsize=1)
def _namer() -> NickNamer:
    return NickNamer()


def nicknames(word: str) -> set[str]:
    """Return names a person called `word` may also go by: Bob finds Robert, Robert finds Bob."""
    return {name for name in _namer().nicknames_of(word) | _namer().canonicals_of(word) if name}
