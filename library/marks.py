"""What is shown beneath a field: words to avoid, and what may name a person we serve."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .checking import LONGEST, check
from .language import Finding
from .participants import Hint, hints


@dataclass(frozen=True)
class Mark:
    """A place in a text, why it is marked, and what could stand there."""

    start: int
    end: int
    found: str
    why: str
    offers: tuple[str, ...] = ()
    advice: str = ""
    is_about_people: bool = False


def marks_of(text: str) -> list[Mark]:
    """Return a text's marks in its order, each word once where it stands first.

    Positions count UTF-16 units, as the browser's text fields do.
    """
    text = text[:LONGEST]
    found = [*_words(check(text)), *_people(hints(text))]
    first: dict[str, Mark] = {}
    for mark in sorted(found, key=lambda mark: mark.start):
        first.setdefault(mark.found.lower(), mark)
    return [_in_browser_units(text, mark) for mark in first.values()]


def _words(found: Iterable[Finding]) -> Iterator[Mark]:
    for one in found:
        yield Mark(one.start, one.end, one.found, one.rule.why, one.offers, one.advice)


def _people(found: Iterable[Hint]) -> Iterator[Mark]:
    for one in found:
        yield Mark(one.start, one.end, one.found, one.sentence, is_about_people=True)


def _in_browser_units(text: str, mark: Mark) -> Mark:
    start = _units(text[: mark.start])
    end = start + _units(mark.found)
    words = (mark.found, mark.why, mark.offers, mark.advice, mark.is_about_people)
    return Mark(start, end, *words)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
