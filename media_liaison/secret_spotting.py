"""Spot what looks like a password or a recovery code in a text that should only name a place.

A hint, not proof: it is meant for a doubt, so a false alarm costs one tick.
"""

import re

DOUBT = (
    "This looks like a password or a recovery code. Write only where it is kept, such as "
    "“envelope in the safe”, and never the secret itself."
)
NAMED = re.compile(
    r"\b(?:password|passwort|passphrase|passcode|contraseña|clave|pass|pwd?|pin|secret|"
    r"(?:recovery|backup|security)\s+(?:code|key|words?|phrase))\s*(?:[:=]|\bis\b)\s*"
    r"(?!(?:kept|stored|written|held|in|on|at|with|under|inside|see|the|our|a|by|known)\b)\S",
    re.I,
)
DIGITS = re.compile(r"(?<![\d+(.-])\d{6,8}(?![\d.-])|(?<![\d-])\d{4,8}(?:[ \t-]+\d{4,8}){2,}")
GROUPS = re.compile(r"\b(?=[\w-]{0,80}\d)[a-z0-9]{4,}(?:-[a-z0-9]{4,}){2,}\b", re.I)
ADDRESS = re.compile(r"://|^www\.|@\w|/")
LOOKED_AT = 5_000  # characters; no place takes more to name
LONG, STRONG = 16, 8  # characters of a token, of a password of all kinds of letters


def looks_secret(text: str) -> bool:
    """Say whether a text seems to hold a password or code itself in its first 5,000 characters."""
    text = text[:LOOKED_AT]
    if any(pattern.search(text) for pattern in (NAMED, DIGITS, GROUPS)):
        return True
    return any(_is_token(word.strip(".,;()“”\"'")) for word in text.split())


def _is_token(word: str) -> bool:
    if ADDRESS.search(word) or not any(letter.isdigit() for letter in word):
        return False
    kinds = any(map(str.islower, word)), any(map(str.isupper, word))
    return (len(word) >= LONG and any(kinds)) or (len(word) >= STRONG and all(kinds))
