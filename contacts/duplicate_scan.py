"""Look through all contacts for likely duplicates: block, compare, write the pairs down.

Comparing everybody with everybody takes n² looks. Contacts are compared only within blocks: those
that share an e-mail, a number, a whole name, or a word of the name together with something else.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from typing import Any

from django.db import transaction

from .duplicate_scoring import LIKELY, Card, Crowd, score
from .imports.records import method_key
from .models import Affiliation, Contact, ContactMethod, DuplicatePair
from .models.choices import TELEPHONES, Channel
from .sql import Fold

BLOCK = 40  # a block of more is a crowd; its true duplicates meet in a smaller one
STEP = 5_000  # contacts between two words of progress
SHORTEST_NUMBER = 7  # shorter ones are extensions and hotlines
INDEX_BITS = 24
Pair = tuple[int, int]


@dataclass(frozen=True)
class Progress:
    """How many contacts have been compared, and how many likely pairs that gave so far."""

    done: int
    total: int
    found: int


def find_duplicates() -> Iterator[Progress]:
    """Compare all active contacts, telling the progress, and write the likely pairs down.

    Pairs somebody dismissed stay dismissed; open ones that no longer look alike go.
    """
    cards = load_cards()
    found: dict[Pair, tuple[float, list[str]]] = {}
    for done, batch in _batches(cards):
        found.update(batch)
        yield Progress(done, len(cards), len(found))
    write_pairs(found)


def load_cards() -> list[Card]:
    """Return what is known of every active contact, in five queries."""
    active = Contact.objects.active().order_by()
    rows = active.values_list("pk", "kind", "found_by__name")
    cards = {pk: Card(pk, kind, name) for pk, kind, name in rows.iterator(STEP)}
    parts: dict[int, dict[str, set[Any]]] = {}
    for pk, name, value in (*_methods(), *_places()):
        if pk in cards:
            parts.setdefault(pk, {}).setdefault(name, set()).add(value)
    for pk, known in parts.items():
        facts: dict[str, Any] = {name: tuple(each) for name, each in known.items()}
        cards[pk] = replace(cards[pk], **facts)
    return list(cards.values())


def _methods() -> Iterator[tuple[int, str, str]]:
    wanted = [*TELEPHONES, Channel.EMAIL]
    methods = ContactMethod.objects.order_by()
    rows = methods.filter(channel__in=wanted).values_list("contact_id", "channel", "value")
    for pk, channel, value in rows.iterator(STEP):
        key, text = method_key(channel, value)
        if key == Channel.EMAIL or len(text) >= SHORTEST_NUMBER:
            yield pk, "phones" if key == "phone" else "emails", text
    homes = methods.filter(channel=Channel.ADDRESS).values_list("contact_id", Fold("value"))
    for pk, address in homes.iterator(STEP):
        yield pk, "addresses", address


def _places() -> Iterator[tuple[int, str, int]]:
    jobs = Affiliation.objects.order_by().values_list("person_id", "organization_id")
    for person, organization in jobs.iterator(STEP):
        yield person, "places", organization


def _batches(cards: list[Card]) -> Iterator[tuple[int, dict[Pair, tuple[float, list[str]]]]]:
    """Compare contacts with those after them in their blocks, some thousand contacts at a time."""
    partners, crowds = _partners(cards), Crowds(cards)
    found: dict[Pair, tuple[float, list[str]]] = {}
    for index, card in enumerate(cards):
        for other in partners.pop(index, ()):
            sure, reasons = score(card, cards[other], crowds.of(card, cards[other]))
            if sure >= LIKELY:
                found[min(card.pk, cards[other].pk), max(card.pk, cards[other].pk)] = sure, reasons
        if (index + 1) % STEP == 0:
            yield index + 1, found
            found = {}
    if len(cards) % STEP or not cards:
        yield len(cards), found


class Crowds:
    """How often names, words of names and numbers occur in this house."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.names: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.numbers: Counter[str] = Counter()
        for card in cards:
            self.names[card.name] += 1
            self.words.update(card.name.split())
            self.numbers.update(card.phones)

    def of(self, one: Card, other: Card) -> Crowd:
        """What is rare and what is common about two contacts."""
        words = [self.words[word] for word in one.name.split()]
        shared = set(one.phones) & set(other.phones)
        return Crowd(
            name=max(self.names[one.name], self.names[other.name]),
            word=min(words, default=0),
            number=min((self.numbers[phone] for phone in shared), default=0),
        )


def _partners(cards: list[Card]) -> dict[int, set[int]]:
    """Return for each place in the list the later places it shares a block with."""
    packed = sorted(
        (hash(key) >> INDEX_BITS << INDEX_BITS) + index
        for index, card in enumerate(cards)
        for key in block_keys(card)
    )
    partners: dict[int, set[int]] = {}
    for _, block in groupby(packed, lambda entry: entry >> INDEX_BITS):
        places = {entry & (1 << INDEX_BITS) - 1 for entry in block}
        if 1 < len(places) <= BLOCK:
            for one, other in combinations(sorted(places), 2):
                partners.setdefault(one, set()).add(other)
    return partners


def block_keys(card: Card) -> set[tuple[Any, ...]]:
    """Return the blocks a contact is compared in."""
    words = card.name.split()
    alone: Collection[tuple[str, Any]] = [
        *(("email", email) for email in card.emails),
        *(("phone", phone) for phone in card.phones),
        *(("address", address) for address in card.addresses),
    ]
    tokens = {part for address in card.addresses for part in re.split(r"\W+", address) if part}
    beside = [*alone, *(("place", place) for place in card.places)]
    beside += [("street", token) for token in tokens]
    keys = {(card.kind, "name", *sorted(words)), *((card.kind, *key) for key in alone)}
    return keys | {(card.kind, *key, word[:4]) for key in beside for word in words}


@transaction.atomic
def write_pairs(found: dict[Pair, tuple[float, list[str]]]) -> None:
    """Keep what was found, and forget open pairs that were not found again."""
    known = DuplicatePair.objects.values_list("pk", "first_id", "second_id")
    gone = [pk for pk, one, other in known.filter(dismissed_at=None) if (one, other) not in found]
    DuplicatePair.objects.filter(pk__in=gone, dismissed_at=None).delete()
    DuplicatePair.objects.bulk_create(
        (
            DuplicatePair(first_id=one, second_id=other, score=sure, reasons=reasons)
            for (one, other), (sure, reasons) in sorted(found.items())
        ),
        batch_size=STEP,
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["score", "reasons"],
    )
