"""What a log may say: never a note, never a key."""

import logging
import re
from types import TracebackType

# PostgreSQL puts the whole failing row after DETAIL, and psycopg the statement after LINE n; both
# may hold somebody's text, over many lines. A traceback goes on only at one of Python's own joints.
LEAKING_LINES = re.compile(
    r"\b(?:DETAIL|CONTEXT|STATEMENT|HINT|QUERY|LINE \d+):.*?"
    r"(?=\n\n(?:The above exception was|During handling of the above)|\Z)",
    re.DOTALL,
)
# Whoever knows a calendar's, a visitor's or a new password's address opens it; Django logs the
# path of what it answers 4xx or 5xx.
PRIVATE_ADDRESS = re.compile(r"(/feeds/|/visit/yours/|/reset/key/)\S+")
QUOTED = re.compile(r"(invalid input syntax for[^:]*|value too long[^:]*): .*")


def redact(text: str) -> str:
    """Return a traceback or message without quoted row contents and private addresses."""
    text = without_keys(text)
    return QUOTED.sub(r"\1: [left out]", LEAKING_LINES.sub("[row contents left out]", text))


def without_keys(path: str) -> str:
    """Return a path, or a text with paths, without what opens a private address."""
    return PRIVATE_ADDRESS.sub(r"\1[left out]", path)


class PrivateFormatter(logging.Formatter):
    """Formats a record without row contents, query strings or form values."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))

    def formatException(  # noqa: N802 - logging's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return redact(super().formatException(ei))
