"""What follows when the page about how we meet the press is saved."""

import re
import unicodedata

from django.db import transaction
from django.db.models import F

from ..models import Journalist, PressRoom

WITH_COUNTRY = re.compile(r"1[0-9]{10}")  # no area code begins with 1


def bare_number(number: str) -> str:
    """Return a number's digits and letters: the same however it is spaced or punctuated.

    Letters count, for 1-800-CALL-NOW and 1-800-GET-HELP are two numbers; +1 does not.
    """
    plain = unicodedata.normalize("NFKC", number).casefold()
    bare = "".join(sign for sign in plain if sign.isalnum())
    return bare[1:] if WITH_COUNTRY.fullmatch(bare) else bare


@transaction.atomic
def respell_number(*, room: PressRoom, before: str) -> None:
    """Let those who were told our number know it still when it is only written another way."""
    bare = bare_number(room.number)
    if bare and before != room.number and bare_number(before) == bare:
        told = Journalist.objects.filter(told_number=before)
        told.update(told_number=room.number, version=F("version") + 1)
