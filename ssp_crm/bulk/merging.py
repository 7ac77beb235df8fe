"""Pairs of made-up contacts that may be one, for load tests of the list of duplicates."""

from contacts.models import Contact, DuplicatePair

EVERY = 50  # one pair for so many contacts


def pairs(contacts: list[Contact]) -> list[DuplicatePair]:
    """Pair neighbors in the sequence; the surest first, as the scan writes them."""
    return [
        DuplicatePair(
            first=contacts[place],
            second=contacts[place + 1],
            score=0.5 + place % 50 / 100,
            reasons=["Names alike.", "Same phone number."],
        )
        for place in range(0, len(contacts) - 1, EVERY)
    ]
