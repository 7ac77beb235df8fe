"""Find colleagues named in a text with @: "@Dana" or "@Dana Whitfield"."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.models import User

# Not within a word, so that an e-mail address names nobody.
NAMED = re.compile(r"(?<![\w@.])@([^\W\d_][\w’'-]{0,60}(?:[ ][^\W\d_][\w’'-]{0,60}){0,3})")


def named_in(texts: Iterable[str], people: Iterable["User"]) -> tuple[set["User"], list[str]]:
    """Return the colleagues texts name, and the names that could be several of them.

    The longest name that fits counts: "@Dana Whitfield called" names Dana Whitfield; "@Dana" names
    the one Dana there is, and with two of them it stays text.
    """
    by_name: dict[str, set[User]] = {}
    for person in people:
        words = str(person.name).casefold().split()
        for name in {" ".join(words), *words[:1]}:
            by_name.setdefault(name, set()).add(person)
    found: set[User] = set()
    unclear: list[str] = []
    for text in texts:
        for match in NAMED.finditer(text):
            fitting = _longest(match[1], by_name)
            if len(fitting) == 1:
                found |= fitting
            elif fitting:
                unclear.append(match[1].split()[0])
    return found, sorted(set(unclear))


def _longest(named: str, by_name: dict[str, set["User"]]) -> set["User"]:
    words = [_bare(word) for word in named.casefold().split()]
    tries = (by_name.get(" ".join(words[:size]), set()) for size in range(len(words), 0, -1))
    return next((fitting for fitting in tries if fitting), set())


def _bare(word: str) -> str:
    """A name without what a sentence hangs on it: "dana's" is "dana"."""
    return word.rstrip("’'-").removesuffix("’s").removesuffix("'s")
