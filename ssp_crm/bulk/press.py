"""The press for load tests: a piece and a statement for every twentieth contact, and inquiries."""

from collections.abc import Iterator
from datetime import timedelta

from media_liaison.models import Coverage, Inquiry, Journalist, Outlet, Statement

from . import words
from .maker import Maker

EACH, EACH_INQUIRY = 20, 100  # contacts
STILL_OPEN = 0.02


def coverage_of(
    maker: Maker, contacts: int, journalists: list[Journalist], outlets: list[Outlet]
) -> Iterator[Coverage]:
    """Yield pieces of these outlets, not saved yet; none without an outlet."""
    for _ in range(contacts // EACH if outlets else 0):
        yield Coverage(
            headline=f"{maker.pick(words.PLACES)} and {maker.pick(words.TOPICS)}",
            published_on=maker.day(),
            outlet=maker.random.choice(outlets),
            journalist=maker.random.choice(journalists),
            depth=maker.pick(Coverage.Depth.values),
            tone=maker.pick(Coverage.Tone.values),
            accuracy=maker.pick(Coverage.Accuracy.values),
            wording=maker.pick(Coverage.Wording.values),
            topic=maker.pick(words.TOPICS),
            gist=" ".join(maker.phrase(words.HAPPENED) for _ in range(2)),
            author=maker.random.choice(maker.users),
        )


def statements_of(
    maker: Maker, contacts: int, journalists: list[Journalist]
) -> Iterator[Statement]:
    """Yield what these journalists were told, not saved yet."""
    for _ in range(contacts // EACH):
        yield Statement(
            journalist=maker.random.choice(journalists),
            said=" ".join(maker.phrase(words.HAPPENED) for _ in range(3)),
            topic=maker.pick(words.TOPICS),
            said_at=maker.moment(),
            author=maker.random.choice(maker.users),
        )


def inquiries_of(maker: Maker, contacts: int, journalists: list[Journalist]) -> Iterator[Inquiry]:
    """Yield what these journalists asked, nearly all of it over, not saved yet."""
    for _ in range(contacts // EACH_INQUIRY):
        is_open = maker.chance(STILL_OPEN)
        asked = maker.now if is_open else maker.moment()
        yield Inquiry(
            journalist=maker.random.choice(journalists),
            question=maker.phrase(words.HAPPENED),
            topic=maker.pick(words.TOPICS),
            received_at=asked,
            deadline_at=asked + timedelta(hours=maker.random.randrange(1, 72)),
            taken_by=maker.random.choice(maker.users),
            status=Inquiry.Status.NEW if is_open else Inquiry.Status.TOO_LATE,
            closed_at=None if is_open else asked + timedelta(days=1),
        )
