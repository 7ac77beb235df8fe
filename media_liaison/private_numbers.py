"""The telephones of those who work here, which must never be published."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from accounts.models import User

ALIKE = 7  # digits at the end that make two numbers the same telephone, with area code or without
LONGEST = 13  # digits of one number; a longer run is several, one after the other
RUN = re.compile(r"[\d\s().+\-\u2010-\u2015\u2212]+")


def digits(text: str) -> str:
    """Return the digits of a text, of whatever script, as 0 to 9."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(sign)) for sign in plain if sign.isdecimal())


def is_private(typed: str, phones: Iterable[str] | None = None) -> bool:
    """Say whether somebody's own telephone stands in what was typed, however it is written.

    `phones` are those of everybody here; without them they are asked for.
    """
    if len(found := digits(typed)) < ALIKE:
        return False
    if phones is None:
        phones = User.objects.exclude(phone="").values_list("phone", flat=True)
    return any(ending in found for phone in phones for ending in _endings(phone))


def _endings(phone: str) -> Iterator[str]:
    """Yield the last digits of each number in what somebody wrote down as their telephone."""
    plain = unicodedata.normalize("NFKC", phone)
    visible = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    for run in RUN.findall(visible):
        groups = [digits(group) for group in re.findall(r"\d+", run)]
        whole = "".join(groups)
        first = 1 if len(whole) > LONGEST else len(groups)
        for count in range(first, len(groups) + 1):
            number = "".join(groups[:count])
            if len(number) >= ALIKE:
                yield number[-ALIKE:]
