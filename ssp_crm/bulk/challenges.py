"""Challenges for load tests: one for each fifty contacts."""

from datetime import UTC, timedelta

from contacts.models import Challenge, ChallengeStep, Contact
from contacts.response_clock import answer_due

from . import words
from .maker import Maker

EACH = 50  # contacts
DAYS = 2
LESSONS = (
    "We went by near {place} the same day and spoke about {topic}.",
    "A neighbor from {place} walked along when we came about {topic}.",
    "We answered in writing about {topic} and called a week later.",
)


def challenges_of(maker: Maker, contacts: list[Contact]) -> list[tuple[Challenge, Contact]]:
    """Return a challenge for every fiftieth contact, not saved yet; one in ten is open."""
    return [(challenge(maker), contact) for contact in contacts[::EACH]]


def challenge(maker: Maker) -> Challenge:
    """A complaint, its clock stopped if it is closed; one in ten is restricted."""
    is_open = maker.chance(0.1)
    received = maker.now - timedelta(days=maker.random.randrange(9)) if is_open else maker.moment()
    answered = None if is_open else received + timedelta(days=1)
    topic = maker.pick(words.TOPICS)
    return Challenge(
        title=f"About {topic}",
        kind=maker.pick(Challenge.Kind.values),
        source=maker.pick(Challenge.Source.values),
        received_at=received,
        facts=" ".join(maker.phrase(words.HAPPENED) for _ in range(3)),
        concern=maker.phrase(words.HAPPENED),
        author=maker.random.choice(maker.users),
        owner=maker.random.choice(maker.users),
        first_response_due=answer_due(received, DAYS, UTC),
        first_response_at=answered,
        status="open" if is_open else "resolved",
        closed_at=None if is_open else received + timedelta(days=20),
        worked="" if is_open else maker.phrase(LESSONS),
        sensitivity="restricted" if maker.chance(0.1) else "shared",
    )


def step(maker: Maker, challenge: Challenge) -> ChallengeStep:
    """A line of the work log."""
    return ChallengeStep(
        challenge=challenge,
        at=challenge.received_at,
        what=maker.phrase(words.FOLLOW_UPS),
        author=challenge.owner,
    )
