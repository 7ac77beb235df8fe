"""Who of the demo's press knows the liaison: some do, some know a former one, some nobody."""

from datetime import timedelta
from typing import TYPE_CHECKING

from media_liaison.models import Journalist, Outlet, PressRoom

if TYPE_CHECKING:
    from .loader import Demo

NUMBER, FORMER_NUMBER = "(315) 555-0110", "(315) 555-0119"
REACH = {
    "ledger": "9,200 copies",
    "courier": "4,100 copies a week",
    "six": "38,000 at 6 pm",
    "radio": "about 2,500 at breakfast",
    "voz": "1,800 by mail",
    "porch": "6,000 downloads a month",
}
ELSEWHERE = {"porch"}
FORMER = {"wren", "derrick", "hank"}  # told of whoever did this before, or of the old number


def add_introductions(demo: "Demo") -> None:
    """Mark the local press, and say of whom each journalist was told."""
    liaison, former = demo.team["Liaison"], demo.team["Leadership"]
    room, _ = PressRoom.objects.get_or_create(
        pk=1, defaults={"liaison": liaison, "number": NUMBER, "email": "press@tanneryrow.example"}
    )
    for key, reach in REACH.items():
        outlet = Outlet.objects.get(contact=demo.contacts[key])
        outlet.is_local, outlet.reach = key not in ELSEWHERE, reach
        outlet.save()
    for journalist in Journalist.objects.exclude(told_on=None):
        is_former = journalist.contact_id in {demo.contacts[key].pk for key in FORMER}
        journalist.told_by = former if is_former else liaison
        journalist.told_of = former if is_former else (room.liaison or liaison)
        journalist.told_number = FORMER_NUMBER if is_former else room.number
        if is_former and journalist.told_on:
            journalist.told_on -= timedelta(days=365)
        journalist.save()
