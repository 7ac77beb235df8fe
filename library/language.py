"""Find words we would rather not write, with what to offer instead. Pure: no database, no page.

A text is cut into words once; a word looks up the phrases that begin with it, so that the whole
list costs no more than reading the text. Positions count code points from 0, the end excluded.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"[^\W_]+")
# What others said stays as they said it. A straight quotation mark after a figure is an inch.
QUOTED = re.compile(r"“[^“”]*”|(?<!\w)\"[^\"\n]*\"(?!\w)")
GAP = re.compile(r"[ \t\r\n\u00a0'’.\-‐‑/]{1,4}")  # what may stand between a phrase's words
HYPHENS = "-‐‑"
HEAD = re.compile(r"( who | with | exposed | experiencing | in )")  # before it stands the noun
NEAR = 6  # words to either side
PEOPLE = {"person": "people", "man": "men", "woman": "women", "baby": "babies"}
VERBS = {"has": "have", "is": "are", "does": "do", "was": "were"}
Words = tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """One term of the list: phrases to avoid and words to offer, each with commas between.

    `near` limits it to where one of those words stands close by. An offer in (parentheses) is
    advice, not a replacement.
    """

    avoid: str
    prefer: str
    why: str
    near: str = ""
    sources: str = ""


@dataclass(frozen=True)
class Finding:
    """Words of a text that a rule is about, and what could stand there instead."""

    start: int
    end: int
    found: str
    rule: Rule
    offers: tuple[str, ...] = ()
    advice: str = ""


@dataclass(frozen=True)
class Phrase:
    """One phrase of a rule; in capitals it means only capitals, such as MAT."""

    words: Words
    rule: Rule
    near: frozenset[str]
    is_plural: bool = False
    is_capitals: bool = False


@dataclass(frozen=True)
class Token:
    """A word of a text."""

    word: str
    start: int
    end: int


class Language:
    """The whole list, ready to look through any text."""

    def __init__(self, rules: Iterable[Rule], let_be: Iterable[str] = ()) -> None:
        self.phrases: dict[str, list[Phrase]] = defaultdict(list)
        for rule in rules:
            for phrase in _phrases(rule):
                self.phrases[phrase.words[0]].append(phrase)
        for same in self.phrases.values():  # "drug abuse" is found before "drug"
            same.sort(key=lambda phrase: -len(phrase.words))
        self.let_be = [words for name in let_be if (words := words_of(name))]

    def find(self, text: str, names: Iterable[str] = ()) -> list[Finding]:
        """Return what a text holds, in its order; quotations and names to let be are left out."""
        tokens = [Token(m[0].lower(), m.start(), m.end()) for m in WORD.finditer(text)]
        found = self._matches(text, tokens)
        if not found:
            return []
        spared = [match.span() for match in QUOTED.finditer(text)]
        let_be = [*self.let_be, *(words for name in names if (words := words_of(name)))]
        spared += _spans(tokens, let_be)
        kept = (f for f in found if not any(s < f.end and f.start < e for s, e in spared))
        return [_finding(text, match) for match in kept]

    def _matches(self, text: str, tokens: Sequence[Token]) -> list["Match"]:
        found: list[Match] = []
        place = 0
        while place < len(tokens):
            match = self._match_at(text, tokens, place)
            if match:
                found.append(match)
            place += len(match.phrase.words) if match else 1
        return found

    def _match_at(self, text: str, tokens: Sequence[Token], place: int) -> "Match | None":
        for phrase in self.phrases.get(tokens[place].word, ()):
            run = tokens[place : place + len(phrase.words)]
            if tuple(token.word for token in run) != phrase.words:
                continue
            match = Match(run[0].start, run[-1].end, phrase)
            if _is_meant(text, match, run) and _is_near(phrase, tokens, place):
                return match
        return None


@dataclass(frozen=True)
class Match:
    """Where a phrase stands."""

    start: int
    end: int
    phrase: Phrase


def words_of(text: str) -> Words:
    """Return a phrase's words in lower case."""
    return tuple(word.lower() for word in WORD.findall(text))


def listed(text: str) -> list[str]:
    """Return the parts of a field that has commas between them."""
    return [part.strip() for part in text.split(",") if part.strip()]


def _phrases(rule: Rule) -> Iterable[Phrase]:
    near = frozenset(form for part in listed(rule.near) for form in _forms(part))
    for text in listed(rule.avoid):
        words, capitals = words_of(text), text.isupper() and len(text) > 1
        if not words:
            continue
        yield Phrase(words, rule, near, is_capitals=capitals)
        for plural in plurals(words[-1]):
            yield Phrase((*words[:-1], plural), rule, near, True, capitals)


def _forms(word: str) -> list[str]:
    return [word.lower(), *plurals(word.lower())]


def plurals(word: str) -> list[str]:
    """Return the plurals of an English noun, the usual one first; none for what is one already."""
    if word in PEOPLE:
        return [PEOPLE[word], f"{word}s"] if word == "person" else [PEOPLE[word]]
    if word.endswith(("people", "men", "ies", "ss", "ing", "ed")) or len(word) < 3:  # noqa: PLR2004
        return []
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [] if word.endswith("s") else [f"{word}es"]
    return [f"{word[:-1]}ies"] if re.search(r"[^aeiou]y$", word) else [f"{word}s"]


def _is_meant(text: str, match: Match, run: Sequence[Token]) -> bool:
    """Say whether the words stand together, and mean what the phrase means."""
    gaps = [text[a.end : b.start] for a, b in pairwise(run)]
    if not all(GAP.fullmatch(gap) and "\n\n" not in gap and ". " not in gap for gap in gaps):
        return False
    if match.phrase.is_capitals and not text[match.start : match.end].rstrip("s").isupper():
        return False
    # A word that is harmless elsewhere is so in "clean-up" and "high-rise".
    before, after = text[max(match.start - 1, 0) : match.start], text[match.end : match.end + 1]
    joined = (before and before in HYPHENS) or (after and after in HYPHENS)
    return not (match.phrase.near and joined)


def _is_near(phrase: Phrase, tokens: Sequence[Token], place: int) -> bool:
    if not phrase.near:
        return True
    end = place + len(phrase.words)
    beside = [*tokens[max(place - NEAR, 0) : place], *tokens[end : end + NEAR]]
    return any(token.word in phrase.near for token in beside)


def _spans(tokens: Sequence[Token], names: Iterable[Words]) -> list[tuple[int, int]]:
    """Return where names stand in a text."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, token in enumerate(tokens):
        by_word[token.word].append(place)
    found = []
    for name in names:
        for place in by_word.get(name[0], ()):
            run = tokens[place : place + len(name)]
            if tuple(token.word for token in run) == name:
                found.append((run[0].start, run[-1].end))
    return found


def _finding(text: str, match: Match) -> Finding:
    start, phrase = match.start, match.phrase
    found = text[start : match.end]
    article = re.search(r"\b(an?)\s+$", text[max(start - 6, 0) : start], re.IGNORECASE)
    if article and not phrase.is_plural:  # "an addict" becomes "a person …"
        start -= len(article[0])
    parts = listed(phrase.rule.prefer)
    offers = [part for part in parts if not part.startswith("(")]
    advice = "; ".join(part.strip("()") for part in parts if part.startswith("("))
    written = text[start : match.end]
    words = (_offer(o, written, found, phrase, bool(article)) for o in offers)
    return Finding(start, match.end, written, phrase.rule, tuple(dict.fromkeys(words)), advice)


def _offer(offer: str, written: str, found: str, phrase: Phrase, has_article: bool) -> str:
    offer = plural_of(offer) if phrase.is_plural else offer
    if has_article and not phrase.is_plural and not offer.startswith(("people ", "the ")):
        offer = f"{'an' if offer[0].lower() in 'aeiou' else 'a'} {offer}"
    is_capital = written[:1].isupper() and (not found.isupper() or written != found)
    return offer[:1].upper() + offer[1:] if is_capital else offer


def plural_of(offer: str) -> str:
    """Return an offer for several: "person who uses drugs" becomes "people who use drugs"."""
    head, gap, rest = HEAD.split(offer, maxsplit=1) if HEAD.search(offer) else (offer, "", "")
    *before, last = head.split()
    head = " ".join([*before, *(plurals(last)[:1] or [last])])
    if gap == " who ":
        verb, _, more = rest.partition(" ")
        verb = VERBS.get(verb, verb.removesuffix("s"))
        rest = f"{verb} {more}".rstrip()
    return f"{head}{gap}{rest}"
