"""How likely two contacts are one: a pure comparison of what is known of each.

In the manner of Fellegi and Sunter, "A theory for record linkage" (1969): each thing two contacts
have in common, or differ in, adds or takes away points; the sum, squeezed to 0–1, is the score.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from .search import nicknames

LIKELY = 0.5  # pairs below are not worth anybody's time
DOUBT = 4.0  # points two contacts need to be as likely one as two
SAME, CLOSE, ONE_WORD = 0.985, 0.86, 0.9  # how alike two names are, 0 to 1
NICKNAME = 0.95  # how alike a name and its short form are taken to be
DIFFERENT = -0.5  # both have a number or an e-mail, and not the same
MANY = 3  # who shares a number or a name with more than these shares it with a crowd


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a contact, folded for comparing."""

    pk: int
    kind: str
    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    places: tuple[int, ...] = ()  # organizations a person is or was at


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many contacts bear the name, its rarest word, and the number two have in common."""

    name: int = 2
    word: int = 3
    number: int = 2


def score(one: Card, other: Card, crowd: Crowd) -> tuple[float, list[str]]:
    """Return how sure it is that two cards are one contact, 0 to 1, and why in sentences.

    The same name alone scores below `LIKELY` when several bear it, or when what else is known of
    the two differs: it takes a number, an address or an organization to be sure.
    """
    points, reasons = 0.0, []
    for compare in (_names, _emails, _phones, _addresses, _places):
        gained, reason = compare(one, other, crowd)
        points += gained
        if reason:
            reasons.append(reason)
    return 1 / (1 + exp(DOUBT - points)), reasons


def _names(one: Card, other: Card, crowd: Crowd) -> tuple[float, str]:
    alike = likeness(one.name, other.name)
    if alike >= SAME:
        return _same_name(crowd)
    if alike >= CLOSE:
        return 3.0, "Names alike."
    same = _words_in_common(one.name, other.name)
    if same and same in {len(one.name.split()), len(other.name.split())}:
        return 1.5, "One name is part of the other."
    return (1.1, "Part of the name is the same.") if same else (-3.0, "")


def _same_name(crowd: Crowd) -> tuple[float, str]:
    if crowd.name > MANY:
        return 2.5, "Same name, as several here."
    return (4.6, "Same name, and a rare one.") if crowd.word <= 2 else (4.2, "Same name.")  # noqa: PLR2004


def _emails(one: Card, other: Card, crowd: Crowd) -> tuple[float, str]:
    if _shared(one.emails, other.emails):
        return 4.0, "Same e-mail address."
    return (DIFFERENT if one.emails and other.emails else 0.0), ""


def _phones(one: Card, other: Card, crowd: Crowd) -> tuple[float, str]:
    if not _shared(one.phones, other.phones):
        return (DIFFERENT if one.phones and other.phones else 0.0), ""
    return (2.5, "Same phone number.") if crowd.number <= MANY else (0.8, "A phone many share.")


def _addresses(one: Card, other: Card, crowd: Crowd) -> tuple[float, str]:
    pairs = [(a, b) for a in one.addresses for b in other.addresses]
    if not pairs:
        return 0.0, ""
    alike = max(_addresses_alike(a, b) for a, b in pairs)
    if alike >= 0.9:  # noqa: PLR2004
        return 4.0, "Same address."
    if alike >= 0.75:  # noqa: PLR2004
        return 3.0, "Addresses alike."
    return (0.8, "") if alike >= 0.6 else (-2.0, "")  # noqa: PLR2004


def _addresses_alike(one: str, other: str) -> float:
    # The set forgives a part of town left out, the sorted words a slip in each.
    return max(token_sort_ratio(one, other), 0.95 * token_set_ratio(one, other)) / 100


def _places(one: Card, other: Card, crowd: Crowd) -> tuple[float, str]:
    return (1.5, "Same organization.") if _shared(one.places, other.places) else (0.0, "")


def _shared(ones: Iterable[object], others: Iterable[object]) -> bool:
    return not set(ones).isdisjoint(others)


def likeness(one: str, other: str) -> float:
    """Return how alike two folded names are, 0 to 1, whatever the order of their words."""
    if one == other:
        return 1.0
    short, long = sorted((one.split(), other.split()), key=len)
    if not short:
        return 0.0
    left, total = list(long), 0.0
    for word in short:
        best = max(left, key=lambda known: _words_alike(word, known))
        total += _words_alike(word, best) * len(word)
        left.remove(best)
    missing = sum(map(len, left)) * 0.35  # a middle name or an initial left out weighs little
    return total / (sum(map(len, short)) + missing)


def _words_in_common(one: str, other: str) -> int:
    return sum(
        any(_words_alike(word, known) >= ONE_WORD for known in other.split())
        for word in one.split()
        if len(word) > 1
    )


@lru_cache(maxsize=100_000)
def _words_alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if 1 in (len(one), len(other)):  # an initial
        return 0.9 if one[0] == other[0] else 0.0
    if other in nicknames(one):
        return NICKNAME
    return JaroWinkler.similarity(one, other)
