"""Write who promised what, who knows whom, and where the program belongs."""

from typing import TYPE_CHECKING

from accounts.models import Value
from contacts.models import Commitment, Membership, Relationship
from contacts.services.commitments import tell_outcome

from . import program, promises
from .promises import Ask, Belonging

if TYPE_CHECKING:
    from .loader import Demo


def add_promises(demo: "Demo") -> None:
    """Everything this module is about."""
    for ask in promises.ASKS:
        add_ask(demo, ask)
    Relationship.objects.bulk_create(
        Relationship(
            from_contact=demo.contacts[one],
            kind=kind,
            to_contact=demo.contacts[other],
            words=words,
        )
        for one, kind, other, words in promises.TIES
    )
    add_values(demo)
    Membership.objects.bulk_create(membership(demo, entry) for entry in promises.MEMBERSHIPS)
    for said in promises.MEETINGS:
        demo.add_note(said)


def add_ask(demo: "Demo", ask: Ask) -> None:
    """One ask or promise, and how it turned out on its day."""
    commitment = Commitment.objects.create(
        contact=demo.contacts[ask.about],
        made_by=Commitment.Side.US if ask.ours else Commitment.Side.THEM,
        topic=ask.topic,
        what=ask.what,
        asked_on=demo.day(ask.asked),
        due_on=None if ask.due is None else demo.day(ask.due),
        owner=demo.team[ask.by],
    )
    if ask.status != Commitment.Status.ASKED:
        on = commitment.due_on or demo.today
        tell_outcome(commitment=commitment, status=ask.status, outcome=ask.outcome, on=on)


def membership(demo: "Demo", entry: Belonging) -> Membership:
    """Where we belong, or once did."""
    return Membership(
        organization=demo.contacts[entry.at],
        kind=entry.kind,
        representative=demo.team[entry.by],
        since=demo.day(entry.since),
        renews_on=None if entry.renews is None else demo.day(-entry.renews),
        dues=entry.dues,
        watch=entry.watch,
        asks=entry.asks,
        ended_on=None if entry.ended is None else demo.day(entry.ended),
    )


def add_values(demo: "Demo") -> None:
    """Which of our values contacts share."""
    values = [Value.objects.filter(name=name).first() for name in program.VALUES]
    for key, places in promises.SHARED.items():
        known = [values[place] for place in places]
        demo.contacts[key].values.add(*(value for value in known if value))
