"""How long a post may be, as a hint: every platform counts a little differently."""

import re
import unicodedata

LIMITS = {
    "bluesky": 300,
    "mastodon": 500,
    "instagram": 2_200,
    "tiktok": 2_200,
    "linkedin": 3_000,
    "youtube": 5_000,
}
LINK = re.compile(r"https?://\S+")
LINK_LENGTH = {"mastodon": 23}  # whatever its own length


def post_length(text: str, platform: str) -> int:
    """Return a text's length in characters as a platform counts them, marks and joiners apart."""
    text = text.replace("\r\n", "\n")
    if platform in LINK_LENGTH:
        text = LINK.sub("x" * LINK_LENGTH[platform], text)
    text = unicodedata.normalize("NFC", text)
    return sum(unicodedata.category(letter) not in {"Mn", "Cf", "Me"} for letter in text)


def length_words(text: str, platform: str, name: str) -> str:
    """Return a text's length and what the platform takes, in words."""
    length, most = post_length(text, platform), LIMITS.get(platform)
    words = f"{length:,} character{'' if length == 1 else 's'}"
    if most is None:
        return words
    if length > most:
        return f"{words}: {length - most:,} more than {name} takes"
    return f"{words}; {name} takes {most:,}"
