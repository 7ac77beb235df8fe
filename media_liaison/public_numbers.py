"""What may stand where reporters see a number: one telephone of the program's, nothing besides."""

import re
import unicodedata

from .private_numbers import digits

ONE_NUMBER = "Write one number only, such as (315) 555-0110 or 555-0110 ext 2, and no words."
DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")
SHAPE = re.compile(
    r"(?P<number>\(?\+?[\d().\- ]+?) ?(?:(?:extension|ext\.?|x|#) ?(?P<extension>\d{1,6}))?",
    re.ASCII | re.IGNORECASE,
)
SHORTEST, LONGEST, LONGEST_ABROAD = 3, 11, 15  # digits; the last one as in ITU-T E.164


def one_number(typed: str) -> str:
    """Return a number as it is published, or "" for anything that is not just one number."""
    plain = unicodedata.normalize("NFKC", typed).translate(DASHES)
    found = SHAPE.fullmatch(" ".join(plain.split()))
    if not found:
        return ""
    number, extension = found["number"].strip(), found["extension"]
    longest = LONGEST_ABROAD if "+" in number else LONGEST
    if not SHORTEST <= len(digits(number)) <= longest:
        return ""
    return f"{number} ext {extension}" if extension else number
