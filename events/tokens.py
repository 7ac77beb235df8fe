"""Keys of private calendar addresses: made at random, and kept only as a hash."""

import hashlib
import secrets


def new_token() -> str:
    """Return 256 random bits, in letters that fit an address."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Return what is stored of a token: SHA-256 is enough for one nobody can guess."""
    return hashlib.sha256(token.encode()).hexdigest()
