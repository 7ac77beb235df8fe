"""Write the demo's challenges, each with its work, its notes and its lesson."""

from datetime import datetime
from typing import TYPE_CHECKING

from contacts.models import Challenge, ChallengeStep, Concern, Note
from contacts.references import fingerprint
from contacts.services.challenges import save_challenge

from .challenges import CASES, REFERENCE, Case

if TYPE_CHECKING:
    from .loader import Demo

Status = Challenge.Status


def add_challenges(demo: "Demo") -> None:
    """Write every case down; the clocks run by the program's own measure."""
    for case in CASES:
        challenge = save_challenge(
            challenge=challenge_of(demo, case),
            contacts=[demo.contacts[key] for key in case.about.split()],
        )
        ChallengeStep.objects.bulk_create(
            ChallengeStep(
                challenge=challenge, at=demo.moment(ago, 9), what=what, author=demo.team[by]
            )
            for ago, by, what in case.steps
        )
        challenge.notes.set(Note.objects.filter(summary__in=case.notes))
        if case.told:
            add_concern(demo, case, challenge)


def challenge_of(demo: "Demo", case: Case) -> Challenge:
    """One challenge as its case tells it."""
    return Challenge(
        title=case.title,
        kind=case.kind,
        source=case.source,
        received_at=demo.moment(case.ago, 8),
        place=case.place,
        facts=case.facts,
        concern=case.concern,
        reading=case.reading,
        author=demo.team.get(case.by),
        owner=demo.team.get(case.owner),
        first_response_at=moment_or_none(demo, case.answered),
        status=status_of(case),
        closed_at=moment_or_none(demo, case.closed),
        worked=case.worked,
        avoid=case.avoid,
        lesson=case.lesson,
        sensitivity="restricted" if case.restricted else "shared",
    )


def status_of(case: Case) -> str:
    """How far a case has come."""
    if case.closed is not None:
        return Status.RESOLVED if case.solved else Status.UNRESOLVED
    return Status.WORKING if case.steps else Status.OPEN


def moment_or_none(demo: "Demo", ago: int | None) -> datetime | None:
    """The morning so many days ago, if it came to that."""
    return None if ago is None else demo.moment(ago, 10)


def add_concern(demo: "Demo", case: Case, challenge: Challenge) -> None:
    """What a neighbor told on the public page, with our answer."""
    Concern.objects.create(
        challenge=challenge,
        reference=fingerprint(REFERENCE),
        kind=case.told,
        answer=case.answer,
        answered_at=moment_or_none(demo, case.answered),
    )
