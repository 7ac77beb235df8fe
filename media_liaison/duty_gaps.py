"""When nobody is the first to call."""

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo

from ssp_crm.time_words import clock_words

Stretch = tuple[datetime, datetime]


def find_gaps(turns: Iterable[Stretch], start: datetime, end: datetime) -> list[Stretch]:
    """Return the stretches between start and end that no turn covers, in UTC, in order.

    Turns may touch, overlap, come in any order and stand on any clock: they are compared as
    instants, so that an hour that comes twice or not at all is no gap.
    """
    edge, end = start.astimezone(UTC), end.astimezone(UTC)
    gaps: list[Stretch] = []
    for begins, ends in sorted(
        (first.astimezone(UTC), last.astimezone(UTC)) for first, last in turns
    ):
        if begins >= end:
            break
        if begins > edge:
            gaps.append((edge, begins))
        edge = max(edge, ends)
    if edge < end:
        gaps.append((edge, end))
    return gaps


def short_words(at: datetime, zone: tzinfo) -> str:
    """Return a moment without its year: "Fri 27 Nov, 5 pm"."""
    here = at.astimezone(zone)
    return f"{here:%a} {here.day} {here:%b}, {clock_words(here.time())}"


def gap_words(gap: Stretch, *, now: datetime, until: datetime, zone: tzinfo) -> str:
    """Return a gap as a sentence; one that reaches the end of what is planned has no end."""
    start, end = gap
    first = "now" if start <= now else short_words(start, zone)
    if end >= until:
        return f"Nobody is first to call from {first} on."
    return f"Nobody is first to call from {first} to {short_words(end, zone)}."
