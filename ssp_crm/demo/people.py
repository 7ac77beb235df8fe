"""Everyone in the demo, in the order they are written down: organizations before people."""

from . import neighbours, partners, press, town

CONTACTS = (
    *town.ORGANIZATIONS,
    *partners.ORGANIZATIONS,
    *press.ORGANIZATIONS,
    *neighbours.PEOPLE,
    *partners.PEOPLE,
    *press.PEOPLE,
)
