"""The language check as pages use it: the list of this moment, and the names to let be.

Nothing about the writer is kept and nothing of the text is logged: it is read and forgotten.
"""

from collections.abc import Callable, Iterable

from django.db.models import Count, Max, Sum

from .language import WORD, Finding, Language, Rule
from .models import Exemption, Term

LONGEST = 20_000  # characters of one text that are looked through
CLOSE = 60  # characters beside a finding in which its neighbors stand
Names = Callable[[Iterable[str]], list[str]]
# Who knows names to let be; asked for those that hold one of some short runs of words.
names_of_others: list[Names] = []
_cached: tuple[object, Language] | None = None


def check(text: str) -> list[Finding]:
    """Return the words to avoid in a text's first 20,000 characters."""
    return check_all([text])[0]


def check_all(texts: Iterable[str]) -> list[list[Finding]]:
    """Return the words to avoid in each of many texts, for the queries one text takes."""
    kept, words = [text[:LONGEST] for text in texts], language()
    found = [words.find(text) for text in kept]
    pairs = zip(kept, found, strict=True)
    runs = sorted({run for text, ones in pairs for one in ones for run in _runs(text, one)})
    names = [name for names_of in names_of_others for name in names_of(runs)] if runs else []
    if not names:
        return found
    pairs = zip(kept, found, strict=True)
    return [words.find(text, names) if ones else [] for text, ones in pairs]


def language() -> Language:
    """Return the list compiled; an edit by any process is seen here at the next call."""
    global _cached  # noqa: PLW0603 - one list for each process
    stamp = (_stamp(Term), _stamp(Exemption))
    if _cached is None or _cached[0] != stamp:
        rows = Term.objects.in_use().values_list("avoid", "prefer", "why", "near", "sources")
        let_be = Exemption.objects.values_list("words", flat=True)
        _cached = (stamp, Language((Rule(*row) for row in rows), let_be))
    return _cached[1]


def _stamp(model: type[Term] | type[Exemption]) -> object:
    # The newest change alone would miss a deletion, and two saves within one clock tick.
    return model.objects.order_by().aggregate(Max("updated_at"), Sum("version"), Count("pk"))


def _runs(text: str, finding: Finding) -> Iterable[str]:
    """Yield a finding with the word before it and with the word after it, as a name holds them."""
    before = WORD.findall(text[max(finding.start - CLOSE, 0) : finding.start])[-1:]
    after = WORD.findall(text[finding.end : finding.end + CLOSE])[:1]
    words = WORD.findall(finding.found)
    words = words[1:] if words[0].lower() in {"a", "an"} else words
    yield " ".join([*before, *words])
    yield " ".join([*words, *after])
