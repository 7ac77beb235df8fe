"""The shortest ways from people we know to somebody we want to reach.

A breadth-first search from the far end: each round asks once for everyone tied to those reached
in the round before, and stops as soon as enough ways begin with one of ours. What it asks is
handed in (`RelationshipQuerySet.links_to`), so that nothing here touches the database.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from .models.choices import STANCE_SHAPES, Kind, StanceLevel

LONGEST, MOST = 4, 3
WIDEST = 2_000  # contacts looked beyond in one round, the warmest first

# What it costs to go by someone, and along a tie: the less, the warmer.
BY_STANCE = {
    StanceLevel.STRONG_ALLY: 0,
    StanceLevel.ALLY: 1,
    StanceLevel.NEUTRAL: 2,
    StanceLevel.UNKNOWN: 2,
    StanceLevel.CHALLENGING: 4,
    StanceLevel.STRONGLY_CHALLENGING: 6,
}
BY_TIE = {
    "influences": 0,
    "mentors": 0,
    "is family of": 0,
    "works with": 1,
    "reports to": 1,
    "leads": 1,
    "is mentored by": 1,
    "belongs to": 2,
    "includes": 2,
    "knows": 2,
    "is influenced by": 2,
}


@dataclass(frozen=True)
class Stop:
    """A contact on the way; `colleague` is who of us looks after them, "" if nobody does."""

    pk: int
    name: str
    kind: str
    stance: str
    influence: int
    colleague: str = ""

    @property
    def is_ours(self) -> bool:
        """One we can begin with: looked after by one of us, or a strong ally."""
        return bool(self.colleague) or self.stance == StanceLevel.STRONG_ALLY

    @property
    def cost(self) -> int:
        """How much it takes to go by them."""
        return BY_STANCE[StanceLevel(self.stance)] + 3 - self.influence

    @property
    def stance_words(self) -> str:
        """Shape and word of where they stand."""
        level = StanceLevel(self.stance)
        return f"{STANCE_SHAPES[level]} {level.label}"

    @property
    def address(self) -> str:
        """Their page."""
        return f"/contacts/{self.pk}/"


@dataclass(frozen=True)
class Link:
    """A tie that leads to somebody reached already: `stop` "works with" the one with that key."""

    to: int
    stop: Stop
    words: str
    note: str = ""


@dataclass(frozen=True)
class Chain:
    """A way: the contacts from one of ours to the last, and the ties between them."""

    stops: tuple[Stop, ...]
    links: tuple[Link, ...] = ()
    cost: int = 0

    def after(self, link: Link) -> "Chain":
        """The same way, begun one contact earlier."""
        cost = self.cost + link.stop.cost + BY_TIE[link.words]
        return Chain((link.stop, *self.stops), (link, *self.links), cost)

    @property
    def first(self) -> Stop:
        """Whom to ask first."""
        return self.stops[0]

    @property
    def steps(self) -> int:
        """How many ties long it is."""
        return len(self.links)

    @property
    def sentence(self) -> str:
        """The way as one would tell it."""
        if self.first.colleague:
            told = f"{self.first.colleague} knows {self.first.name}"
            joins = [_who(stop) for stop in self.stops]
        else:
            told = f"Our strong ally {self.first.name}"
            joins = ["", *(_who(stop) for stop in self.stops[1:])]
        ends = [after.name for _, after in pairwise(self.stops)]
        for join, link, name in zip(joins, self.links, ends, strict=False):
            told += f"{join} {link.words} {name}{f' ({link.note})' if link.note else ''}"
        return f"{told}."


def _who(stop: Stop) -> str:
    return ", who" if stop.kind == Kind.PERSON else ", which"


LinksTo = Callable[[list[int], bool], Iterable[Link]]


def warm_paths(to: Stop, links_to: LinksTo) -> list[Chain]:
    """Return up to three ways of at most four ties: the shortest first, then the warmest.

    `links_to(keys, is_last)` returns the links to those keys; in the last round only links
    that begin with one of ours are of use.
    """
    edge = {to.pk: Chain((to,))}
    reached, found = {to.pk}, []
    for step in range(1, LONGEST + 1):
        edge = _one_further(edge, links_to(list(edge), step == LONGEST), reached)
        reached |= set(edge)
        found += sorted((c for c in edge.values() if c.first.is_ours), key=_warmest)
        rest = sorted((c for c in edge.values() if not c.first.is_ours), key=_warmest)
        edge = {chain.first.pk: chain for chain in rest[:WIDEST]}
        if len(found) >= MOST or not edge:
            break
    return found[:MOST]


def _one_further(
    edge: dict[int, Chain], links: Iterable[Link], reached: set[int]
) -> dict[int, Chain]:
    further: dict[int, Chain] = {}
    for link in links:
        if link.stop.pk not in reached:
            chain = edge[link.to].after(link)
            known = further.get(link.stop.pk)
            if known is None or _warmest(chain) < _warmest(known):
                further[link.stop.pk] = chain
    return further


def _warmest(chain: Chain) -> tuple[int, list[str]]:
    return chain.cost, [stop.name for stop in chain.stops]
