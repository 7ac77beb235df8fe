"""The reference by which a neighbor finds our answer again: `7KQ4-M2XP-9TVC`.

Twelve letters of Crockford's base 32 (no I, L, O or U) are 60 bits; we keep only their SHA-256.
"""

import hashlib
import hmac

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
MISREAD = str.maketrans("OIL", "011")


def reference_of(secret: bytes, words: str) -> str:
    """Return the reference of a form that was sent: the same words sent twice have the same one.

    `secret` is a key nobody outside knows; `words` hold a number used once, so that nobody can
    guess a reference from what was told.
    """
    digest = hmac.digest(secret, words.encode("utf-8", "surrogatepass"), hashlib.sha256)
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
    return "-".join(letters[i : i + 4] for i in range(0, LENGTH, 4))


def fingerprint(reference: str) -> str:
    """Return the SHA-256 of a reference, in hexadecimal, however it was typed."""
    letters = "".join(letter for letter in reference.upper() if letter.isalnum())
    plain = letters.translate(MISREAD).encode("utf-8", "surrogatepass")
    return hashlib.sha256(plain).hexdigest()
