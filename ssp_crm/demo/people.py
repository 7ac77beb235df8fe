"""Everyone in the demo, in the order they are written down: organizations before people."""

from . import circle, neighbours, partners, press, town

CONTACTS = (
    *town.ORGANIZATIONS,
    *partners.ORGANIZATIONS,
    *press.ORGANIZATIONS,
    *neighbours.PEOPLE,
    *circle.PEOPLE,
    *partners.PEOPLE,
    *press.PEOPLE,
)
