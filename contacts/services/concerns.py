"""The neighbors' line: taking a concern from the public page, and answering it there."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..models import Challenge, Concern
from ..references import fingerprint
from .challenges import answer_by, give_first_answer

TITLE_LENGTH = 200


def take_concern(
    *,
    reference: str,
    kind: str,
    happened: str,
    place: str = "",
    name: str = "",
    reach: str = "",
    now: datetime | None = None,
) -> Concern:
    """Make a challenge of what a neighbor told us, its clock running; only a hash is kept of
    the reference. The same reference again, even at the same moment, finds what was taken.
    """
    concern = Concern(reference=fingerprint(reference), kind=kind, name=name, reach=reach)
    try:
        with transaction.atomic():
            concern.challenge = _challenge_of(concern, happened, place, now or timezone.now())
            concern.full_clean(validate_unique=False)
            concern.save()
    except IntegrityError:  # the same form, sent twice
        return Concern.objects.known_by(reference).get()
    return concern


def _challenge_of(concern: Concern, happened: str, place: str, now: datetime) -> Challenge:
    about = concern.get_kind_display()
    # What one of us said or did is not for the whole team to read.
    is_ours = concern.kind == Concern.Kind.STAFF
    challenge = Challenge(
        title=(f"{about}: {place}" if place else about)[:TITLE_LENGTH],
        source=Challenge.Source.PUBLIC,
        received_at=now,
        first_response_due=answer_by(now),
        place=place,
        facts=f"A neighbor told us on our public page. What it is about: {about.lower()}.",
        concern=happened,
        sensitivity=Challenge.Sensitivity.RESTRICTED if is_ours else Challenge.Sensitivity.SHARED,
    )
    challenge.full_clean()
    challenge.save()
    return challenge


@transaction.atomic
def answer_concern(*, concern: Concern, now: datetime | None = None) -> Concern:
    """Save our answer, which the neighbor then finds by the reference; it stops the clock."""
    concern.answered_at = now or timezone.now()
    concern.full_clean()
    concern.save()
    give_first_answer(challenge=concern.challenge, now=concern.answered_at)
    return concern
