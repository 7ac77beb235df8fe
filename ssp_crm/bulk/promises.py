"""Asks and promises, ties, memberships and shared values, for load tests.

For each 1,000 contacts 600 commitments, 3,000 ties and 2 memberships. People ask those they know:
two thirds of the commitments are with the tenth of the contacts that are asked at all.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from accounts.models import Value
from contacts.models import Commitment, Contact, Membership, Relationship

from . import words

if TYPE_CHECKING:
    from .loader import Bulk

VALUES = ("Dignity", "Honesty", "Listening first", "Welcome", "Keeping our word")
COMMITMENTS, TIES, ONE_MEMBER_IN = 0.6, 3, 500  # for each contact
OPEN_DAYS = 60
Status = Commitment.Status
WEIGHTS = {
    Status.ASKED: 8,
    Status.AGREED: 8,
    Status.DECLINED: 12,
    Status.KEPT: 50,
    Status.PARTLY: 8,
    Status.BROKEN: 9,
    Status.WITHDRAWN: 5,
}


def add_promises(bulk: "Bulk", contacts: list[Contact]) -> None:
    """Everything this module is about, for one batch of contacts."""
    from .loader import save

    random, many = bulk.maker.random, len(contacts)
    asked = contacts[::10]
    among = [asked, asked, contacts]
    number = round(many * COMMITMENTS)
    save(commitment(bulk, random.choice(random.choice(among))) for _ in range(number))
    save(ties(bulk, contacts))
    organizations = [c for c in contacts if c.kind == Contact.Kind.ORGANIZATION]
    save(membership(bulk, c) for c in organizations[: many // ONE_MEMBER_IN])
    add_values(bulk, organizations)


def commitment(bulk: "Bulk", contact: Contact) -> Commitment:
    """Something asked or promised; the settled ones lie in the last years."""
    maker = bulk.maker
    status = maker.random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    is_open = status in Status.unsettled()
    days = timedelta(days=maker.random.randint(-20, OPEN_DAYS))
    due = maker.now.date() + days if is_open else maker.day()
    return Commitment(
        contact=contact,
        made_by=Commitment.Side.US if maker.chance(0.2) else Commitment.Side.THEM,
        topic=maker.pick(Commitment.Topic.values),
        what=maker.phrase(words.FOLLOW_UPS),
        asked_on=due - timedelta(days=30),
        due_on=None if is_open and maker.chance(0.2) else due,
        status=status,
        outcome="" if is_open else maker.phrase(words.EVIDENCE),
        settled_on=None if is_open else due,
        owner=maker.random.choice(maker.users),
    )


def ties(bulk: "Bulk", contacts: list[Contact]) -> list[Relationship]:
    """Three ties for each contact, none twice."""
    random, kinds = bulk.maker.random, Relationship.Kind.values
    found = {}
    if len(contacts) > 1:
        for one in contacts:
            for _ in range(TIES):
                other, kind = random.choice(contacts), random.choice(kinds)
                if other != one:
                    found[one.pk, other.pk, kind] = Relationship(
                        from_contact=one, to_contact=other, kind=kind
                    )
    return list(found.values())


def membership(bulk: "Bulk", organization: Contact) -> Membership:
    """Ours in an organization."""
    maker = bulk.maker
    return Membership(
        organization=organization,
        kind=maker.pick(Membership.Kind.values),
        representative=maker.random.choice(maker.users),
        since=maker.day(),
        renews_on=maker.now.date() + timedelta(days=maker.random.randrange(365)),
    )


def add_values(bulk: "Bulk", organizations: list[Contact]) -> None:
    """Some of our values for one organization in ten."""
    from .loader import save

    links = Contact.values.through
    values = [Value.objects.get_or_create(name=name)[0] for name in VALUES]
    shared = [(c, v) for c in organizations[::10] for v in values if bulk.maker.chance(0.4)]
    save(links(contact=contact, value=value) for contact, value in shared)
