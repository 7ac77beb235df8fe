"""Restricted challenges full of canaries, beside ones everybody here may read."""

import uuid
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from contacts.models import Challenge, ChallengeStep, Concern, Note
from tests.world import World

VERBS = ("", "edit/", "close/", "answer/", "answered/", "notes/", "reopen/", "steps/new/", "begin/")


def canary() -> str:
    """Return a word nobody writes."""
    return f"canary{uuid.uuid4().hex[:12]}"


def hide_challenges(world: World, **number: int) -> list[Challenge]:
    """Write an open and a closed challenge of the director's, and hide a note in a shared one."""
    maria = world.row("contacts.Contact")
    texts = {name: f"boxes by the gate {canary()}" for name in ("title", "facts", "concern")}
    lessons = {name: f"fence {canary()}" for name in ("worked", "avoid", "lesson")}
    found = [
        hide_one(world, **number, **texts, status="open"),
        hide_one(world, **texts, **lessons, status="resolved", closed_at=timezone.now()),
    ]
    world.row("contacts.Challenge").notes.add(hide_note(world))
    for challenge in found:
        challenge.contacts.set([maria])
        challenge.notes.set([hide_note(world)])
        ChallengeStep.objects.create(challenge=challenge, what=f"Went by {canary()}")
    told = {name: canary() for name in ("name", "reach", "answer")}
    Concern.objects.create(challenge=found[0], kind="noise", reference=uuid.uuid4().hex, **told)
    return found


def hide_one(world: World, **fields: object) -> Challenge:
    """Write one challenge only leadership may read, long overdue."""
    grace, then = world.users["leadership"], timezone.now() - timedelta(days=9)
    times = {"received_at": then, "first_response_due": then, "sensitivity": "restricted"}
    more = {"source": "public", "place": canary(), "reading": canary(), "author": grace}
    return Challenge.objects.create(**times, **more, owner=grace, **fields)


def hide_note(world: World) -> Note:
    """Write a note only leadership may read."""
    grace = world.users["leadership"]
    words = {"summary": canary(), "happened": f"In private {canary()}"}
    return Note.objects.create(author=grace, sensitivity="restricted", **words)


def pages_of_challenges(challenges: list[Challenge]) -> list[str]:
    """Return every address of given challenges, the admin's included."""
    site = [row.get_absolute_url() + verb for row in challenges for verb in VERBS]
    admin = [
        reverse(f"admin:contacts_{model}_{page}", args=[row.pk])
        for page in ("change", "history", "delete")
        for model, row in rows_of(challenges)
    ]
    notes = [f"/contacts/notes/new/?challenge={row.pk}" for row in challenges]
    return [*site, *admin, *notes]


def rows_of(challenges: list[Challenge]) -> list[tuple[str, object]]:
    """Return challenges, their steps and what neighbors told, each with its model's name."""
    steps = ChallengeStep.objects.filter(challenge__in=challenges)
    concerns = Concern.objects.filter(challenge__in=challenges)
    rows = [*challenges, *steps, *concerns]
    return [(str(row._meta.model_name), row) for row in rows]
